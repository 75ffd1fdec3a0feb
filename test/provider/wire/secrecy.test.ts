import { Bench, SALES, SUPPORT, type Stored, failure } from "../../harness/provider/bench";
import { type Properties, openTexts, plain, secret } from "../../harness/provider/engine";
import { bindingInputs, flowInputs, originalsOf } from "../../harness/provider/inputs";
import { answering } from "../../harness/provider/answering";

const TEXT = "https://unlisted.example.com/voice";
const HIDDEN = /unlisted/;

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open({ consistencyDelay: false });
  bench.emulator.number(SUPPORT)!.voice_url = TEXT;
});
afterEach(() => bench.close());

/** The same properties with a text as a secret wherever it stands. */
const marked = (inputs: Properties, text = TEXT): Properties =>
  JSON.parse(JSON.stringify(inputs), (_key, value: unknown) => (value === text ? secret(text) : value)) as Properties;

type Kind = "studio:Flow" | "voice:VoiceBinding" | "voice:OriginalRouting";

/** Inputs of each kind of resource that can hold a secret. */
async function inputsOf(kind: Kind): Promise<Properties> {
  const originals = originalsOf(bench, SUPPORT);
  if (kind === "studio:Flow") return flowInputs(originals);
  if (kind === "voice:VoiceBinding")
    return bindingInputs(await bench.resource("studio:Flow", "main").create(flowInputs(originals)), originals);
  return { phoneNumbers: [SUPPORT], former: { [SUPPORT]: { voiceUrl: TEXT, voiceMethod: "POST" } } };
}

describe.each<Kind>(["studio:Flow", "voice:VoiceBinding", "voice:OriginalRouting"])("%s", (kind) => {
  const resource = () => bench.resource(kind, "it");

  /** As the engine has it: checked, made, and read again. */
  async function made(): Promise<{ inputs: Properties; stored: Stored }> {
    const inputs = await inputsOf(kind);
    const checked = (await resource().checked(inputs)).inputs;
    const stored = await resource().read(await resource().create(checked));
    if (!stored) throw new Error("it is gone");
    bench.writes();
    return { inputs, stored };
  }

  test("a change of secrecy alone updates the state, and writes nothing to Twilio", async () => {
    const { inputs, stored } = await made();
    expect(openTexts(stored.state).join("\n")).toMatch(HIDDEN);
    const { inputs: next } = await resource().checked(marked(inputs), stored.inputs);
    const diff = await resource().diff(stored, next);
    expect(Object.keys(diff).length).toBeGreaterThan(0);
    expect(new Set(Object.values(diff))).toEqual(new Set(["update"]));
    for (const preview of [true, false]) {
      const updated = await resource().update(stored, next, preview);
      expect(openTexts(updated.state).join("\n")).not.toMatch(HIDDEN);
    }
    const updated = await resource().update(stored, next);
    expect(plain(updated.state)).toEqual(plain(stored.state));
    expect(bench.writes()).toEqual([]);
    expect(await resource().diff(updated, next)).toEqual({});
    const read = await resource().read(updated);
    expect(openTexts([read?.inputs, read?.state]).join("\n")).not.toMatch(HIDDEN);
    expect(await resource().diff(read!, next)).toEqual({});
  });

  test("secret inputs beside a plain state are updated as well", async () => {
    const { inputs, stored } = await made();
    // What the engine kept of an `up` that reported "unchanged".
    const { inputs: next } = await resource().checked(marked(inputs), stored.inputs);
    expect(Object.keys(await resource().diff({ ...stored, inputs: next }, next)).length).toBeGreaterThan(0);
  });

  test("a value that is no longer secret is shown again, in one update", async () => {
    const { inputs, stored } = await made();
    const { inputs: hidden } = await resource().checked(marked(inputs), stored.inputs);
    const before = await resource().update(stored, hidden);
    const { inputs: next } = await resource().checked(inputs, before.inputs);
    expect(Object.keys(await resource().diff(before, next)).length).toBeGreaterThan(0);
    const after = await resource().update(before, next);
    expect(openTexts(after.state).join("\n")).toMatch(HIDDEN);
    expect(bench.writes()).toEqual([]);
    expect(await resource().diff(after, next)).toEqual({});
    const read = await resource().read(after);
    expect(await resource().diff(read!, next)).toEqual({});
  });
});

test("reports the path of each value that became secret", async () => {
  const flow = bench.resource("studio:Flow", "main");
  const inputs = flowInputs(originalsOf(bench, SUPPORT, SALES));
  const made = await flow.create((await flow.checked(inputs)).inputs);
  const { inputs: next } = await flow.checked(marked(inputs), made.inputs);
  expect(Object.keys(await flow.diff(made, next)).sort()).toEqual(["definition.states[3].properties.url"]);
});

test("hides a secret number in every list and text that contains it", async () => {
  const VIP = "+4930123456";
  const flow = bench.resource("studio:Flow", "main");
  const inputs = flowInputs(originalsOf(bench, SUPPORT, SALES));
  const listed = JSON.parse(
    JSON.stringify(inputs).replaceAll(`"value":"${SALES}"`, `"value":"${SALES},${VIP}"`),
  ) as Properties;
  const { state } = await flow.create({ ...listed, commitMessage: secret(` ${VIP} `) });
  expect(JSON.stringify(plain(state))).toContain(`${SALES},${VIP}`);
  expect(openTexts(state).join("\n")).not.toContain("4930123456");
});

test("shows the password of a SIP address in no state and no error, whoever made the flow", async () => {
  const flow = bench.resource("studio:Flow", "main");
  const inputs = flowInputs(originalsOf(bench, SUPPORT));
  const { definition } = inputs as { definition: { states: object[] } };
  const dial = {
    name: "dial",
    type: "connect-call-to",
    transitions: [{ event: "callCompleted" }, { event: "hangup" }],
    properties: {
      offset: { x: 0, y: 0 },
      noun: "sip",
      sip_endpoint: "sip:desk:hunter2@example.com",
      sip_password: "hunter3",
      caller_id: "{{contact.channel.address}}",
      timeout: 30,
    },
  };
  const foreign = { ...definition, states: [...definition.states, dial] };
  const made = await flow.create({ ...inputs, definition: foreign });
  const imported = await flow.read({ id: made.id });
  for (const state of [made.state, imported?.state, imported?.inputs]) {
    expect(JSON.stringify(plain(state))).toMatch(/hunter2.*hunter3/);
    expect(openTexts(state).join("\n")).not.toMatch(/hunter[23]/);
  }
});

test.each([
  ["percent-encoded", encodeURIComponent],
  ["percent-encoded twice", (text: string) => encodeURIComponent(encodeURIComponent(text))],
  ["as a form", (text: string) => new URLSearchParams({ VoiceFallbackUrl: text, VoiceMethod: "POST" }).toString()],
  ["as JSON", (text: string) => JSON.stringify({ VoiceFallbackUrl: text }).replaceAll("/", "\\/")],
])("shows no password of an API error that repeats the request %s, in error, state and log", async (_how, repeated) => {
  const fallbacks = ["https://pbx:hunter2@handlers.example.com/fall?t=s3cr3t", "sip:desk:hunter2@example.com"];
  const message = `Bad request: ${[...fallbacks, TEXT].map(repeated).join(" ")}`;
  const originals = { [SUPPORT]: { ...originalsOf(bench, SUPPORT)[SUPPORT]!, voiceFallbackUrl: fallbacks[0]! } };
  const numbers = bench.resource("voice:VoiceBinding", "numbers");
  const made = await bench.resource("studio:Flow", "main").create(flowInputs(originals));
  const stored = await numbers.create(marked(bindingInputs(made, originals)));
  const details = { errors: [{ property_path: "#/x", message }] };
  const echo = await answering(400, { code: 21205, message, status: 400, details });
  bench.emulator.fault({ match: { method: "POST", path: "/IncomingPhoneNumbers/" }, times: 9, fault: { status: 400 } });
  try {
    const partial = await failure(numbers.update(stored, { bindings: {}, originals: {} }));
    expect(openTexts([partial.partial?.state, partial.partial?.reasons]).join("\n")).not.toMatch(/hunter2|s3cr3t/);
    await bench.configure({ apiBaseUrl: echo.url });
    for (const operation of [() => numbers.update(stored, stored.inputs), () => numbers.read(stored)]) {
      const thrown = await failure(operation());
      expect(thrown.message).toContain("error 21205");
      for (const text of [thrown.message, ...(thrown.partial?.reasons ?? []), ...bench.log]) {
        expect(decodeURIComponent(decodeURIComponent(text))).not.toMatch(/hunter2|s3cr3t|unlisted/);
      }
    }
  } finally {
    await echo.close();
  }
});
