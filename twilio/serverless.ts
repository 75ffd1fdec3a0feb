import { type Mark, markText, newToken, readMark } from "./mark";
import { ProviderError } from "./failure";
import { type Twilio } from "./client";
import { confirmAccount, foundOrGone } from "./account";
import { isGone, mayHaveHappened, withdrawForeign } from "./errors";

/** A Serverless service that Ringfence may own. */
export interface Service {
  sid: string;
  uniqueName: string;
  mark: Mark | undefined;
  /** Made just now: there is nothing in it yet to look for. */
  empty?: boolean;
}

const ENVIRONMENT = "production";

/** Node runtime named in builds; Twilio asks for one although an assets-only build runs no code. */
const RUNTIME = "node22";

/**
 * What Twilio's own tools give every Function: its runtime, and the library that has the TwiML builder. The versions are those that
 * `create-twilio-function` 3.6.0 starts projects with.
 */
const FUNCTION_DEPENDENCIES = JSON.stringify([
  { name: "twilio", version: "5.0.3" },
  { name: "@twilio/runtime-handler", version: "2.0.3" },
]);

/**
 * The service of a state; undefined when Twilio has no such service.
 *
 * @throws ProviderError where Twilio has none and nothing shows that the credentials act for this account
 */
export const fetchService = (twilio: Twilio, sid: string): Promise<Service | undefined> =>
  foundOrGone(twilio, () => findService(twilio, sid));

/** By unique name or SID, before one is made: what is made in another account is noticed by its own answer. */
export async function findService(twilio: Twilio, nameOrSid: string): Promise<Service | undefined> {
  try {
    const { sid, uniqueName, friendlyName } = await twilio.sdk.serverless.v1.services(nameOrSid).fetch();
    return { sid, uniqueName, mark: readMark(friendlyName) };
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

const serviceTitle = (mark: Mark) => `Ringfence TwiML ${markText(mark)}`;

/** Makes the service, marked as ours. An answer that was lost is looked for before anything is made twice. */
export async function createService(twilio: Twilio, uniqueName: string, stamp?: string): Promise<Service> {
  const mark: Mark = { owner: uniqueName, generation: newToken(), ...(stamp && { stamp }) };
  try {
    const { sid } = await twilio.sdk.serverless.v1.services.create({
      uniqueName,
      friendlyName: serviceTitle(mark),
      includeCredentials: false,
      uiEditable: false,
    });
    return { sid, uniqueName, mark, empty: true };
  } catch (error) {
    const made = mayHaveHappened(error) ? await findService(twilio, uniqueName) : undefined;
    if (made?.mark?.generation === mark.generation) return made;
    return withdrawForeign(error, (sid) => removeService(twilio, sid));
  }
}

/** Takes over a service of ours that a lost state left: from now on only the new generation speaks for it. */
export const adoptService = (twilio: Twilio, service: Service, stamp?: string): Promise<Service> =>
  markService(twilio, service, { owner: service.uniqueName, generation: newToken(), ...(stamp && { stamp }) });

/** Writes the mark of a service. */
export async function markService(twilio: Twilio, service: Service, mark: Mark): Promise<Service> {
  await twilio.sdk.serverless.v1.services(service.sid).update({ friendlyName: serviceTitle(mark) });
  return { ...service, mark };
}

export async function removeService(twilio: Twilio, sid: string): Promise<void> {
  try {
    await twilio.sdk.serverless.v1.services(sid).remove();
  } catch (error) {
    if (!isGone(error)) throw error;
    await confirmAccount(twilio);
  }
}

export interface Environment {
  sid: string;
  domainName: string;
  /** The build that is deployed there, if one is. */
  buildSid: string;
}

export async function findEnvironment(twilio: Twilio, serviceSid: string): Promise<Environment | undefined> {
  const all = await twilio.sdk.serverless.v1.services(serviceSid).environments.list({ pageSize: 100 });
  const found = all.find((environment) => environment.uniqueName === ENVIRONMENT);
  return found && { sid: found.sid, domainName: found.domainName, buildSid: found.buildSid ?? "" };
}

/** The environment that documents are hosted in; it is made if there is none. `empty` spares looking for it. */
export async function ensureEnvironment(
  twilio: Twilio,
  { sid: serviceSid, empty = false }: Pick<Service, "sid" | "empty">,
): Promise<Environment> {
  const existing = empty ? undefined : await findEnvironment(twilio, serviceSid);
  if (existing) return existing;
  try {
    const { sid, domainName } = await twilio.sdk.serverless.v1
      .services(serviceSid)
      .environments.create({ uniqueName: ENVIRONMENT });
    return { sid, domainName, buildSid: "" };
  } catch (error) {
    const made = mayHaveHappened(error) ? await findEnvironment(twilio, serviceSid) : undefined;
    if (made) return made;
    throw error;
  }
}

/** What a build is made of: documents and other data, or code. */
export type ContentKind = "asset" | "function";

/** Something to host. */
export interface Content {
  kind: ContentKind;
  /** With a leading slash. */
  path: string;
  /** `protected`: only with Twilio's signature. `private`: only for the service's own Functions. */
  visibility: "public" | "protected" | "private";
  text: string;
  /** MIME type. */
  type: string;
}

const ROOMS = { asset: "Assets", function: "Functions" } as const;

/** SIDs of the service's assets or Functions, by the path that is their friendly name. */
export async function listContents(
  twilio: Twilio,
  serviceSid: string,
  kind: ContentKind,
): Promise<Map<string, string>> {
  const service = twilio.sdk.serverless.v1.services(serviceSid);
  const all = kind === "asset" ? service.assets.list({ pageSize: 100 }) : service.functions.list({ pageSize: 100 });
  return new Map((await all).map(({ friendlyName, sid }) => [friendlyName, sid]));
}

export async function createContent(
  twilio: Twilio,
  serviceSid: string,
  { kind, path }: Pick<Content, "kind" | "path">,
): Promise<string> {
  const service = twilio.sdk.serverless.v1.services(serviceSid);
  const friendlyName = path;
  if (kind === "asset") return (await service.assets.create({ friendlyName })).sid;
  return (await service.functions.create({ friendlyName })).sid;
}

/** Uploads a new version of an asset or a Function, and returns its SID. The SDK has no such call. */
export async function uploadVersion(
  twilio: Twilio,
  serviceSid: string,
  contentSid: string,
  { kind, path, visibility, text, type }: Content,
): Promise<string> {
  const form = new FormData();
  form.set("Path", path);
  form.set("Visibility", visibility);
  form.set("Content", new Blob([text], { type }), path.split("/").at(-1) ?? "content");
  const target = `/v1/Services/${serviceSid}/${ROOMS[kind]}/${contentSid}/Versions`;
  const { sid } = (await twilio.upload("serverless-upload.twilio.com", target, form)).body as { sid?: string };
  if (!sid) throw new ProviderError(`POST ${target}: the answer names no version`);
  return sid;
}

/** Starts a build of these versions, and returns its SID. */
export async function createBuild(
  twilio: Twilio,
  serviceSid: string,
  assetVersions: string[],
  functionVersions: string[],
): Promise<string> {
  const code = functionVersions.length > 0 && { functionVersions, dependencies: FUNCTION_DEPENDENCIES };
  const { builds } = twilio.sdk.serverless.v1.services(serviceSid);
  return (await builds.create({ assetVersions, runtime: RUNTIME, ...code })).sid;
}

export async function buildStatus(twilio: Twilio, serviceSid: string, buildSid: string): Promise<string> {
  return (await twilio.sdk.serverless.v1.services(serviceSid).builds(buildSid).buildStatus().fetch()).status;
}

export async function deployBuild(
  twilio: Twilio,
  serviceSid: string,
  environmentSid: string,
  buildSid: string,
): Promise<void> {
  await twilio.sdk.serverless.v1.services(serviceSid).environments(environmentSid).deployments.create({ buildSid });
}
