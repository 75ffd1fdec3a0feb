import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { ResourceProviderService as Protocol } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { answering } from "../../harness/provider/answering";
import { Bench, CLINIC, SALES, SUPPORT, failure } from "../../harness/provider/bench";
import { type Properties, openTexts, plain, properties, secret, struct } from "../../harness/provider/engine";
import { type Originals, bindingInputs, flowInputs, originalsOf } from "../../harness/provider/inputs";
import { Stack, type Wanted } from "../../harness/provider/stack";

const HIDDEN = /hunter2|s3cr3t|unlisted/;
const WITH_USER = "https://pbx:hunter2@handlers.example.com/voice";
const WITH_QUERY = "https://handlers.example.com/voice?token=s3cr3t";
const BUSY = { "/busy.xml": "<Response/>" };

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open({ consistencyDelay: false });
  bench.emulator.number(SUPPORT)!.voice_url = WITH_USER;
  bench.emulator.number(SALES)!.voice_url = WITH_QUERY;
  bench.emulator.number(CLINIC)!.voice_fallback_url = WITH_QUERY;
});
afterEach(async () => {
  expect(bench.log.join("\n")).not.toMatch(HIDDEN);
  await bench.close();
});

const wanted = (numbers: string[] = [SUPPORT, SALES, CLINIC], country = "RU", documents = BUSY): Wanted => ({
  lines: { main: { numbers, countries: [country] } },
  documents,
});

test("returns URLs with a password or a query as secrets in every state, at every step", async () => {
  const stack = new Stack(bench);
  const clear = () => {
    for (const state of Object.values(stack.states())) expect(openTexts(state).join("\n")).not.toMatch(HIDDEN);
  };
  await stack.up(wanted());
  clear();
  expect(JSON.stringify(stack.states())).toMatch(HIDDEN);
  await stack.refresh();
  clear();
  bench.emulator.number(SUPPORT)!.voice_url = `${WITH_QUERY}&again`;
  await stack.refresh();
  clear();
  await stack.up(wanted([SUPPORT, CLINIC]));
  clear();
  expect(bench.voice(SALES).voiceUrl).toBe(WITH_QUERY);
  await stack.destroy();
  expect(bench.voice(CLINIC).voiceFallbackUrl).toBe(WITH_QUERY);
});

test("shows them in no error and no partial state, wherever a write fails", async () => {
  const stack = new Stack(bench);
  await stack.up(wanted([SUPPORT]));
  for (const [path, country] of [
    ["IncomingPhoneNumbers/PN", "CN"],
    ["/v2/Flows/FW", "IN"],
    ["Versions", "KP"],
  ] as const) {
    bench.emulator.fault({ match: { method: "POST", path }, times: 99, fault: { status: 400 } });
    const documents = { "/busy.xml": `<Response><!-- ${country} --></Response>` };
    const { message, partial } = await failure(stack.up(wanted(undefined, country, documents)));
    expect(message).not.toMatch(HIDDEN);
    expect(openTexts(partial?.state).join("\n")).not.toMatch(HIDDEN);
    bench.emulator.clearFaults();
  }
});

test.each([{}, { asMap: true }])("returns them as secrets from getPhoneNumbers (%j)", async (args) => {
  const request = new messages.InvokeRequest().setTok("twilio:voice:getPhoneNumbers").setArgs(struct(args));
  const result = properties((await bench.connection.ask(Protocol.invoke, request)).getReturn());
  expect(JSON.stringify(plain(result))).toMatch(HIDDEN);
  expect(openTexts(result).join("\n")).not.toMatch(HIDDEN);
});

describe("a secret of the config", () => {
  const flow = () => bench.resource("studio:Flow", "main");
  const TEXT = "https://unlisted.example.com/voice";
  const hidden = (originals: Originals) =>
    JSON.parse(JSON.stringify(originals), (_key, value: unknown) =>
      value === TEXT ? secret(TEXT) : value,
    ) as Originals;
  let originals: Originals;
  beforeEach(() => (originals = { [SUPPORT]: { ...originalsOf(bench, SUPPORT)[SUPPORT]!, voiceUrl: TEXT } }));

  test("stays secret wherever it is returned", async () => {
    const inputs = hidden(flowInputs(originals) as unknown as Originals);
    const made = await flow().create(inputs);
    const updated = await flow().update(made, hidden(flowInputs(originals, { countries: ["CN"] }) as never));
    const read = await flow().read(updated);
    const bindings = hidden(bindingInputs(made, originals) as never) as never;
    bench.emulator.number(SUPPORT)!.voice_url = TEXT;
    const bound = await bench.resource("voice:VoiceBinding", "numbers").create(bindings);
    const former = { [SUPPORT]: { voiceUrl: secret(TEXT), voiceMethod: "POST" } };
    const memory = await bench
      .resource("voice:OriginalRouting", "originals")
      .create({ phoneNumbers: [SUPPORT], former });
    for (const { state } of [made, updated, read!, bound, memory]) {
      expect(JSON.stringify(plain(state))).toMatch(HIDDEN);
      expect(openTexts(state).join("\n")).not.toMatch(HIDDEN);
    }
  });

  test("stays secret if the engine marked the map as secret, also if a restore fails", async () => {
    const made = await flow().create(flowInputs(originals));
    bench.emulator.number(SUPPORT)!.voice_url = TEXT;
    const { bindings } = bindingInputs(made, originals, "none") as { bindings: object };
    const inputsWith = (map: object): Properties => ({ bindings, originals: secret(map), names: ["shop/dev"] });
    const { inputs } = await bench
      .resource("voice:VoiceBinding", "numbers")
      .checked(inputsWith({ plain: JSON.stringify(originals) }));
    for (const given of [inputs, inputsWith(originals)]) {
      bench.emulator.number(SUPPORT)!.voice_url = TEXT;
      await bench.newRun();
      const numbers = bench.resource("voice:VoiceBinding", "numbers");
      const stored = await numbers.create(given);
      bench.emulator.fault({
        match: { method: "POST", path: "IncomingPhoneNumbers/PN" },
        times: 9,
        fault: { status: 400 },
      });
      const { message, partial } = await failure(numbers.update(stored, { bindings: {}, originals: {} }));
      bench.emulator.clearFaults();
      expect(JSON.stringify(plain(partial?.state))).toContain(TEXT);
      expect([...openTexts(partial?.state), message].join("\n")).not.toMatch(HIDDEN);
      bench.emulator.number(SUPPORT)!.voice_url = "https://handlers.example.com/elsewhere";
      const read = await numbers.read(stored);
      expect(openTexts(read?.state).join("\n")).not.toMatch(HIDDEN);
      const again = await failure(numbers.update(stored, given));
      expect(again.message).toMatch(/somebody pointed it at/);
      expect(again.message).not.toMatch(HIDDEN);
    }
  });

  test("does not appear in the log", async () => {
    const inputs = flowInputs(originals);
    const definition = { ...(inputs.definition as object), description: secret("for the unlisted line") };
    await flow().create({ ...inputs, definition }, true);
    expect(bench.log.at(-1)).toBe("[secret]");
  });

  test("is removed from Twilio's messages, and so are credentials", async () => {
    const message = `Url ${TEXT} refused, also ${WITH_USER} and ${WITH_QUERY}; key emulator-secret`;
    const echo = await answering(400, { code: 20001, message, status: 400 });
    try {
      await bench.configure({ apiBaseUrl: echo.url });
      const inputs = hidden(flowInputs(originals) as unknown as Originals) as never;
      const stored = { id: `FW${"1".repeat(32)}`, inputs, state: { accountSid: `AC${"1".repeat(32)}`, format: 1 } };
      const judged = flow()
        .check(inputs)
        .then(() => flow().create(inputs, true));
      for (const operation of [flow().create(inputs), judged, flow().read({ ...stored, inputs })]) {
        const message = (await failure(operation)).message;
        expect(message).toMatch(/Twilio answered 400 \(error 20001\)/);
        expect(message).not.toMatch(HIDDEN);
        expect(message).not.toContain("emulator-secret");
      }
    } finally {
      await echo.close();
    }
  });
});
