import { startEmulator, type Emulator } from "../../emulator";
import { compile, KEYPAD_WORDS, type Policy } from "../../flows";
import { type FlowDefinition, type FlowState, type FlowTransition } from "../../flows/definition";
import { empty, redirect, trigger } from "../harness/emulator/definitions";
import { accountSid } from "../harness/emulator/sdk";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator();
  emulator.addHandler(rejectUrl, '<Response><Reject reason="busy"/></Response>');
});

afterEach(() => emulator.stop());

const LINE = "+15550100001";
const rejectUrl = "https://twiml.example.com/reject";
const handlerUrl = "https://handlers.example.com/support";

/** Lets somebody call the line, which is bound to that flow. */
function call(definition: FlowDefinition, from: string, callerCountry: string) {
  const { webhookUrl } = emulator.addFlow({ friendlyName: "fence", definition });
  const number = emulator.number(LINE);
  if (number) number.voice_url = webhookUrl;
  return emulator.call({ from, to: LINE, callerCountry });
}

describe("evaluates a condition like Studio", () => {
  const match = (type: string, value: string, next: string): FlowTransition => ({
    event: "match",
    next,
    conditions: [{ friendly_name: "c", arguments: ["{{trigger.call.CallerCountry}}"], type, value }],
  });
  const fence = (...matches: FlowTransition[]): FlowDefinition => {
    const split: FlowState = {
      name: "split",
      type: "split-based-on",
      transitions: [{ event: "noMatch", next: "forward" }, ...matches],
      properties: { input: "{{trigger.call.CallerCountry}}", offset: { x: 0, y: 0 } },
    };
    return {
      ...empty(),
      states: [trigger("split"), split, redirect("reject", rejectUrl, "GET"), redirect("forward", handlerUrl, "POST")],
    };
  };

  test.each([
    ["without regard to case", "equal_to", "ru", "RU", "busy"],
    ["trimmed", "equal_to", " RU ", "RU", "busy"],
    ["any of a comma list", "matches_any_of", "CN,RU", "RU", "busy"],
    ["any of a list with spaces and a comma at its end", "matches_any_of", "cn , ru ,", "RU", "busy"],
    ["none of a comma list", "matches_any_of", "CN,RU", "R", "handler"],
    ["the whole text against a pattern", "regex", "(RU|CN)", "RU", "busy"],
    ["not a part of the text against a pattern", "regex", "R", "RU", "handler"],
    ["a pattern without regard to case", "regex", "r.", "RU", "busy"],
    ["blank, whatever the value", "is_blank", "Is Blank", "", "busy"],
    ["blank is no member of a list", "matches_any_of", "CN,", "", "handler"],
  ])("%s", (_, type, value, country, outcome) => {
    expect(call(fence(match(type, value, "reject")), "+15550100077", country).outcome).toBe(outcome);
  });

  test("takes the first match in the order of the definition", () => {
    const flow = fence(match("equal_to", "RU", "forward"), match("matches_any_of", "RU,CN", "reject"));
    expect(call(flow, "+15550100077", "RU").outcome).toBe("handler");
    expect(call(flow, "+15550100077", "CN").outcome).toBe("busy");
  });
});

describe("a hidden caller, for whom Twilio may report any country,", () => {
  const policy = (hiddenCallers: "forward" | "reject"): Policy => ({
    line: "main",
    mode: "enforce",
    routes: [],
    list: { kind: "block", countries: ["CN", "LS", "RU", "TH", "UG"] },
    rejectReason: "busy",
    hiddenCallers,
    unknownCountry: "forward",
    exceptions: { forward: [], reject: [] },
    forward: { kind: "existing" },
    numbers: [LINE],
  });
  const handlers = { [LINE]: { voiceUrl: handlerUrl, voiceMethod: "POST" as const } };
  const compiled = (hidden: "forward" | "reject") => compile(policy(hidden), { rejectUrl, accountSid, handlers });
  const hidden: [string, string][] = [
    ["Anonymous", "TH"],
    ["", ""],
    ...KEYPAD_WORDS.map((from): [string, string] => [from, "RU"]),
    ["sip:anonymous@anonymous.invalid", ""],
  ];

  test.each(hidden)('"%s" from "%s" is treated as hidden, not by the country', (from, country) => {
    expect(call(compiled("forward"), from, country)).toMatchObject({
      outcome: "handler",
      reached: { url: handlerUrl },
    });
    expect(call(compiled("reject"), from, country)).toMatchObject({ outcome: "busy", billedVoiceMinutes: 0 });
  });

  test("is distinguished from a caller with a number of one of those countries", () => {
    expect(call(compiled("forward"), "+6625550100", "TH").outcome).toBe("busy");
  });
});

describe("a reject", () => {
  const say: FlowState = {
    name: "say",
    type: "say-play",
    transitions: [{ event: "audioComplete", next: "reject" }],
    properties: { say: "Goodbye", offset: { x: 0, y: 0 } },
  };
  const set: FlowState = {
    name: "set",
    type: "set-variables",
    transitions: [{ event: "next", next: "reject" }],
    properties: { variables: [{ key: "a", value: "b" }], offset: { x: 0, y: 0 } },
  };
  const before = (state: FlowState): FlowDefinition => ({
    ...empty(),
    states: [trigger(state.name), state, redirect("reject", rejectUrl, "GET")],
  });

  test("behind a widget that speaks is too late: the call was answered, and is billed", () => {
    expect(call(before(say), "+15550100077", "RU")).toMatchObject({
      answered: true,
      billedVoiceMinutes: 1,
      callStatus: "completed",
    });
  });

  test("behind widgets without TwiML is in time: not answered, not billed", () => {
    expect(call(before(set), "+15550100077", "RU")).toMatchObject({
      outcome: "busy",
      answered: false,
      billedVoiceMinutes: 0,
      callStatus: "busy",
    });
  });
});
