import { atMost, required } from "../http/form";
import { type Operation } from "../http/operation";
import { metaPage } from "../http/paging";
import { TwilioError } from "../http/twilioError";
import { isoDate } from "../state/dates";
import { type EmulatorState, type Environment } from "../state/model";
import { newSid } from "../state/random";
import { childOfPath, childrenOfPath, SERVERLESS_HOST, serviceOfPath, serviceUrl } from "./resource";

const list: Operation = {
  product: "serverless",
  method: "GET",
  path: "/v1/Services/{ServiceSid}/Environments",
  run(exchange) {
    const environments = childrenOfPath(exchange, exchange.state.environments);
    return {
      status: 200,
      body: metaPage(exchange, SERVERLESS_HOST, "environments", environments, ({ sid }) => sid, environmentAnswer),
    };
  },
};

const create: Operation = {
  product: "serverless",
  method: "POST",
  path: "/v1/Services/{ServiceSid}/Environments",
  run(exchange) {
    const { state, form } = exchange;
    const service = serviceOfPath(exchange);
    const uniqueName = atMost("UniqueName", required(form, "UniqueName"), 100);
    const domainSuffix = atMost("DomainSuffix", form.get("DomainSuffix") ?? "", 16) || null;
    for (const other of childrenOfPath(exchange, state.environments)) {
      if (other.uniqueName === uniqueName || other.domainSuffix === domainSuffix) {
        throw new TwilioError(409, 20409, `UniqueName or DomainSuffix is already in use by ${other.sid}`);
      }
    }
    const environment: Environment = {
      sid: newSid(state, "ZE"),
      accountSid: service.accountSid,
      serviceSid: service.sid,
      uniqueName,
      domainSuffix,
      domainName: `${service.domainBase}${domainSuffix === null ? "" : `-${domainSuffix.toLowerCase()}`}.twil.io`,
      buildSid: null,
      dateCreated: isoDate(),
      dateUpdated: isoDate(),
    };
    state.environments[environment.sid] = environment;
    return { status: 201, body: environmentAnswer(environment) };
  },
};

const fetch: Operation = {
  product: "serverless",
  method: "GET",
  path: "/v1/Services/{ServiceSid}/Environments/{Sid}",
  run: (exchange) => ({
    status: 200,
    body: environmentAnswer(childOfPath(exchange, exchange.state.environments, "Sid")),
  }),
};

const remove: Operation = {
  product: "serverless",
  method: "DELETE",
  path: "/v1/Services/{ServiceSid}/Environments/{Sid}",
  run(exchange) {
    removeEnvironment(exchange.state, childOfPath(exchange, exchange.state.environments, "Sid"));
    return { status: 204 };
  },
};

/** Environments of a service. */
export const environments: Operation[] = [list, create, fetch, remove];

/** Removes an environment with its deployments, variables and logs; its domain answers 404 from then on. */
export function removeEnvironment(state: EmulatorState, environment: Environment): void {
  for (const deployment of Object.values(state.deployments)) {
    if (deployment.environmentSid === environment.sid) delete state.deployments[deployment.sid];
  }
  for (const variable of Object.values(state.variables)) {
    if (variable.environmentSid === environment.sid) delete state.variables[variable.sid];
  }
  state.functionLogs = state.functionLogs.filter(({ environmentSid }) => environmentSid !== environment.sid);
  delete state.environments[environment.sid];
  state.formerDomains.push(environment.domainName);
}

function environmentAnswer(environment: Environment): object {
  const url = serviceUrl(environment.serviceSid, `/Environments/${environment.sid}`);
  return {
    sid: environment.sid,
    account_sid: environment.accountSid,
    service_sid: environment.serviceSid,
    build_sid: environment.buildSid,
    unique_name: environment.uniqueName,
    domain_suffix: environment.domainSuffix,
    domain_name: environment.domainName,
    custom_domain_name: null,
    date_created: environment.dateCreated,
    date_updated: environment.dateUpdated,
    url,
    links: { variables: `${url}/Variables`, deployments: `${url}/Deployments`, logs: `${url}/Logs` },
  };
}
