import { FORMAT } from "../../provider/state";
import { ACCOUNT, Bench, SALES, SUPPORT, type Resource, type Stored } from "./bench";
import { type Properties, plain } from "./engine";
import { definitionFor } from "./inputs";

const FLOW = `FW${"6".repeat(32)}`;
const WEBHOOK = `https://webhooks.twilio.com/v1/Accounts/${ACCOUNT}/Flows/${FLOW}`;

/** What a number had, as format 1 kept it. */
const original = (digit: string, name: string, method: string) => ({
  phoneNumberSid: `PN${digit.repeat(32)}`,
  voiceUrl: `https://handlers.example.com/${name}`,
  voiceMethod: method,
  voiceFallbackUrl: "",
  voiceFallbackMethod: "POST",
  statusCallback: "",
  statusCallbackMethod: "POST",
});
const settings = { [SUPPORT]: original("1", "support", "POST"), [SALES]: original("2", "sales", "GET") };
const KEPT = { accountSid: ACCOUNT, format: 1 };
const MARK = "[ringfence shop/dev/main 01234567]";
const definition = definitionFor(settings as never);

/** A stack as format 1 stored it, resource by resource. */
const STORED: Record<string, Stored & { type: string }> = {
  originals: {
    type: "voice:OriginalRouting",
    id: ACCOUNT,
    inputs: { phoneNumbers: [SUPPORT, SALES], former: {}, needHandler: [SUPPORT, SALES] },
    state: {
      ...KEPT,
      phoneNumbers: [SUPPORT, SALES],
      former: {},
      needHandler: [SUPPORT, SALES],
      settings,
      retired: {},
    },
  },
  main: {
    type: "studio:Flow",
    id: FLOW,
    inputs: { friendlyName: "shop/dev/main", definition, status: "published", handBack: settings },
    state: {
      ...KEPT,
      friendlyName: "shop/dev/main",
      definition,
      status: "published",
      handBack: settings,
      handedBack: {},
      generation: "01234567",
      sid: FLOW,
      webhookUrl: WEBHOOK,
      revision: 1,
      consoleUrl: `https://www.twilio.com/console/studio/flows/${FLOW}`,
    },
  },
  numbers: {
    type: "voice:VoiceBinding",
    id: ACCOUNT,
    ...(() => {
      const binding = { voiceUrl: WEBHOOK, voiceMethod: "POST" };
      const inputs = { bindings: { [SUPPORT]: binding, [SALES]: binding }, originals: settings, handedBack: {} };
      const confirmed = Object.fromEntries(
        Object.entries(settings).map(([number, { phoneNumberSid }]) => [
          number,
          { phoneNumberSid, fenceUrls: [WEBHOOK], fallbackUrls: [] },
        ]),
      );
      return { inputs, state: { ...KEPT, ...inputs, confirmed } };
    })(),
  },
};

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open({ consistencyDelay: false });
  bench.emulator.addFlow({
    sid: FLOW,
    friendlyName: "shop/dev/main",
    definition: { ...definition, description: `${definition.description ?? ""} ${MARK}` },
    status: "published",
  });
  for (const number of [SUPPORT, SALES]) {
    const fence = { voice_url: WEBHOOK, voice_method: "POST", status_callback: WEBHOOK };
    Object.assign(bench.emulator.number(number)!, fence);
  }
});
afterEach(async () => {
  expect(bench.emulator.violations).toEqual([]);
  await bench.close();
});

const resourceOf = (name: string): [Resource, Stored] => {
  const { type, ...stored } = STORED[name]!;
  return [bench.resource(type, name), stored];
};

/** Every resource of the stack but the hosted documents, of which both formats keep the same. */
describe.each(Object.keys(STORED))("a state of format 1, of %s,", (name) => {
  const next = (): Properties => ({ ...STORED[name]!.inputs, ...(name === "originals" && { takeOver: [] }) });

  test("has nothing to do in a preview, and asks Twilio nothing", async () => {
    const [resource, stored] = resourceOf(name);
    expect(await resource.diff(stored, next())).toEqual({});
    expect(bench.emulator.requests).toEqual([]);
  });

  test("is healthy in a refresh, and in this version's format afterwards", async () => {
    const [resource, stored] = resourceOf(name);
    const read = await resource.read(stored);
    expect(read?.inputs).toEqual(stored.inputs);
    const { format, emergencyNumbers: _new, ...rest } = plain(read?.state);
    const { format: _old, ...before } = stored.state;
    expect(format).toBe(FORMAT);
    expect(rest).toEqual(before);
  });

  test("is updated into this version's format", async () => {
    const [resource, stored] = resourceOf(name);
    expect((await resource.update(stored, next())).state).toMatchObject({ format: FORMAT });
    expect(bench.writes()).toEqual([]);
  });
});

test("a stack of format 1 is destroyed like any other: every number has its own settings back", async () => {
  for (const name of ["numbers", "main", "originals"]) {
    const [resource, stored] = resourceOf(name);
    await resource.delete(stored);
  }
  for (const number of [SUPPORT, SALES]) {
    const { phoneNumberSid: _sid, ...had } = settings[number];
    expect(bench.voice(number)).toEqual({ ...had, trunkSid: "", voiceApplicationSid: "" });
  }
  expect(bench.emulator.state.flows).toEqual({});
});

test("a number of a format 1 state that is under a trunk by now is taken over once the config says so", async () => {
  const trunk = `TK${"8".repeat(32)}`;
  bench.emulator.number(SALES)!.trunk_sid = trunk;
  const [memory, stored] = resourceOf("originals");
  const wishes = { phoneNumbers: [SUPPORT, SALES], takeOver: [SALES] };
  const next = await memory.update(stored, wishes);
  expect(plain<{ settings: object }>(next.state).settings).toEqual({
    ...settings,
    [SALES]: { voiceUrl: settings[SALES]?.voiceUrl, voiceMethod: "GET", trunkSid: trunk },
  });
});
