import { createHash } from "node:crypto";
import { type Operation } from "../../resource";
import { CANCELLED } from "../../../twilio/errors";
import * as serverless from "../../../twilio/serverless";
import { ProviderError } from "../../../twilio/failure";

/** A hosted document: which asset and version serve it, and the hash of what was uploaded. */
interface HostedDocument {
  assetSid: string;
  versionSid: string;
  sha256: string;
}

export interface Deployment {
  environmentSid: string;
  domainName: string;
  buildSid: string;
  /** Every document of the last deployment, by path: the wanted ones and those of the deployment before. */
  hosted: Record<string, HostedDocument>;
}

/** Longest wait for a build; Twilio's own take seconds. */
const BUILD_TIME_LIMIT = 300_000;

/**
 * Hosts `documents` on the service. Documents that were wanted up to now stay for one deployment more, so that no
 * published flow ever names a path that is gone.
 *
 * @param wantedBefore paths that the deployment before was asked for
 * @param progress gets each step that is done, so that a failure later on loses nothing
 */
export async function deploy(
  { twilio, log }: Operation,
  service: Pick<serverless.Service, "sid" | "empty">,
  documents: Record<string, string>,
  before: Deployment | undefined,
  wantedBefore: string[],
  progress: (done: Partial<Deployment>) => void,
): Promise<Deployment> {
  const { sid: serviceSid, empty = false } = service;
  const hosted: Record<string, HostedDocument> = {};
  for (const path of wantedBefore) {
    const kept = before?.hosted[path];
    if (kept) hosted[path] = kept;
  }
  const changed = Object.entries(documents).filter(([path, xml]) => hosted[path]?.sha256 !== sha256(xml));
  const assets =
    changed.length > 0 && !empty
      ? serverless.listAssets(twilio, serviceSid)
      : Promise.resolve(new Map<string, string>());
  const uploads = changed.map(async ([path, xml]) => {
    const assetSid = (await assets).get(path) ?? (await serverless.createAsset(twilio, serviceSid, path));
    const versionSid = await serverless.uploadVersion(twilio, serviceSid, assetSid, path, xml);
    hosted[path] = { assetSid, versionSid, sha256: sha256(xml) };
  });
  const environmentReady = serverless.ensureEnvironment(twilio, service).then((environment) => {
    progress({ environmentSid: environment.sid, domainName: environment.domainName });
    return environment;
  });
  // A failure is thrown when nothing is under way any more.
  await Promise.allSettled([environmentReady, ...uploads]);
  const [environment] = await Promise.all([environmentReady, ...uploads]);
  const versions = Object.values(hosted).map((document) => document.versionSid);
  const buildSid = await serverless.createBuild(twilio, serviceSid, versions);
  await built(twilio, serviceSid, buildSid, log);
  await serverless.deployBuild(twilio, serviceSid, environment.sid, buildSid);
  return { environmentSid: environment.sid, domainName: environment.domainName, buildSid, hosted };
}

async function built(
  twilio: Operation["twilio"],
  serviceSid: string,
  buildSid: string,
  log: Operation["log"],
): Promise<void> {
  const started = performance.now();
  for (let pause = 100; ; pause = Math.min(pause * 2, 1_000)) {
    const status = await serverless.buildStatus(twilio, serviceSid, buildSid);
    if (status === "completed") return;
    if (status === "failed")
      throw new ProviderError(
        `Twilio could not build the hosted TwiML (build ${buildSid}). Run it again; the build's log is in the Twilio console.`,
      );
    const seconds = Math.round((performance.now() - started) / 1000);
    if (seconds * 1000 > BUILD_TIME_LIMIT)
      throw new ProviderError(
        `Twilio has been building the hosted TwiML for ${seconds} s (build ${buildSid}). Run it again later.`,
      );
    log.status(`Twilio builds the hosted TwiML (${seconds} s)`);
    await twilio.patience.pause(pause);
    if (twilio.patience.over) throw new ProviderError(CANCELLED);
  }
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
