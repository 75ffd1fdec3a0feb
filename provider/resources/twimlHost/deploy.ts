import { type Operation } from "../../resource";
import { CANCELLED } from "../../../twilio/errors";
import { canonicalJson } from "../../../flows/base/canonicalJson";
import { FUNCTION_PATH, lineAt } from "../../../flows/function/underWay";
import * as builds from "../../../twilio/builds";
import * as serverless from "../../../twilio/serverless";
import { ProviderError } from "../../../twilio/failure";
import { sha256 } from "./code";
import { contentsOf } from "./contents";
import { type Deployment, type Hosted, type TwimlHostInputs } from "./hostInputs";

/** What was deployed before, and what of it has to stay. */
export interface Before {
  deployment: Pick<Deployment, "hosted"> & Partial<TwimlHostInputs>;
  /** Paths that stay for one deployment more, or for as long as calls need them. */
  staying: string[];
}

/** Longest wait for a build; Twilio's own take seconds. */
const BUILD_TIME_LIMIT = 300_000;

/**
 * Hosts the documents, and the lines with their Function. What was wanted up to now stays for one deployment more, so that no
 * published flow ever names a path that is gone, and no number is on a line that is gone.
 *
 * @param progress gets each step that is done, so that a failure later on loses nothing
 */
export async function deploy(
  { twilio, log }: Operation,
  service: Pick<serverless.Service, "sid" | "empty">,
  inputs: TwimlHostInputs,
  { deployment, staying }: Before,
  progress: (done: Partial<Deployment>) => void,
): Promise<Deployment> {
  const { sid: serviceSid, empty = false } = service;
  const hosted: Record<string, Hosted> = {};
  for (const path of staying) {
    const kept = deployment.hosted[path];
    if (kept) hosted[path] = kept;
  }
  const contents = contentsOf(inputs, twilio.accountSid);
  const changed = contents.filter((content) => isChanged(content, hosted[content.path], inputs, deployment));
  const known = new Map(
    (["asset", "function"] as const).map((kind) => {
      const needed = !empty && changed.some((content) => content.kind === kind);
      return [kind, needed ? builds.listContents(twilio, serviceSid, kind) : new Map<string, string>()];
    }),
  );
  const uploads = changed.map(async (content) => {
    const { kind, path, text, visibility } = content;
    const found = (await known.get(kind))?.get(path);
    const assetSid = found ?? (await builds.createContent(twilio, serviceSid, content));
    const versionSid = await builds.uploadVersion(twilio, serviceSid, assetSid, content);
    hosted[path] = { assetSid, versionSid, sha256: visibility === "private" ? "" : sha256(text) };
  });
  const environmentReady = serverless.ensureEnvironment(twilio, service).then((environment) => {
    progress({ environmentSid: environment.sid, domainName: environment.domainName });
    return environment;
  });
  // A failure is thrown when nothing is under way any more.
  await Promise.allSettled([environmentReady, ...uploads]);
  const [environment] = await Promise.all([environmentReady, ...uploads]);
  const versions = (isCode: boolean) =>
    Object.entries(hosted).flatMap(([path, { versionSid }]) => ((path === FUNCTION_PATH) === isCode ? versionSid : []));
  const buildSid = await builds.createBuild(twilio, serviceSid, versions(false), versions(true));
  await built(twilio, serviceSid, { environmentSid: environment.sid, buildSid }, log);
  await builds.deployBuild(twilio, serviceSid, environment.sid, buildSid);
  const codeHash = hosted[FUNCTION_PATH]?.sha256;
  const { sid: environmentSid, domainName } = environment;
  return { environmentSid, domainName, buildSid, hosted, ...(codeHash !== undefined && { codeHash }) };
}

/** The data of a line is compared itself. */
function isChanged(
  { path, text }: builds.Content,
  hosted: Hosted | undefined,
  { lines = {} }: TwimlHostInputs,
  before: Partial<TwimlHostInputs>,
): boolean {
  const line = lineAt(path);
  if (hosted === undefined) return true;
  if (line === undefined) return hosted.sha256 !== sha256(text);
  return canonicalJson(lines[line]) !== canonicalJson(before.lines?.[line]);
}

async function built(
  twilio: Operation["twilio"],
  serviceSid: string,
  { environmentSid, buildSid }: Pick<Deployment, "environmentSid" | "buildSid">,
  log: Operation["log"],
): Promise<void> {
  const started = performance.now();
  for (let pause = 100; ; pause = Math.min(pause * 2, 1_000)) {
    const status = await builds.buildStatus(twilio, serviceSid, buildSid);
    if (status === "completed") return;
    if (status === "failed") {
      const reason = await builds.buildLog(twilio, serviceSid, environmentSid, buildSid);
      throw new ProviderError(
        `Twilio could not build service ${serviceSid} (build ${buildSid})${reason && `: ${reason}`}. ` +
          "What was deployed before goes on answering. Run it again; the log is in the Twilio console, under Functions and Assets.",
      );
    }
    const seconds = Math.round((performance.now() - started) / 1000);
    if (seconds * 1000 > BUILD_TIME_LIMIT)
      throw new ProviderError(
        `Twilio has been building service ${serviceSid} for ${seconds} s (build ${buildSid}). Run it again later.`,
      );
    log.status(`Twilio builds what is hosted (${seconds} s)`);
    await twilio.patience.pause(pause);
    if (twilio.patience.over) throw new ProviderError(CANCELLED);
  }
}
