import { atMost, boolean, required } from "../http/form";
import { type Exchange, type Operation } from "../http/operation";
import { metaPage } from "../http/paging";
import { badRequest, notFound, TwilioError } from "../http/twilioError";
import { isoDate } from "../state/dates";
import { type EmulatorState, type Service } from "../state/model";
import { newSid, nextRandom } from "../state/random";
import { removeEnvironment } from "./environments";
import { SERVERLESS_HOST, serviceUrl } from "./resource";

const list: Operation = {
  product: "serverless",
  method: "GET",
  path: "/v1/Services",
  run(exchange) {
    const services = Object.values(exchange.state.services).filter(
      ({ accountSid }) => accountSid === exchange.account.sid,
    );
    return {
      status: 200,
      body: metaPage(exchange, SERVERLESS_HOST, "services", services, ({ sid }) => sid, serviceAnswer),
    };
  },
};

const create: Operation = {
  product: "serverless",
  method: "POST",
  path: "/v1/Services",
  run({ state, account, form }) {
    const uniqueName = atMost("UniqueName", required(form, "UniqueName"), 50);
    if (!/^[A-Za-z0-9-]+$/.test(uniqueName)) {
      throw badRequest(`UniqueName "${uniqueName}" may hold letters, digits and dashes only`);
    }
    const friendlyName = atMost("FriendlyName", required(form, "FriendlyName"), 255);
    const taken = Object.values(state.services).some(
      (service) => service.accountSid === account.sid && service.uniqueName === uniqueName,
    );
    if (taken) throw new TwilioError(409, 20409, `The UniqueName "${uniqueName}" is already in use`);
    const digits = `${Math.floor(1000 + nextRandom(state) * 9000)}`;
    const service: Service = {
      sid: newSid(state, "ZS"),
      accountSid: account.sid,
      uniqueName,
      friendlyName,
      includeCredentials: boolean(form, "IncludeCredentials") ?? true,
      uiEditable: boolean(form, "UiEditable") ?? false,
      domainBase: `${uniqueName.toLowerCase()}-${digits}`,
      dateCreated: isoDate(),
      dateUpdated: isoDate(),
    };
    state.services[service.sid] = service;
    return { status: 201, body: serviceAnswer(service) };
  },
};

const fetch: Operation = {
  product: "serverless",
  method: "GET",
  path: "/v1/Services/{Sid}",
  run: (exchange) => ({ status: 200, body: serviceAnswer(namedService(exchange)) }),
};

const update: Operation = {
  product: "serverless",
  method: "POST",
  path: "/v1/Services/{Sid}",
  run(exchange) {
    const service = namedService(exchange);
    const { form } = exchange;
    service.friendlyName = atMost("FriendlyName", form.get("FriendlyName") ?? service.friendlyName, 255);
    service.includeCredentials = boolean(form, "IncludeCredentials") ?? service.includeCredentials;
    service.uiEditable = boolean(form, "UiEditable") ?? service.uiEditable;
    service.dateUpdated = isoDate();
    return { status: 200, body: serviceAnswer(service) };
  },
};

const remove: Operation = {
  product: "serverless",
  method: "DELETE",
  path: "/v1/Services/{Sid}",
  run(exchange) {
    removeService(exchange.state, namedService(exchange));
    return { status: 204 };
  },
};

/** Serverless services. A service is found by its SID or its unique name. */
export const services: Operation[] = [list, create, fetch, update, remove];

/** Removes a service with all that is in it; its domains answer 404 from then on. */
export function removeService(state: EmulatorState, service: Service): void {
  for (const environment of Object.values(state.environments)) {
    if (environment.serviceSid === service.sid) removeEnvironment(state, environment);
  }
  const parts: Record<string, { sid: string; serviceSid: string }>[] = [
    state.assets,
    state.assetVersions,
    state.functions,
    state.functionVersions,
    state.builds,
  ];
  for (const things of parts) {
    for (const thing of Object.values(things)) if (thing.serviceSid === service.sid) delete things[thing.sid];
  }
  delete state.services[service.sid];
}

function namedService(exchange: Exchange): Service {
  const name = exchange.params.Sid ?? "";
  const service = Object.values(exchange.state.services).find(
    ({ sid, uniqueName, accountSid }) => accountSid === exchange.account.sid && (sid === name || uniqueName === name),
  );
  if (!service) throw notFound(exchange.path);
  return service;
}

function serviceAnswer(service: Service): object {
  const url = serviceUrl(service.sid);
  return {
    sid: service.sid,
    account_sid: service.accountSid,
    friendly_name: service.friendlyName,
    unique_name: service.uniqueName,
    include_credentials: service.includeCredentials,
    ui_editable: service.uiEditable,
    domain_base: service.domainBase,
    date_created: service.dateCreated,
    date_updated: service.dateUpdated,
    url,
    links: {
      environments: `${url}/Environments`,
      functions: `${url}/Functions`,
      assets: `${url}/Assets`,
      builds: `${url}/Builds`,
    },
  };
}
