import { startEmulator, type Emulator } from "../../emulator";
import { sdk, send, upload } from "../harness/emulator/sdk";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ contract: true, buildMs: 0, random: 7 });
});

afterEach(async () => {
  await emulator.stop();
  expect(emulator.violations).toEqual([]);
});

const rejected = '<?xml version="1.0" encoding="UTF-8"?><Response><Reject reason="rejected"/></Response>';

/** Hosts documents from service to deployment, as a deploy tool does. */
async function host(documents: Record<string, string>) {
  const { services } = sdk(emulator).serverless.v1;
  const { sid } = await services.create({ uniqueName: "app-dev", friendlyName: "app/dev", includeCredentials: false });
  const service = services(sid);
  const environment = await service.environments.create({ uniqueName: "production" });
  const assetVersions: string[] = [];
  for (const [path, xml] of Object.entries(documents)) {
    const asset = await service.assets.create({ friendlyName: path });
    assetVersions.push((await upload(emulator, sid, asset.sid, path, xml)).version.sid);
  }
  const build = await service.builds.create({ assetVersions, runtime: "node22" });
  return { service, sid, environment, assetVersions, build };
}

test("serves documents after upload, build and deployment", async () => {
  const { service, environment, build } = await host({ "/rejected.xml": rejected });
  expect(build.status).toBe("building");
  expect(environment.domainName).toMatch(/^app-dev-\d{4}\.twil\.io$/);
  const url = `${emulator.url}/${environment.domainName}/rejected.xml`;
  expect((await fetch(url)).status).toBe(404);

  expect((await service.builds(build.sid).buildStatus().fetch()).status).toBe("completed");
  await service.environments(environment.sid).deployments.create({ buildSid: build.sid });
  expect((await service.environments(environment.sid).fetch()).buildSid).toBe(build.sid);
  for (const method of ["GET", "POST"]) {
    const response = await fetch(url, { method });
    expect(response.headers.get("content-type")).toBe("text/xml");
    expect(await response.text()).toBe(rejected);
  }
});

test("builds for some time, and refuses to deploy before", async () => {
  await emulator.stop();
  emulator = await startEmulator({ contract: true, buildMs: 60_000 });
  const { service, environment, build } = await host({ "/rejected.xml": rejected });
  expect((await service.builds(build.sid).buildStatus().fetch()).status).toBe("building");
  const deploy = () => service.environments(environment.sid).deployments.create({ buildSid: build.sid });
  await expect(deploy()).rejects.toMatchObject({ status: 400 });

  const kept = emulator.state.builds[build.sid];
  if (kept) kept.readyAt = Date.now();
  expect((await service.builds(build.sid).buildStatus().fetch()).status).toBe("completed");
  expect((await deploy()).buildSid).toBe(build.sid);
});

test("lets a build fail on request", async () => {
  emulator.fault({ match: { method: "POST", path: "/Builds$" }, fault: { buildFails: true } });
  const { service, build } = await host({ "/rejected.xml": rejected });
  expect((await service.builds(build.sid).buildStatus().fetch()).status).toBe("failed");
});

test("lists a build's versions in no particular order", async () => {
  const paths = Array.from({ length: 8 }, (_, index) => `/${index}.xml`);
  const documents = Object.fromEntries(paths.map((path) => [path, rejected]));
  const { service, build, assetVersions } = await host(documents);
  const orders = new Set<string>();
  for (let attempt = 0; attempt < 5; attempt++) {
    const { assetVersions: listed } = await service.builds(build.sid).fetch();
    const sids = (listed as { sid: string }[]).map((version) => version.sid);
    expect(sids.toSorted()).toEqual(assetVersions.toSorted());
    orders.add(sids.join());
  }
  expect(orders.size).toBeGreaterThan(1);
});

test("finds a service by its unique name, which can be used only once", async () => {
  const { sid } = await host({ "/rejected.xml": rejected });
  const { services } = sdk(emulator).serverless.v1;
  expect((await services("app-dev").fetch()).sid).toBe(sid);
  const again = services.create({ uniqueName: "app-dev", friendlyName: "again" });
  await expect(again).rejects.toMatchObject({ status: 409, code: 20409 });
  const odd = services.create({ uniqueName: "app/dev", friendlyName: "odd" });
  await expect(odd).rejects.toMatchObject({ status: 400, code: 20001 });
  expect((await services(sid).update({ friendlyName: "renamed" })).friendlyName).toBe("renamed");
  expect((await services.list()).map((service) => service.sid)).toEqual([sid]);
});

test("removes a service's domain with it", async () => {
  const { service, environment, build } = await host({ "/rejected.xml": rejected });
  await service.environments(environment.sid).deployments.create({ buildSid: build.sid });
  const url = `${emulator.url}/${environment.domainName}/rejected.xml`;
  expect((await fetch(url)).status).toBe(200);
  await service.remove();
  expect((await fetch(url)).status).toBe(404);
  await expect(service.fetch()).rejects.toMatchObject({ status: 404 });
  expect(emulator.state.assetVersions).toEqual({});
});

test("refuses to delete a deployed build, and deletes another", async () => {
  const { service, environment, build, assetVersions } = await host({ "/rejected.xml": rejected });
  await service.environments(environment.sid).deployments.create({ buildSid: build.sid });
  await expect(service.builds(build.sid).remove()).rejects.toMatchObject({ status: 400 });
  const spare = await service.builds.create({ assetVersions });
  expect(await service.builds(spare.sid).remove()).toBe(true);
});

test("refuses a build without versions, with another service's version or with one path twice", async () => {
  const { service, assetVersions, sid } = await host({ "/rejected.xml": rejected });
  await expect(service.builds.create({})).rejects.toMatchObject({ code: 20001 });
  const foreign = [`ZN${"9".repeat(32)}`];
  await expect(service.builds.create({ assetVersions: foreign })).rejects.toMatchObject({ code: 20001 });
  const asset = await service.assets.create({ friendlyName: "twin" });
  const twin = await upload(emulator, sid, asset.sid, "/rejected.xml", rejected);
  const twice = [...assetVersions, twin.version.sid];
  await expect(service.builds.create({ assetVersions: twice })).rejects.toMatchObject({ code: 20001 });
});

test("refuses an upload without a file, or with a relative path", async () => {
  const { sid, service } = await host({ "/rejected.xml": rejected });
  const asset = await service.assets.create({ friendlyName: "other" });
  expect((await upload(emulator, sid, asset.sid, "other.xml", rejected)).version.path).toBe("/other.xml");
  const path = `/serverless-upload.twilio.com/v1/Services/${sid}/Assets/${asset.sid}/Versions`;
  const response = await send(emulator, "POST", path, { Path: "/other.xml", Visibility: "public" });
  expect(response.status).toBe(400);
});
