import { type Operation } from "../http/operation";
import { metaPage } from "../http/paging";
import { badRequest } from "../http/twilioError";
import { isoDate } from "../state/dates";
import { writeLog } from "../state/functionLog";
import { type AssetVersion, type Build, type EmulatorState, type FunctionVersion } from "../state/model";
import { newSid, shuffled } from "../state/random";
import { buildVersions, dependenciesField, runtimeField } from "./buildFields";
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
    const { assets, functions } = buildVersions(exchange);
    const build: Build = {
      sid: newSid(state, "ZB"),
      accountSid: service.accountSid,
      serviceSid: service.sid,
      assetVersions: assets.map(({ sid }) => sid),
      functionVersions: functions.map(({ sid }) => sid),
      dependencies: dependenciesField(form.get("Dependencies")),
      runtime: runtimeField(form.get("Runtime"), functions.length > 0),
      readyAt: Date.now() + settings.buildMs,
      fails: exchange.buildFails !== false,
      dateCreated: isoDate(),
      dateUpdated: isoDate(),
    };
    state.builds[build.sid] = build;
    if (typeof exchange.buildFails === "string") logFailure(state, build, exchange.buildFails);
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

/** Twilio documents no place for what a build says when it fails; here it is in the log of each environment. */
function logFailure(state: EmulatorState, { accountSid, serviceSid, sid: buildSid }: Build, message: string): void {
  for (const environment of Object.values(state.environments)) {
    if (environment.serviceSid !== serviceSid) continue;
    const place = { accountSid, serviceSid, environmentSid: environment.sid, buildSid, deploymentSid: null };
    writeLog(state, { ...place, functionSid: null, requestSid: null, level: "error", message });
  }
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
    function_versions: shuffled(state, build.functionVersions ?? [])
      .flatMap((sid) => state.functionVersions[sid] ?? [])
      .map(listed),
    dependencies: build.dependencies,
    runtime: build.runtime,
    date_created: build.dateCreated,
    date_updated: build.dateUpdated,
    url,
    links: { build_status: `${url}/Status` },
  };
}

function listed(version: AssetVersion | FunctionVersion): object {
  return {
    sid: version.sid,
    account_sid: version.accountSid,
    service_sid: version.serviceSid,
    ...("assetSid" in version ? { asset_sid: version.assetSid } : { function_sid: version.functionSid }),
    date_created: version.dateCreated,
    path: version.path,
    // In capitals here, in small letters in the version's own answer: so Twilio's samples have it.
    visibility: version.visibility.toUpperCase(),
  };
}
