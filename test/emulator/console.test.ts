import { addCountry, setCountries, startEmulator, widget, type Emulator } from "../../emulator";
import { empty, fence } from "../harness/emulator/definitions";
import { accountSid, sdk, send, upload } from "../harness/emulator/sdk";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ contract: true, consistencyDelay: false, buildMs: 0 });
});

afterEach(() => emulator.stop());

const [support, clinic, trunk] = ["+15550100001", "+15550100003", "+15550100008"] as const;
const handler = "https://handlers.example.com/new";
const rejectUrl = "https://twiml.example.com/reject";
const definition = fence("RU,CN", rejectUrl, "https://handlers.example.com/support");
const newFlow = () => emulator.addFlow({ friendlyName: "app/dev/main", definition, commitMessage: "first" });
const fetched = (sid: string) => sdk(emulator).studio.v2.flows(sid).fetch();

describe("a number in the console", () => {
  test("is pointed at a handler, by POST by default, and keeps what the page does not change", () => {
    emulator.console.pointNumber(clinic, handler);
    expect(emulator.number(clinic)).toMatchObject({
      voice_url: handler,
      voice_method: "POST",
      voice_fallback_url: "https://handlers.example.com/clinic-fallback",
      status_callback: "",
    });
    emulator.console.pointNumber(clinic, handler, {
      voiceMethod: "GET",
      voiceFallbackUrl: "",
      statusCallback: handler,
    });
    expect(emulator.number(clinic)).toMatchObject({
      voice_method: "GET",
      voice_fallback_url: "",
      status_callback: handler,
    });
  });

  test("is pointed at a flow, which Studio sets as status callback if there is none", () => {
    const { webhookUrl } = newFlow();
    emulator.console.pointNumber(support, webhookUrl);
    expect(emulator.number(support)).toMatchObject({ voice_url: webhookUrl, status_callback: webhookUrl });
    emulator.console.pointNumber(clinic, webhookUrl, { statusCallback: handler });
    expect(emulator.number(clinic)).toMatchObject({ voice_url: webhookUrl, status_callback: handler });
  });

  test("is emptied: it is out of service, without a fallback", () => {
    emulator.console.emptyNumber(clinic);
    expect(emulator.number(clinic)).toMatchObject({ voice_url: "", voice_fallback_url: "" });
    const call = emulator.call({ from: "+15550100077", to: clinic, callerCountry: "US" });
    expect(call.outcome).toBe("out of service");
  });

  test("is put under a trunk or an application, which exclude each other, and leaves them for a handler", () => {
    emulator.console.putUnderApplication(support);
    expect(emulator.number(support)).toMatchObject({ voice_application_sid: `AP${"7".repeat(32)}`, trunk_sid: null });
    emulator.console.putUnderTrunk(support, `TK${"6".repeat(32)}`);
    expect(emulator.number(support)).toMatchObject({ voice_application_sid: "", trunk_sid: `TK${"6".repeat(32)}` });
    emulator.console.pointNumber(trunk, handler);
    expect(emulator.number(trunk)).toMatchObject({ trunk_sid: null, voice_url: handler });
  });

  test("is released, and cannot be bought again", async () => {
    emulator.console.releaseNumber(support);
    expect(emulator.number(support)).toBeUndefined();
    const list = `/api.twilio.com/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers.json`;
    const bought = await send(emulator, "POST", list, { PhoneNumber: support });
    expect([bought.status, await bought.json()]).toMatchObject([400, { code: 21422 }]);
    emulator.violations.length = 0;
  });

  test("that does not exist, or an invalid URL, is an error and changes nothing", () => {
    expect(() => emulator.console.emptyNumber("+15550100066")).toThrow("+15550100066: the emulator does not have it");
    expect(() => emulator.console.pointNumber(support, "nowhere")).toThrow("VoiceUrl is not an absolute");
    expect(emulator.number(support)?.voice_url).toBe("https://handlers.example.com/support");
  });
});

describe("a flow in the console", () => {
  test("gets one more country, and what the console writes by itself", async () => {
    const { sid } = newFlow();
    expect(emulator.console.addCountry(sid, "FR")).toMatchObject({
      number: 2,
      status: "published",
      commitMessage: null,
    });
    const live = await fetched(sid);
    expect(live).toMatchObject({ revision: 2, status: "published", friendlyName: "app/dev/main" });
    const split = widget(live.definition as typeof definition, "by_country");
    expect(split.transitions[1]?.conditions?.[0]).toMatchObject({
      value: "RU,CN,FR",
      friendly_name: "If value is RU,CN,FR",
    });
    expect(split.properties.offset).toEqual({ x: 1, y: 0.5 });
    emulator.console.resaveFlow(sid);
    expect((await fetched(sid)).definition).toEqual(live.definition);
    expect(emulator.state.flows[sid]?.revisions[0]?.definition).toEqual(definition);
  });

  test("is edited in one place, and nothing else is written", async () => {
    const { sid } = newFlow();
    emulator.console.editFlow(sid, setCountries("DE"));
    const expected = structuredClone(definition);
    setCountries("DE")(expected);
    expect((await fetched(sid)).definition).toEqual(expected);
  });

  test("is renamed, and loses its mark", async () => {
    const { sid } = newFlow();
    emulator.console.renameFlow(sid, "mine");
    emulator.console.removeDescription(sid);
    const live = await fetched(sid);
    expect(live).toMatchObject({ revision: 3, friendlyName: "mine", status: "published" });
    expect(live.definition).toEqual({ ...definition, description: "" });
  });

  test("is saved as a draft over the published revision, and rolled back to an older revision", async () => {
    const { sid, webhookUrl } = newFlow();
    emulator.console.pointNumber(support, webhookUrl);
    emulator.addHandler(rejectUrl, '<Response><Reject reason="busy"/></Response>');
    const outcomeFor = (callerCountry: string) =>
      emulator.call({ from: "+15550100077", to: support, callerCountry }).outcome;
    emulator.console.saveDraft(sid, addCountry("FR"));
    expect([(await fetched(sid)).status, outcomeFor("FR")]).toEqual(["draft", "handler"]);
    emulator.console.saveDraft(sid);
    emulator.console.addCountry(sid, "DE", "by_country");
    expect([outcomeFor("FR"), outcomeFor("DE")]).toEqual(["busy", "busy"]);
    emulator.console.rollBackFlow(sid, 1);
    expect(await fetched(sid)).toMatchObject({ revision: 5, status: "published", definition });
    expect([outcomeFor("DE"), outcomeFor("RU")]).toEqual(["handler", "busy"]);
  });

  test("is deleted, and its numbers stay on it", async () => {
    const { sid, webhookUrl } = newFlow();
    emulator.console.pointNumber(support, webhookUrl);
    emulator.console.deleteFlow(sid);
    await expect(fetched(sid)).rejects.toMatchObject({ status: 404 });
    expect(emulator.number(support)?.voice_url).toBe(webhookUrl);
  });

  test("that does not exist, and a country for a flow without a list, are errors", () => {
    const sid = `FW${"9".repeat(32)}`;
    expect(() => emulator.console.deleteFlow(sid)).toThrow(`flow ${sid}: the emulator does not have it`);
    expect(() => emulator.console.rollBackFlow(newFlow().sid, 7)).toThrow("no revision 7; the newest is 1");
    const other = emulator.addFlow({ friendlyName: "x", definition: empty() });
    expect(() => emulator.console.addCountry(other.sid, "FR")).toThrow("no split of this flow lists countries");
    expect(() => emulator.console.addCountry(newFlow().sid, "FR", "nowhere")).toThrow("no widget nowhere; there is");
  });
});

describe("a service in the console", () => {
  const busy = '<Response><Reject reason="busy"/></Response>';

  /** A service that serves /busy.xml. */
  async function deployed() {
    const { services } = sdk(emulator).serverless.v1;
    const { sid } = await services.create({ uniqueName: "app-dev", friendlyName: "app/dev" });
    const asset = await services(sid).assets.create({ friendlyName: "busy" });
    const { version } = await upload(emulator, sid, asset.sid, "/busy.xml", busy);
    const environment = await services(sid).environments.create({ uniqueName: "production" });
    const build = await services(sid).builds.create({ assetVersions: [version.sid] });
    await services(sid).environments(environment.sid).deployments.create({ buildSid: build.sid });
    const answer = async (path: string) => {
      const response = await fetch(`${emulator.url}/${environment.domainName}${path}`);
      return response.status === 200 ? await response.text() : response.status;
    };
    return { sid, asset, environment, build, answer };
  }

  test("serves changed documents, one removed and one added, by a build of its own", async () => {
    const { sid, answer, build } = await deployed();
    const next = emulator.console.deployDocuments(sid, { "/other.xml": "<Response/>" });
    expect([await answer("/busy.xml"), await answer("/other.xml")]).toEqual([busy, "<Response/>"]);
    emulator.console.deployDocuments(sid, { "/busy.xml": null, "/other.xml": busy });
    expect([await answer("/busy.xml"), await answer("/other.xml")]).toEqual([404, busy]);
    expect(Object.values(emulator.state.builds)).toHaveLength(3);
    expect(Object.values(emulator.state.assets)).toHaveLength(2);
    expect(next.sid).not.toBe(build.sid);
    expect(await sdk(emulator).serverless.v1.services(sid).builds(next.sid).fetch()).toMatchObject({
      status: "completed",
    });
  });

  test("returns to another build: the deployed one cannot be deleted, the other one can", async () => {
    const { sid, environment, build, answer } = await deployed();
    const next = emulator.console.deployDocuments(sid, { "/busy.xml": null });
    emulator.console.deployBuild(environment.sid, build.sid);
    expect(await answer("/busy.xml")).toBe(busy);
    expect(() => emulator.console.deleteBuild(build.sid)).toThrow("is deployed");
    emulator.console.deleteBuild(next.sid);
    expect(Object.keys(emulator.state.builds)).toEqual([build.sid]);
  });

  test("loses an asset, which a build still serves, and is deleted with everything in it", async () => {
    const { sid, asset, answer } = await deployed();
    emulator.console.deleteAsset(asset.sid);
    const { services } = sdk(emulator).serverless.v1;
    expect([await services(sid).assets.list(), await answer("/busy.xml")]).toEqual([[], busy]);
    emulator.console.deleteService(sid);
    await expect(services(sid).fetch()).rejects.toMatchObject({ status: 404 });
    expect(await answer("/busy.xml")).toBe(404);
  });
});

describe("the console over the admin API", () => {
  const ask = async (body: object) => {
    const response = await fetch(`${emulator.url}/_ringfence/console`, { method: "POST", body: JSON.stringify(body) });
    return { status: response.status, body: (await response.json()) as { message?: string } };
  };

  test("edits numbers, flows and services", async () => {
    const { sid, webhookUrl } = newFlow();
    const { services } = sdk(emulator).serverless.v1;
    const service = await services.create({ uniqueName: "app", friendlyName: "app" });
    const edits = [
      { action: "pointNumber", phoneNumber: support, voiceUrl: webhookUrl, voiceMethod: "GET" },
      { action: "emptyNumber", phoneNumber: clinic },
      { action: "putUnderTrunk", phoneNumber: "+15550100002" },
      { action: "putUnderApplication", phoneNumber: "+15550100009" },
      { action: "releaseNumber", phoneNumber: trunk },
      { action: "addCountry", flowSid: sid, country: "FR" },
      { action: "renameFlow", flowSid: sid, friendlyName: "mine" },
      { action: "editFlow", flowSid: sid, definition: empty(), status: "draft" },
      { action: "removeDescription", flowSid: sid },
      { action: "resaveFlow", flowSid: sid, friendlyName: "again" },
      { action: "saveDraft", flowSid: sid },
      { action: "rollBackFlow", flowSid: sid, revision: 1 },
      { action: "deployDocuments", serviceSid: service.sid, documents: { "/busy.xml": "<Response/>" } },
      { action: "deleteService", serviceSid: service.sid },
    ];
    for (const edit of edits) expect([edit.action, (await ask(edit)).status]).toEqual([edit.action, 200]);
    expect(emulator.number(support)).toMatchObject({ voice_url: webhookUrl, voice_method: "GET" });
    expect(emulator.number(trunk)).toBeUndefined();
    expect(emulator.state.services).toEqual({});
    expect(emulator.state.flows[sid]?.revisions.map(({ status, friendlyName }) => [status, friendlyName])).toEqual([
      ["published", "app/dev/main"],
      ["published", "app/dev/main"],
      ["published", "mine"],
      ["draft", "mine"],
      ["published", "mine"],
      ["published", "again"],
      ["draft", "again"],
      ["published", "app/dev/main"],
    ]);
    expect((await ask({ action: "deleteFlow", flowSid: sid })).status).toBe(200);
    expect(emulator.state.flows).toEqual({});
  });

  test.each([
    [{}, "action: give a text"],
    [{ action: "buyNumber" }, "action: there is no buyNumber; there is pointNumber, emptyNumber"],
    [{ action: "constructor" }, "action: there is no constructor"],
    [{ action: "emptyNumber", flowSid: "x" }, "unknown field flowSid; there is action, phoneNumber"],
    [{ action: "addCountry", flowSid: `FW${"9".repeat(32)}`, country: "FR" }, "the emulator does not have it"],
    [{ action: "resaveFlow", flowSid: "x", status: "live" }, 'status: "live" is not published or draft'],
  ])("refuses %j with a reason", async (body, text) => {
    expect(await ask(body)).toMatchObject({ status: 400, body: { message: expect.stringContaining(text) as string } });
  });
});
