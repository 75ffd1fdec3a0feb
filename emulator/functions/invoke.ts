import { writeLog } from "../state/functionLog";
import { type Build, type EmulatorState, type Environment, type FunctionVersion, type LogEntry } from "../state/model";
import { newSid } from "../state/random";
import { fieldsOf } from "../requests";
import { type Finished } from "./answers";
import { surroundingsOf } from "./globals";
import { runFunction } from "./run";
import { type Fields } from "./signature";

/** A request to a Serverless domain. */
export interface HostedRequest {
  method: string;
  /** As it was sent, `https://HOST/PATH?QUERY`: the signature is over exactly that. */
  url: string;
  /** Names in small letters. */
  headers: Record<string, string>;
  /** Fields of a form. */
  form: Fields;
  /** A JSON body. */
  json?: unknown;
}

/** A Function that runs: where it is deployed, and its code. */
export interface Invoked {
  state: EmulatorState;
  environment: Environment;
  build: Build;
  version: FunctionVersion;
}

type Log = (level: LogEntry["level"], message: string) => void;

/** Writes what one run says into the log of its environment. */
export function logOf({ state, environment, build, version }: Invoked): Log {
  const { accountSid, serviceSid, sid: environmentSid } = environment;
  const deployments = Object.values(state.deployments).filter((each) => each.environmentSid === environmentSid);
  const deploymentSid = deployments.at(-1)?.sid ?? null;
  const place = { accountSid, serviceSid, environmentSid, buildSid: build.sid, deploymentSid };
  let requestSid: string | null = null;
  return (level, message) => {
    requestSid ??= newSid(state, "RQ");
    writeLog(state, { ...place, functionSid: version.functionSid, requestSid, level, message });
  };
}

/** Runs a Function with what a request says, as Twilio's runtime hands it over. */
export function invoke(
  { state, environment, build, version }: Invoked,
  { url, headers, form, json }: HostedRequest,
  limitMs: number,
  log: Log,
): Finished | Promise<Finished> {
  const variables = variablesOf(state, environment);
  const versions = (build.functionVersions ?? []).flatMap((sid) => state.functionVersions[sid] ?? []);
  const code = new Map(versions.map(({ path, content }) => [path, Buffer.from(content, "base64").toString("utf8")]));
  const assets = build.assetVersions
    .flatMap((sid) => state.assetVersions[sid] ?? [])
    .filter(({ visibility }) => visibility === "private");
  const { path } = version;
  const context = {
    ...{ DOMAIN_NAME: environment.domainName, PATH: path },
    ...{ SERVICE_SID: environment.serviceSid, ENVIRONMENT_SID: environment.sid },
    ...credentialsOf(state, environment),
    ...variables,
    getTwilioClient() {
      throw new Error("context.getTwilioClient: Ringfence's emulator has no REST client for Functions");
    },
  };
  // A parameter called `request` takes the place of what Twilio says, as in Twilio's own runtime.
  const event = {
    request: { headers: { ...headers }, cookies: cookiesOf(headers.cookie) },
    ...fieldsOf(new URL(url).searchParams),
    ...form,
    ...(typeof json === "object" && json !== null && !Array.isArray(json) && json),
  };
  const around = surroundingsOf({ state, variables, assets, functions: [...code.keys()], log });
  return runFunction({ code, path, context, event, limitMs, ...around });
}

function variablesOf({ variables }: EmulatorState, { sid }: Environment): Record<string, string> {
  const own = Object.values(variables).filter(({ environmentSid }) => environmentSid === sid);
  return Object.fromEntries(own.map(({ key, value }) => [key, value]));
}

function credentialsOf(state: EmulatorState, { serviceSid, accountSid }: Environment): Record<string, string> {
  const token = state.accounts[accountSid]?.authToken;
  const isWanted = state.services[serviceSid]?.includeCredentials === true;
  return isWanted && token !== undefined ? { ACCOUNT_SID: accountSid, AUTH_TOKEN: token } : {};
}

function cookiesOf(header: string | undefined): Record<string, string> {
  const pairs = (header ?? "").split(/;\s*/).flatMap((pair) => {
    const [, name, value = ""] = /^([^=]+)=(.*)$/.exec(pair) ?? [];
    return name === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(pairs);
}
