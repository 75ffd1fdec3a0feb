import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmulator, type Emulator } from "../../../emulator";
import { answering, deployFunctions, point } from "../../harness/emulator/functions";
import { sdk, send, uploadVersion } from "../../harness/emulator/sdk";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ contract: true, buildMs: 0 });
});

afterEach(async () => {
  await emulator.stop();
  expect(emulator.violations).toEqual([]);
});

const code = answering("callback(null, { hello: event.name })");

const serviceOf = (sid: string) => sdk(emulator).serverless.v1.services(sid);

async function emptyService() {
  const { sid } = await sdk(emulator).serverless.v1.services.create({ uniqueName: "app-dev", friendlyName: "app/dev" });
  const service = serviceOf(sid);
  const environment = await service.environments.create({ uniqueName: "production" });
  return { sid, service, environment: service.environments(environment.sid) };
}

/** A Function with one version, built with this runtime. */
async function build(fields: { runtime?: string; dependencies?: string } = {}) {
  const { sid, service, environment } = await emptyService();
  const { sid: functionSid } = await service.functions.create({ friendlyName: "run" });
  const { version } = await uploadVersion(emulator, `${sid}/Functions/${functionSid}`, { path: "/run", content: code });
  const create = () => service.builds.create({ functionVersions: [version.sid], ...fields });
  return { sid, service, environment, functionSid, version, create };
}

test("a Function is created, found, renamed and deleted", async () => {
  const { service } = await emptyService();
  expect(await service.functions.list()).toEqual([]);
  const { sid, links } = await service.functions.create({ friendlyName: "run" });
  expect(links).toHaveProperty("function_versions", expect.stringContaining(sid));
  expect((await service.functions(sid).update({ friendlyName: "screen" })).friendlyName).toBe("screen");
  expect((await service.functions.list()).map(({ friendlyName }) => friendlyName)).toEqual(["screen"]);
  expect((await service.functions(sid).fetch()).sid).toBe(sid);
  await service.functions(sid).remove();
  await expect(service.functions(sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
});

test("a version is uploaded, and its code is read again", async () => {
  const { service, functionSid, version } = await build();
  const { functionVersions } = service.functions(functionSid);
  expect(await functionVersions.list()).toHaveLength(1);
  const found = await functionVersions(version.sid).fetch();
  expect(found).toMatchObject({ functionSid, path: "/run", visibility: "public" });
  expect((await functionVersions(version.sid).functionVersionContent().fetch()).content).toBe(code);
  const other = await service.functions.create({ friendlyName: "other" });
  const stranger = service.functions(other.sid).functionVersions(version.sid);
  await expect(stranger.fetch()).rejects.toMatchObject({ status: 404 });
});

test("refuses a version of a Function as an asset", async () => {
  const { sid, functionSid, service, version } = await build();
  const asAsset = await uploadVersion(emulator, `${sid}/Assets/${functionSid}`, { path: "/a", content: code });
  expect(asAsset.status).toBe(404);
  await expect(service.builds.create({ assetVersions: [version.sid] })).rejects.toMatchObject({ code: 20001 });
});

test("a build holds Functions with their runtime and dependencies", async () => {
  const dependencies = [
    { name: "twilio", version: "6.2.0" },
    { name: "@twilio/runtime-handler", version: "2.0.1" },
  ];
  const { service, version, create } = await build({ runtime: "node20", dependencies: JSON.stringify(dependencies) });
  const { sid, status } = await create();
  expect(status).toBe("building");
  const built = await service.builds(sid).fetch();
  expect(built).toMatchObject({ status: "completed", runtime: "node20", dependencies });
  expect(built.functionVersions).toMatchObject([{ sid: version.sid, visibility: "PUBLIC" }]);
});

test.each(["node8", "node12", "node14", "node16"])(
  "a build with Functions and the runtime %s is refused",
  async (runtime) => {
    const { create } = await build({ runtime });
    await expect(create()).rejects.toMatchObject({
      status: 400,
      code: 20001,
      message: expect.stringContaining(runtime) as unknown,
    });
  },
);

test("a Function and an asset cannot have the same path", async () => {
  const { sid, service, version } = await build();
  const asset = await service.assets.create({ friendlyName: "run" });
  const twin = await uploadVersion(emulator, `${sid}/Assets/${asset.sid}`, { path: "/run", content: "" });
  const both = service.builds.create({ functionVersions: [version.sid], assetVersions: [twin.version.sid] });
  await expect(both).rejects.toMatchObject({ status: 400 });
});

test("a build with more than 50 private assets is refused", async () => {
  const { sid, service } = await emptyService();
  const asset = await service.assets.create({ friendlyName: "line" });
  const assetVersions: string[] = [];
  for (let index = 0; index <= 50; index += 1) {
    const line = { path: `/lines/${index}.json`, content: "{}", visibility: "private" as const };
    assetVersions.push((await uploadVersion(emulator, `${sid}/Assets/${asset.sid}`, line)).version.sid);
  }
  await expect(service.builds.create({ assetVersions })).rejects.toMatchObject({ status: 400 });
  expect((await service.builds.create({ assetVersions: assetVersions.slice(1) })).status).toBe("building");
});

test("a build can be made to fail with a reason, which is in the log of its service's environments", async () => {
  const { service, environment, create } = await build();
  const buildFails = "Could not install left-pad@9.9.9";
  emulator.fault({ match: { method: "POST", path: "/Builds$" }, fault: { buildFails } });
  const { sid } = await create();
  expect((await service.builds(sid).buildStatus().fetch()).status).toBe("failed");
  expect(await environment.logs.list()).toMatchObject([{ level: "error", message: buildFails, buildSid: sid }]);
  await expect(environment.deployments.create({ buildSid: sid })).rejects.toMatchObject({ status: 400 });
  expect(() => emulator.fault({ fault: { buildFails: "" } })).toThrow("true, or a text for the log");
});

test("a variable is created, changed and deleted, and its key is taken once", async () => {
  const { variables } = (await emptyService()).environment;
  expect(await variables.list()).toEqual([]);
  const { sid } = await variables.create({ key: "TOKEN", value: "one" });
  await expect(variables.create({ key: "TOKEN", value: "two" })).rejects.toMatchObject({ status: 409 });
  expect(await variables(sid).update({ value: "two" })).toMatchObject({ key: "TOKEN", value: "two" });
  expect(await variables(sid).update({ key: "SECRET" })).toMatchObject({ key: "SECRET", value: "two" });
  expect(await variables(sid).fetch()).toMatchObject({ key: "SECRET", value: "two" });
  await variables(sid).remove();
  expect(await variables.list()).toEqual([]);
});

test.each([
  ["a key with a blank", "A B", "x"],
  ["a key that is too long", "A".repeat(129), "x"],
  ["a value of more than 450 bytes", "A", "ä".repeat(226)],
])("%s is refused, without its value in the error", async (_, key, value) => {
  const { environment } = await emptyService();
  const refused = await environment.variables.create({ key, value }).catch((error: Error) => error);
  expect(refused).toMatchObject({ status: 400, code: 20001 });
  expect((refused as Error).message).not.toContain("ä");
});

test("a deployed build goes on serving a Function that is deleted; a service takes all with it", async () => {
  const deployed = await deployFunctions(emulator, [{ path: "/run", content: code }]);
  const service = serviceOf(deployed.sid);
  await service.environments(deployed.environmentSid).variables.create({ key: "A", value: "b" });
  await service.functions(deployed.functionSids[0] ?? "").remove();
  expect(await (await fetch(`${deployed.address}/run?name=you`)).json()).toEqual({ hello: "you" });
  await service.remove();
  expect((await fetch(`${deployed.address}/run`)).status).toBe(404);
  const { functions, functionVersions, variables } = emulator.state;
  expect([functions, functionVersions, variables]).toEqual([{}, {}, {}]);
});

test("the console deploys documents and leaves Functions as they are", async () => {
  const deployed = await deployFunctions(emulator, [{ path: "/run", content: code }]);
  emulator.console.deployDocuments(deployed.sid, { "/new.xml": "<Response/>" });
  expect((await fetch(`${deployed.address}/new.xml`)).status).toBe(200);
  expect((await fetch(`${deployed.address}/run?name=you`)).status).toBe(200);
});

test("an environment that is unknown has no variables and no logs", async () => {
  const { sid } = await emptyService();
  for (const list of ["Variables", "Logs"]) {
    const where = `/serverless.twilio.com/v1/Services/${sid}/Environments/ZE${"9".repeat(32)}/${list}`;
    expect((await send(emulator, "GET", where)).status).toBe(404);
  }
});

test("Functions, variables and logs are there again after a restart, also beside a file that had none", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "emulator-"));
  const stateFile = path.join(folder, "emulator.json");
  const options = { stateFile, contract: true, buildMs: 0 };
  await emulator.stop();
  emulator = await startEmulator(options);
  for (const name of ["functions", "functionVersions", "variables", "functionLogs"] as const) {
    delete (emulator.state as Partial<typeof emulator.state>)[name];
  }
  emulator.addNumber({ phoneNumber: "+15550100044" });
  await emulator.stop();

  emulator = await startEmulator(options);
  const content = answering(
    'console.log("asked"); const r = new Twilio.twiml.VoiceResponse(); r.reject(); callback(null, r)',
  );
  const deployed = await deployFunctions(emulator, [{ path: "/run", content, visibility: "protected" }]);
  await serviceOf(deployed.sid).environments(deployed.environmentSid).variables.create({ key: "A", value: "b" });
  point(emulator, "+15550100044", `${deployed.origin}/run`);
  await emulator.stop();

  emulator = await startEmulator(options);
  const call = { from: "+15550100077", to: "+15550100044", callerCountry: "US" };
  expect(emulator.call(call)).toMatchObject({ outcome: "rejected", answered: false });
  await emulator.stop();

  emulator = await startEmulator(options);
  const environment = serviceOf(deployed.sid).environments(deployed.environmentSid);
  expect(await environment.logs.list()).toMatchObject([{ message: "asked" }]);
  expect(await environment.variables.list()).toMatchObject([{ key: "A", value: "b" }]);
  await rm(folder, { recursive: true });
});
