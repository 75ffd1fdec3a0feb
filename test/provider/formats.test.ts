import { FORMAT } from "../../provider/state";
import { ACCOUNT, Bench, SALES, SUPPORT, type Resource, type Stored } from "./bench";
import { type Properties, plain } from "./engine";
import { definitionFor } from "./inputs";

const FLOW = `FW${"6".repeat(32)}`;
const WEBHOOK = `https://webhooks.twilio.com/v1/Accounts/${ACCOUNT}/Flows/${FLOW}`;

/** What a number had, as format 1 kept it: all of it. */
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
/** The same as format 2 kept it: without what is at its default. */
const shortened = {
  [SUPPORT]: { voiceUrl: settings[SUPPORT].voiceUrl },
  [SALES]: { voiceUrl: settings[SALES].voiceUrl, voiceMethod: "GET" },
};
const MARK = "[ringfence shop/dev/main 01234567]";
const definition = definitionFor(settings as never);

/** A stack as a format stored it, resource by resource. */
const storedIn = (format: number, settings: Record<string, object>): Record<string, Stored & { type: string }> => ({
  originals: {
    type: "voice:OriginalRouting",
    id: ACCOUNT,
    inputs: { phoneNumbers: [SUPPORT, SALES], former: {}, needHandler: [SUPPORT, SALES] },
    state: {
      accountSid: ACCOUNT,
      format,
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
      accountSid: ACCOUNT,
      format,
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
      const carried = { fenceUrls: [WEBHOOK], fallbackUrls: [] };
      const confirmed = { [SUPPORT]: carried, [SALES]: carried };
      return { inputs, state: { accountSid: ACCOUNT, format, ...inputs, confirmed } };
    })(),
  },
});
const STORED = [storedIn(1, settings), storedIn(2, shortened)] as const;
const NAMES = Object.keys(STORED[0]);
const EVERY = [1, 2].flatMap((format) => NAMES.map((name) => [format, name] as const));

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

const resourceOf = (format: number, name: string): [Resource, Stored] => {
  const { type, ...stored } = STORED[format - 1]![name]!;
  return [bench.resource(type, name), stored];
};

/** Every resource of the stack but the hosted documents, of which all formats keep the same. */
describe.each(EVERY)("a state of format %i, of %s,", (format, name) => {
  /** What the program of this version says: the binding names its fence, and all maps come packed. */
  const next = (): Properties => {
    const { inputs } = STORED[format - 1]![name]!;
    if (name === "originals") return { phoneNumbers: [SUPPORT, SALES], former: {}, takeOver: [], needNoHandler: [] };
    const packed = { plain: JSON.stringify(inputs.handBack ?? inputs.originals) };
    if (name === "main") return { ...inputs, handBack: packed };
    const bindings = { plain: JSON.stringify({ [SUPPORT]: { fence: "main" }, [SALES]: { fence: "main" } }) };
    return { fences: { main: WEBHOOK }, bindings, originals: packed, handedBack: {} };
  };

  test("has nothing to do in a preview, and asks Twilio nothing", async () => {
    const [resource, stored] = resourceOf(format, name);
    expect(await resource.diff(stored, next())).toEqual({});
    expect(bench.emulator.requests).toEqual([]);
  });

  test("is healthy in a refresh, and in this version's format afterwards", async () => {
    const [resource, stored] = resourceOf(format, name);
    const read = await resource.read(stored);
    expect(plain(read?.inputs)).toEqual(stored.inputs);
    const { format: now, emergencyNumbers: _new, ...rest } = plain(read?.state);
    const { format: _old, ...before } = stored.state;
    expect(now).toBe(FORMAT);
    expect(rest).toEqual(before);
  });

  test("is updated into this version's format", async () => {
    const [resource, stored] = resourceOf(format, name);
    expect((await resource.update(stored, next())).state).toMatchObject({ format: FORMAT });
    expect(bench.writes()).toEqual([]);
  });
});

test.each([1, 2])(
  "a stack of format %i is destroyed like any other: every number has its settings back",
  async (format) => {
    for (const name of ["numbers", "main", "originals"]) {
      const [resource, stored] = resourceOf(format, name);
      await resource.delete(stored);
    }
    for (const number of [SUPPORT, SALES]) {
      const { phoneNumberSid: _sid, ...had } = settings[number];
      expect(bench.voice(number)).toEqual({ ...had, trunkSid: "", voiceApplicationSid: "" });
    }
    expect(bench.emulator.state.flows).toEqual({});
  },
);

test("a number of a format 1 state that is under a trunk by now is taken over once the config says so", async () => {
  const trunk = `TK${"8".repeat(32)}`;
  bench.emulator.number(SALES)!.trunk_sid = trunk;
  const [memory, stored] = resourceOf(1, "originals");
  const wishes = { phoneNumbers: [SUPPORT, SALES], takeOver: [SALES], needNoHandler: [SALES] };
  const next = await memory.update(stored, wishes);
  expect(plain<{ settings: object }>(next.state).settings).toEqual({
    ...settings,
    [SALES]: { voiceUrl: settings[SALES]?.voiceUrl, voiceMethod: "GET", trunkSid: trunk },
  });
});
