import { type Exchange, type Operation } from "../http/operation";
import { metaPage } from "../http/paging";
import { badRequest } from "../http/twilioError";
import { isoDate } from "../state/dates";
import { type AssetVersion, type Build, type EmulatorState } from "../state/model";
import { newSid, shuffled } from "../state/random";
import { childOfPath, childrenOfPath, SERVERLESS_HOST, serviceOfPath, serviceUrl } from "./resource";

const list: Operation = {
  product: "serverless",
  method: "GET",
  path: "/v1/Services/{ServiceSid}/Builds",
  run(exchange) {
    const { state } = exchange;
    const builds = childrenOfPath(exchange, state.builds);
    const show = (build: Build) => buildAnswer(state, build);
    return { status: 200, body: metaPage(exchange, SERVERLESS_HOST, "builds", builds, ({ sid }) => sid, show) };
  },
};

const create: Operation = {
  product: "serverless",
  method: "POST",
  path: "/v1/Services/{ServiceSid}/Builds",
  run(exchange) {
    const { state, form, settings } = exchange;
    const service = serviceOfPath(exchange);
    if (form.has("FunctionVersions"))
      throw badRequest("FunctionVersions: this emulator keeps no functions, only assets");
    const build: Build = {
      sid: newSid(state, "ZB"),
      accountSid: service.accountSid,
      serviceSid: service.sid,
      assetVersions: versionsField(exchange).map(({ sid }) => sid),
      dependencies: dependenciesField(form.get("Dependencies")),
      runtime: form.get("Runtime") ?? "node22",
      readyAt: Date.now() + settings.buildMs,
      fails: exchange.buildFails,
      dateCreated: isoDate(),
      dateUpdated: isoDate(),
    };
    state.builds[build.sid] = build;
    // A build is never ready in the answer that makes it, however short it takes.
    return { status: 201, body: { ...buildAnswer(state, build), status: "building" } };
  },
};

const fetch: Operation = {
  product: "serverless",
  method: "GET",
  path: "/v1/Services/{ServiceSid}/Builds/{Sid}",
  run: (exchange) => ({
    status: 200,
    body: buildAnswer(exchange.state, childOfPath(exchange, exchange.state.builds, "Sid")),
  }),
};

const fetchStatus: Operation = {
  product: "serverless",
  method: "GET",
  path: "/v1/Services/{ServiceSid}/Builds/{Sid}/Status",
  run(exchange) {
    const build = childOfPath(exchange, exchange.state.builds, "Sid");
    const body = {
      sid: build.sid,
      account_sid: build.accountSid,
      service_sid: build.serviceSid,
      status: buildStatus(build),
      url: serviceUrl(build.serviceSid, `/Builds/${build.sid}/Status`),
    };
    return { status: 200, body };
  },
};

const remove: Operation = {
  product: "serverless",
  method: "DELETE",
  path: "/v1/Services/{ServiceSid}/Builds/{Sid}",
  run(exchange) {
    removeBuild(exchange.state, childOfPath(exchange, exchange.state.builds, "Sid"));
    return { status: 204 };
  },
};

/** Builds of a service. */
export const builds: Operation[] = [list, create, fetch, fetchStatus, remove];

/** @throws when an environment serves the build. */
export function removeBuild(state: EmulatorState, build: Build): void {
  const serving = Object.values(state.environments).find(({ buildSid }) => buildSid === build.sid);
  if (serving) throw badRequest(`Build ${build.sid} is deployed to ${serving.domainName} and cannot be deleted`);
  delete state.builds[build.sid];
}

/** Where a build stands now. */
export function buildStatus(build: Build): "building" | "completed" | "failed" {
  if (Date.now() < build.readyAt) return "building";
  return build.fails ? "failed" : "completed";
}

function versionsField(exchange: Exchange): AssetVersion[] {
  const sids = exchange.form.getAll("AssetVersions");
  if (sids.length === 0) throw badRequest("A build needs at least one of AssetVersions and FunctionVersions");
  const paths = new Set<string>();
  return sids.map((sid) => {
    const version = exchange.state.assetVersions[sid];
    if (!version || version.serviceSid !== exchange.params.ServiceSid)
      throw badRequest(`AssetVersions: ${sid} was not found`);
    if (paths.has(version.path)) throw badRequest(`AssetVersions: two versions have the path ${version.path}`);
    paths.add(version.path);
    return version;
  });
}

function dependenciesField(text: string | null): Build["dependencies"] {
  if (!text) return [];
  const message = "Dependencies must be a JSON list of objects with name and version";
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list) && list.every(isDependency)) return list;
  } catch {
    throw badRequest(message);
  }
  throw badRequest(message);
}

function isDependency(item: unknown): item is { name: string; version: string } {
  return typeof item === "object" && item !== null && "name" in item && "version" in item;
}

/** Twilio lists a build's versions in no particular order. */
function buildAnswer(state: EmulatorState, build: Build): object {
  const url = serviceUrl(build.serviceSid, `/Builds/${build.sid}`);
  return {
    sid: build.sid,
    account_sid: build.accountSid,
    service_sid: build.serviceSid,
    status: buildStatus(build),
    asset_versions: shuffled(state, build.assetVersions)
      .flatMap((sid) => state.assetVersions[sid] ?? [])
      .map(listed),
    function_versions: [],
    dependencies: build.dependencies,
    runtime: build.runtime,
    date_created: build.dateCreated,
    date_updated: build.dateUpdated,
    url,
    links: { build_status: `${url}/Status` },
  };
}

function listed(version: AssetVersion): object {
  return {
    sid: version.sid,
    account_sid: version.accountSid,
    service_sid: version.serviceSid,
    asset_sid: version.assetSid,
    date_created: version.dateCreated,
    path: version.path,
    // In capitals here, in small letters in the version's own answer: so Twilio's samples have it.
    visibility: version.visibility.toUpperCase(),
  };
}
