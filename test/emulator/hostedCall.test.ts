import { startEmulator, type Emulator } from "../../emulator";
import { fence } from "../harness/emulator/definitions";
import { sdk, upload } from "../harness/emulator/sdk";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ contract: true, buildMs: 0 });
});

afterEach(() => emulator.stop());

const handlerUrl = "https://handlers.example.com/clinic";

/** Hosts a reject document and puts a fence that uses it in front of the clinic line. */
async function fenced() {
  const { services } = sdk(emulator).serverless.v1;
  const { sid } = await services.create({ uniqueName: "app-dev", friendlyName: "app/dev" });
  const service = services(sid);
  const asset = await service.assets.create({ friendlyName: "busy" });
  const busy = '<Response><Reject reason="busy"/></Response>';
  const { version } = await upload(emulator, sid, asset.sid, "/busy.xml", busy);
  const environment = await service.environments.create({ uniqueName: "production" });
  const build = await service.builds.create({ assetVersions: [version.sid] });
  await service.environments(environment.sid).deployments.create({ buildSid: build.sid });
  const definition = fence("RU,CN", `https://${environment.domainName}/busy.xml`, handlerUrl);
  const flow = await sdk(emulator).studio.v2.flows.create({
    friendlyName: "app/dev/main",
    status: "published",
    definition,
  });
  await sdk(emulator)
    .incomingPhoneNumbers(`PN${"3".repeat(32)}`)
    .update({ voiceUrl: flow.webhookUrl });
  return service;
}

const call = (callerCountry: string) => emulator.call({ from: "+15550100077", to: "+15550100003", callerCountry });

test("rejects a blocked caller with the hosted document of a fence deployed over the API", async () => {
  await fenced();
  expect(call("CN")).toMatchObject({ outcome: "busy", answered: false, billedVoiceMinutes: 0 });
  expect(call("US")).toMatchObject({ outcome: "handler", reached: { url: handlerUrl, method: "POST" } });
  expect(emulator.violations).toEqual([]);
});

test("sends a blocked caller to the number's fallback if the hosted document is gone", async () => {
  const service = await fenced();
  await service.remove();
  const reached = { url: "https://handlers.example.com/clinic-fallback", method: "GET" };
  expect(call("CN")).toMatchObject({ outcome: "handler", reached });
});
