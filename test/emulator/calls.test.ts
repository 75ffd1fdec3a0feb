import { startEmulator, type Emulator } from "../../emulator";
import { type FlowDefinition } from "../../flows/definition";
import { empty, fence, redirect, trigger } from "../harness/emulator/definitions";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator();
});

afterEach(() => emulator.stop());

const rejectUrl = "https://twiml.example.com/reject";
const handlerUrl = "https://handlers.example.com/support";
const say = (text: string) => `<Response><Say>${text}</Say></Response>`;
const reject = (reason: string) => `<Response><Reject reason="${reason}"/></Response>`;

/** Binds the support line to a flow. */
function bind(definition: FlowDefinition, status: "draft" | "published" = "published") {
  const flow = emulator.addFlow({ friendlyName: "fence", definition, status });
  const number = emulator.number("+15550100001");
  if (number) number.voice_url = flow.webhookUrl;
  return flow;
}

const call = (callerCountry: string, to = "+15550100001") => emulator.call({ from: "+15550100077", to, callerCountry });

describe("a caller behind a fence", () => {
  test.each([
    ["busy", "busy", "busy"],
    ["rejected", "rejected", "no-answer"],
  ])("from a blocked country hears %s, is not answered and not billed", (reason, outcome, callStatus) => {
    emulator.addHandler(rejectUrl, reject(reason));
    bind(fence("RU,CN", rejectUrl, handlerUrl));
    const result = call("RU");
    expect(result).toMatchObject({ outcome, callStatus, answered: false, billedVoiceMinutes: 0 });
    expect(result.path).toEqual(["Trigger", "by_country", "reject"]);
    expect(result).not.toHaveProperty("reached");
  });

  test("from another country reaches the handler", () => {
    bind(fence("RU,CN", rejectUrl, handlerUrl));
    expect(call("US")).toEqual({
      outcome: "handler",
      heard: `what ${handlerUrl} answers`,
      answered: true,
      billedVoiceMinutes: 1,
      reached: { url: handlerUrl, method: "POST" },
      path: ["Trigger", "by_country", "forward"],
      callStatus: "completed",
    });
  });

  test("reaches the published flow, not the draft over it", () => {
    const { sid } = bind(fence("RU", rejectUrl, handlerUrl));
    emulator.addHandler(rejectUrl, reject("busy"));
    const flow = emulator.state.flows[sid];
    const published = flow?.revisions[0];
    if (flow && published) flow.revisions.push({ ...published, number: 2, status: "draft", definition: empty() });
    expect(call("RU").outcome).toBe("busy");
  });

  test("passes both flows of a redirect to another flow", () => {
    const inner = emulator.addFlow({ friendlyName: "inner", definition: fence("RU", rejectUrl, handlerUrl) });
    bind({ ...empty(), states: [trigger("over"), redirect("over", inner.webhookUrl, "POST")] });
    expect(call("US")).toMatchObject({
      reached: { url: handlerUrl },
      path: ["Trigger", "over", "Trigger", "by_country", "forward"],
    });
  });

  test("reaches the numbers that are dialled", () => {
    const dial = {
      name: "dial",
      type: "connect-call-to",
      transitions: [{ event: "callCompleted" }, { event: "hangup" }],
      properties: { noun: "number", to: "+15550100055", caller_id: "{{flow.channel.address}}", offset: { x: 0, y: 0 } },
    };
    bind({ ...empty(), states: [trigger("dial"), dial] });
    expect(call("US")).toMatchObject({ outcome: "dialled", reached: { numbers: ["+15550100055"] }, answered: true });
  });
});

describe("the routing of a number", () => {
  test("uses the method of the voice URL", () => {
    const reached = { url: "https://handlers.example.com/sales", method: "GET" };
    expect(call("US", "+15550100002")).toMatchObject({ outcome: "handler", reached });
  });

  test("prefers a SIP trunk to everything else", () => {
    const voiceUrl = handlerUrl;
    const trunkSid = `TK${"4".repeat(32)}`;
    emulator.addNumber({ phoneNumber: "+15550100004", trunkSid, voiceUrl, voiceApplicationSid: `AP${"4".repeat(32)}` });
    expect(call("US", "+15550100004").reached).toEqual({ trunkSid });
  });

  test("prefers an application to the voice URL", () => {
    const applicationSid = `AP${"5".repeat(32)}`;
    emulator.addNumber({ phoneNumber: "+15550100005", voiceUrl: handlerUrl, voiceApplicationSid: applicationSid });
    expect(call("US", "+15550100005").reached).toEqual({ applicationSid });
  });

  test("treats a blank number as out of service, and a fax number too", () => {
    emulator.addNumber({ phoneNumber: "+15550100006", voiceUrl: handlerUrl, voiceReceiveMode: "fax" });
    for (const to of ["+15550100009", "+15550100006"]) {
      expect(call("US", to)).toMatchObject({ outcome: "out of service", answered: false, billedVoiceMinutes: 0 });
    }
  });

  test("reports a number that the emulator does not have, with those that it has", () => {
    expect(() => call("US", "+15550100066")).toThrow(/no number \+15550100066; it has \+15550100001/);
  });
});

describe("a dead handler", () => {
  test("sends the call to the fallback URL, else to the application error", () => {
    const { sid } = bind(fence("RU", rejectUrl, handlerUrl));
    delete emulator.state.flows[sid];
    expect(call("US")).toMatchObject({ outcome: "error", answered: true });
    const number = emulator.number("+15550100001");
    if (number) number.voice_fallback_url = "https://handlers.example.com/fallback";
    const reached = { url: "https://handlers.example.com/fallback", method: "POST" };
    expect(call("US")).toMatchObject({ outcome: "handler", reached });
  });

  test.each([
    ["a flow that was only ever a draft", "draft" as const, empty()],
    ["a flow that redirects to itself", "published" as const, undefined],
  ])("can also be %s", (_, status, definition) => {
    const flow = bind(definition ?? empty(), status);
    const revision = emulator.state.flows[flow.sid]?.revisions[0];
    if (!definition && revision) {
      revision.definition = { ...empty(), states: [trigger("again"), redirect("again", flow.webhookUrl, "POST")] };
    }
    expect(call("US").outcome).toBe("error");
  });

  test.each([
    ["not XML", "<Response><Say>"],
    ["another root element", "<html></html>"],
  ])("can also be TwiML that is %s", (_, twiml) => {
    emulator.addHandler(handlerUrl, twiml);
    expect(call("US").outcome).toBe("error");
  });
});

describe("the TwiML of a handler", () => {
  const callWith = (twiml: string) => {
    emulator.addHandler(handlerUrl, twiml);
    return call("US");
  };

  test("is heard, and counts as reaching the handler", () => {
    expect(callWith(say("Good morning"))).toMatchObject({
      outcome: "handler",
      heard: '"Good morning"; the end of the call',
      reached: { url: handlerUrl, method: "POST" },
      billedVoiceMinutes: 1,
    });
  });

  test("may reject by itself, after nothing but a pause", () => {
    expect(callWith('<Response><Pause length="2"/><Reject reason="busy"/></Response>')).toMatchObject({
      outcome: "busy",
      billedVoiceMinutes: 0,
    });
  });

  test("cannot reject any more once it has spoken: that call is billed", () => {
    expect(callWith("<Response><Say>Bye</Say><Reject/></Response>")).toMatchObject({
      answered: true,
      billedVoiceMinutes: 1,
    });
  });

  test("dials one number or several", () => {
    expect(callWith("<Response><Dial>+15550100055</Dial></Response>").reached).toEqual({ numbers: ["+15550100055"] });
    const two = "<Response><Dial><Number>+15550100055</Number><Sip>sip:a@b.example</Sip></Dial></Response>";
    expect(callWith(two)).toMatchObject({
      outcome: "dialled",
      reached: { numbers: ["+15550100055", "sip:a@b.example"] },
    });
  });

  test("redirects, also to a relative URL, by POST unless it names GET", () => {
    const url = "https://handlers.example.com/next";
    expect(callWith("<Response><Redirect>/next</Redirect></Response>").reached).toEqual({ url, method: "POST" });
    expect(callWith('<Response><Redirect method="get">next</Redirect></Response>').reached).toEqual({
      url,
      method: "GET",
    });
  });

  test("asks for digits, and continues with them at its action", () => {
    emulator.addHandler("https://handlers.example.com/keys", "<Response><Dial>+15550100055</Dial></Response>");
    emulator.addHandler(handlerUrl, '<Response><Gather numDigits="1" action="keys"/><Say>No key</Say></Response>');
    const withKeys = emulator.call({ from: "+15550100077", to: "+15550100001", callerCountry: "US", digits: ["1"] });
    expect(withKeys).toMatchObject({ outcome: "dialled", answered: true });
    expect(call("US")).toMatchObject({ outcome: "handler", heard: '"No key"; the end of the call' });
  });

  test("ends at a verb that the emulator does not follow, which is reported", () => {
    expect(callWith("<Response><Connect/><Say>never</Say></Response>").heard).toBe(
      "<Connect>, which the emulator does not follow",
    );
  });

  test("ends by hanging up", () => {
    expect(callWith("<Response><Play>https://a.example/b.mp3</Play><Hangup/><Say>never</Say></Response>").heard).toBe(
      "the recording https://a.example/b.mp3; the end of the call",
    );
  });
});

test("takes a call over the admin API, and explains what is wrong with an invalid one", async () => {
  const post = (body: object) =>
    fetch(`${emulator.url}/_ringfence/calls`, { method: "POST", body: JSON.stringify(body) });
  const taken = await post({ from: "Anonymous", to: "+15550100001" });
  expect(await taken.json()).toMatchObject({ outcome: "handler", reached: { url: handlerUrl } });
  const wrong = await post({ from: "+15550100077", to: "+15550100001", country: "RU" });
  expect(wrong.status).toBe(400);
  expect(await wrong.json()).toEqual({
    message: "unknown field country; there is from, to, callerCountry, stirVerstat, digits",
  });
});
