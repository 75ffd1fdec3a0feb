import { removeBuild } from "../serverless/builds";
import { deploy } from "../serverless/deployments";
import { removeService } from "../serverless/services";
import { isoDate } from "../state/dates";
import { type AssetVersion, type Build, type EmulatorState } from "../state/model";
import { newSid } from "../state/random";

/** Deletes a service with all that is in it. */
export function deleteService(state: EmulatorState, serviceSid: string): void {
  removeService(state, found("service", state.services, serviceSid));
}

/** Deletes an asset. A deployed build goes on serving its version. */
export function deleteAsset(state: EmulatorState, assetSid: string): void {
  delete state.assets[found("asset", state.assets, assetSid).sid];
}

/** @throws when the build is deployed: another one has to be deployed first. */
export function deleteBuild(state: EmulatorState, buildSid: string): void {
  removeBuild(state, found("build", state.builds, buildSid));
}

/** Deploys a build that is there. */
export function deployBuild(state: EmulatorState, environmentSid: string, buildSid: string): void {
  const environment = found("environment", state.environments, environmentSid);
  const build = found("build", state.builds, buildSid);
  if (build.serviceSid !== environment.serviceSid) throw new Error(`build ${buildSid} is of another service`);
  deploy(state, environment, build);
}

/**
 * Edits the files of a service and deploys them all, as the button "Deploy All" does. What is not named stays.
 * @param documents what each path holds from now on; null takes it away.
 * @returns the build that is deployed now.
 */
export function deployDocuments(
  state: EmulatorState,
  serviceSid: string,
  documents: Record<string, string | null>,
): Build {
  const service = found("service", state.services, serviceSid);
  const environments = Object.values(state.environments).filter((each) => each.serviceSid === service.sid);
  const deployed = environments
    .map(({ buildSid }) => state.builds[buildSid ?? ""])
    .find((build) => build !== undefined);
  const kept = (deployed?.assetVersions ?? [])
    .flatMap((sid) => state.assetVersions[sid] ?? [])
    .filter(({ path }) => !(path in documents));
  const added = Object.entries(documents).flatMap(([path, content]) =>
    content === null ? [] : [addVersion(state, serviceSid, path, content)],
  );
  const build: Build = {
    sid: newSid(state, "ZB"),
    accountSid: service.accountSid,
    serviceSid,
    assetVersions: [...kept, ...added].map(({ sid }) => sid),
    functionVersions: deployed?.functionVersions ?? [],
    dependencies: deployed?.dependencies ?? [],
    runtime: deployed?.runtime ?? "node22",
    // The console waits for the build before it deploys it.
    readyAt: Date.now(),
    fails: false,
    dateCreated: isoDate(),
    dateUpdated: isoDate(),
  };
  state.builds[build.sid] = build;
  for (const environment of environments) deploy(state, environment, build);
  return build;
}

function addVersion(state: EmulatorState, serviceSid: string, path: string, content: string): AssetVersion {
  const { accountSid } = found("service", state.services, serviceSid);
  const before = Object.values(state.assetVersions).find(
    (each) => each.serviceSid === serviceSid && each.path === path,
  );
  const now = isoDate();
  let asset = state.assets[before?.assetSid ?? ""];
  if (!asset) {
    const sid = newSid(state, "ZH");
    asset = { sid, accountSid, serviceSid, friendlyName: path, dateCreated: now, dateUpdated: now };
    state.assets[sid] = asset;
  }
  const version: AssetVersion = {
    sid: newSid(state, "ZN"),
    accountSid,
    serviceSid,
    assetSid: asset.sid,
    path,
    visibility: "public",
    contentType: before?.contentType ?? "text/xml",
    content: Buffer.from(content).toString("base64"),
    dateCreated: now,
  };
  state.assetVersions[version.sid] = version;
  return version;
}

function found<T>(kind: string, things: Record<string, T>, sid: string): T {
  const thing = things[sid];
  if (thing === undefined) throw new Error(`${kind} ${sid}: the emulator does not have it`);
  return thing;
}
