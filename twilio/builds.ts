import { type Twilio } from "./client";
import { ProviderError } from "./failure";

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

/** A file of a build: the asset or the Function, and its version. */
export interface BuiltFile {
  sid: string;
  versionSid: string;
}

/** Everything in a build, by path. */
export async function filesOf(twilio: Twilio, serviceSid: string, buildSid: string): Promise<Map<string, BuiltFile>> {
  const build = await twilio.sdk.serverless.v1.services(serviceSid).builds(buildSid).fetch();
  // The SDK types what a build holds as `any`, and shows it as Twilio's answer has it.
  type Version = { path: string; sid: string; asset_sid?: string; function_sid?: string };
  const { assetVersions, functionVersions } = build as unknown as Record<string, unknown>;
  const versions = [assetVersions, functionVersions].flatMap((all) => (all ?? []) as Version[]);
  return new Map(
    versions.map(({ path, sid, asset_sid: asset, function_sid: code }) => [
      path,
      { sid: asset ?? code ?? "", versionSid: sid },
    ]),
  );
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

/** So many characters of a log are repeated. */
const MAX_REASON = 300;

/** What the log says of a build, in one line; blank where it says nothing. Twilio documents no other place for it. */
export async function buildLog(
  twilio: Twilio,
  serviceSid: string,
  environmentSid: string,
  buildSid: string,
): Promise<string> {
  const { logs } = twilio.sdk.serverless.v1.services(serviceSid).environments(environmentSid);
  const entries = await logs.list({ limit: 50 }).catch(() => []);
  const own = entries.filter((entry) => entry.buildSid === buildSid);
  return own
    .map(({ message }) => message.trim())
    .join("; ")
    .replace(/\s+/g, " ")
    .slice(0, MAX_REASON);
}

export async function deployBuild(
  twilio: Twilio,
  serviceSid: string,
  environmentSid: string,
  buildSid: string,
): Promise<void> {
  await twilio.sdk.serverless.v1.services(serviceSid).environments(environmentSid).deployments.create({ buildSid });
}
