import { startEmulator, type Emulator } from "../../../emulator";
import { answering, type Deployed, deployFunctions, point } from "../../harness/emulator/functions";
import { empty, redirect, trigger } from "../../harness/emulator/definitions";
import { sdk } from "../../harness/emulator/sdk";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ contract: true, buildMs: 0 });
});

afterEach(async () => {
  await emulator.stop();
  expect(emulator.violations).toEqual([]);
});

const LINE = "+15550100001";
const CALLER = "+15550100077";
const handlerUrl = "https://handlers.example.com/support";

const call = (digits: string[] = []) => emulator.call({ from: CALLER, to: LINE, callerCountry: "RU", digits });

/** Code that answers with a document, in which `event` may be used. */
const saying = (twiml: string) =>
  answering(`const r = new Twilio.Response(); r.appendHeader("Content-Type", "text/xml");
    r.setBody(\`<Response>${twiml}</Response>\`); callback(null, r)`);

/** Points the line at a protected Function with this code. */
async function bind(code: string, more: { parts?: Deployed[]; fallbackUrl?: string; query?: string } = {}) {
  const { parts = [], fallbackUrl, query = "?line=main" } = more;
  const service = await deployFunctions(emulator, [{ path: "/run", content: code, visibility: "protected" }, ...parts]);
  point(emulator, LINE, `${service.origin}/run${query}`, fallbackUrl);
  return service;
}

describe("the outcome of a call that a Function answers", () => {
  test.each([
    ["busy", "busy"],
    ["rejected", "no-answer"],
  ])("is not answered and not billed, when it rejects: %s", async (reason, callStatus) => {
    await bind(
      answering(`const r = new Twilio.twiml.VoiceResponse(); r.reject({ reason: "${reason}" }); callback(null, r)`),
    );
    expect(call()).toMatchObject({ outcome: reason, callStatus, answered: false, billedVoiceMinutes: 0, path: [] });
    const [record, ...others] = await sdk(emulator).calls.list();
    expect(record).toMatchObject({ from: CALLER, to: LINE, status: callStatus, price: null });
    expect(others).toEqual([]);
    expect(emulator.state.executions ?? {}).toEqual({});
  });

  test.each([
    ["too late", "<Say>Bye</Say><Reject/>", "ended", true],
    ["after a redirect", `<Redirect>https://twiml.example.com/reject</Redirect>`, "busy", false],
  ])("when it rejects %s", async (_, twiml, outcome, answered) => {
    emulator.addHandler("https://twiml.example.com/reject", '<Response><Reject reason="busy"/></Response>');
    await bind(saying(twiml));
    expect(call()).toMatchObject({ outcome, answered });
  });

  test.each([
    ["<Dial>+15550100055</Dial>", "dialled", "ringing, then +15550100055"],
    [
      "<Dial><Number>+15550100055</Number><Number>+15550100056</Number></Dial>",
      "dialled",
      "+15550100055, +15550100056",
    ],
    ["<Dial callerId='+15550100001'><Sip>sip:a:b@c.example</Sip></Dial>", "dialled", "ringing, then sip:a@c.example"],
    ["<Dial><Client><Identity>joe</Identity></Client></Dial>", "dialled", "ringing, then joe"],
    ["<Enqueue>support</Enqueue>", "queued", "waiting in the queue support"],
    [`<Enqueue workflowSid="WW1"/>`, "flex", "waiting for an agent in Flex, workflow WW1"],
    ["<Say>Please leave a message.</Say><Record maxLength='60'/>", "voicemail", "up to 60 seconds for a message"],
    ["<Say>We do not take calls.</Say><Hangup/>", "message", '"We do not take calls.", then the end of the call'],
    ["<Hangup/>", "ended", "the end of the call"],
    ["<Connect/>", "ended", "<Connect>, which the emulator does not follow"],
  ])("%s", async (twiml, outcome, heard) => {
    await bind(saying(twiml));
    const result = call();
    expect(result).toMatchObject({ outcome, answered: true, billedVoiceMinutes: 1, callStatus: "completed" });
    expect(result.heard).toContain(heard);
  });

  test("is a leg of its own for who is dialled", async () => {
    await bind(saying("<Dial>+15550100055</Dial>"));
    expect(call().reached).toEqual({ numbers: ["+15550100055"] });
    const calls = await sdk(emulator).calls.list();
    expect(calls.map(({ direction }) => direction).sort()).toEqual(["inbound", "outbound-dial"]);
  });

  test.each([
    ["a handler outside", handlerUrl, { outcome: "handler", reached: { url: handlerUrl, method: "POST" } }],
    ["an asset of its own service", "/busy.xml", { outcome: "busy", answered: false }],
  ])("is that of %s that it redirects to", async (_, url, expected) => {
    const busy = '<Response><Reject reason="busy"/></Response>';
    await bind(saying(`<Redirect>${url}</Redirect>`), { parts: [{ kind: "asset", path: "/busy.xml", content: busy }] });
    expect(call()).toMatchObject(expected);
  });

  test("is that of a flow that it redirects to, which leaves an execution", async () => {
    const definition = { ...empty(), states: [trigger("on"), redirect("on", handlerUrl, "POST")] };
    const { webhookUrl } = emulator.addFlow({ friendlyName: "inner", definition });
    await bind(saying(`<Redirect>${webhookUrl}</Redirect>`));
    expect(call()).toMatchObject({ path: ["Trigger", "on"], reached: { url: handlerUrl } });
    expect(Object.values(emulator.state.executions ?? {})).toHaveLength(1);
  });
});

describe("a Function is asked as Voice asks", () => {
  const parameters = answering(`
    const r = new Twilio.twiml.VoiceResponse();
    r.say([event.line, event.From, event.CallerCountry, event.CallStatus, event.StirVerstat].join(" "));
    callback(null, r)`);

  test.each(["POST", "GET"] as const)("with the call's parameters, signed, by %s", async (method) => {
    await bind(parameters);
    const number = emulator.number(LINE);
    if (number) number.voice_method = method;
    const verdict = { StirVerstat: "TN-Validation-Passed-A" };
    const { heard } = emulator.call({ from: CALLER, to: LINE, callerCountry: "RU", parameters: verdict });
    expect(heard).toContain(`"main ${CALLER} RU ringing TN-Validation-Passed-A"`);
  });

  test("for the account of the called number: another account's protected Function is closed to it", async () => {
    await bind(saying("<Hangup/>"), { fallbackUrl: handlerUrl });
    const [account] = Object.values(emulator.state.accounts);
    expect(call().outcome).toBe("ended");
    const [environment] = Object.values(emulator.state.environments);
    if (environment && account) {
      environment.accountSid = `AC${"9".repeat(32)}`;
      emulator.state.accounts[environment.accountSid] = { ...account, authToken: "another" };
    }
    expect(call()).toMatchObject({ outcome: "handler", errorCodes: [11200], reached: { url: handlerUrl } });
  });

  test("with the SID that the call has in the log", async () => {
    await bind(answering("const r = new Twilio.twiml.VoiceResponse(); r.say(event.CallSid); callback(null, r)"));
    const { heard } = call();
    const [record] = await sdk(emulator).calls.list();
    expect(heard).toContain(`"${record?.sid}"`);
  });
});

describe("a call over several requests", () => {
  /** Asks for 4, twice at most, and keeps what was entered in the action's URL. */
  const challenge = answering(`
    const r = new Twilio.twiml.VoiceResponse();
    const entries = event.entries === undefined ? [] : event.entries.split(",");
    if (event.Digits !== undefined) entries.push(event.Digits);
    if (entries.includes("4")) r.redirect("${handlerUrl}");
    else if (entries.length > 1) r.hangup();
    else r.gather({ input: "dtmf", numDigits: 1, actionOnEmptyResult: true, method: "POST",
        action: "/run?" + new URLSearchParams({ ...(entries.length && { entries: entries.join() }) }) }).say("Press 4.");
    callback(null, r)`);

  test.each([
    ["right at once", ["4"], "handler"],
    ["right after a wrong key", ["5", "4"], "handler"],
    ["right after silence", ["", "4"], "handler"],
    ["wrong twice", ["5", "6"], "ended"],
    ["silent", [], "ended"],
    ["too late", ["5", "5", "4"], "ended"],
  ])("digits that are %s", async (_, digits, outcome) => {
    await bind(challenge, { query: "" });
    expect(call(digits)).toMatchObject({ outcome, answered: true });
  });

  test("without actionOnEmptyResult, silence leads to the next verb, and a key to the action", async () => {
    await bind(saying(`<Gather numDigits="2" action="https://handlers.example.com/keys"/><Enqueue>support</Enqueue>`));
    expect(call()).toMatchObject({ outcome: "queued" });
    const reached = { url: "https://handlers.example.com/keys", method: "POST", parameters: { Digits: "12" } };
    expect(call(["123"])).toMatchObject({ outcome: "handler", reached });
  });

  test("a key that ends the entry is not part of it", async () => {
    await bind(saying(`<Gather action="https://handlers.example.com/keys" method="GET"/>`));
    const parameters = { Digits: "12", FinishedOnKey: "#" };
    expect(call(["12#34"]).reached).toEqual({ url: "https://handlers.example.com/keys", method: "GET", parameters });
  });

  test("digits go on in a flow behind the Function", async () => {
    const gather = {
      name: "keys",
      type: "gather-input-on-call",
      transitions: [{ event: "keypress", next: "on" }, { event: "speech" }, { event: "timeout" }],
      properties: { say: "Press 9.", number_of_digits: 1, offset: { x: 0, y: 0 } },
    };
    const states = [trigger("keys"), gather, redirect("on", handlerUrl, "POST")];
    const { webhookUrl } = emulator.addFlow({ friendlyName: "inner", definition: { ...empty(), states } });
    await bind(challenge.replace(handlerUrl, webhookUrl), { query: "" });
    expect(call(["4", "9"])).toMatchObject({ outcome: "handler", path: ["Trigger", "keys", "on"] });
    expect(call(["4"])).toMatchObject({ outcome: "ended", path: ["Trigger", "keys"] });
  });

  test("a recording leads to its action, and stays one", async () => {
    const record = '<Record maxLength="30" action="/run?then=end"/>';
    await bind(saying(`\${event.then === "end" ? "<Hangup/>" : '${record}'}`));
    expect(call()).toMatchObject({ outcome: "voicemail", heard: "a beep, then up to 30 seconds for a message" });
  });

  test("a circle ends as a handler that is dead", async () => {
    const { origin } = await bind(saying("<Redirect/>"), { fallbackUrl: handlerUrl });
    expect(call()).toMatchObject({ errorCodes: [11200], outcome: "handler", reached: { url: handlerUrl } });
    point(emulator, LINE, `${origin}/run`, `${origin}/run`);
    expect(call()).toMatchObject({ errorCodes: [11200, 11200], outcome: "error" });
  });
});

describe("a Function that fails", () => {
  test.each([
    ["throws", 'exports.handler = () => { throw new Error("no") };', [82002, 11200]],
    ["answers 404", answering("const r = new Twilio.Response(); r.setStatusCode(404); callback(null, r)"), [11200]],
    ["answers JSON", answering("callback(null, {})"), [12300]],
    ["answers what is no TwiML", answering('callback(null, "hello")'), [12100]],
  ])("leads to the fallback URL, when it %s", async (_, code, errorCodes) => {
    const { origin } = await bind(code, { fallbackUrl: handlerUrl });
    const parameters = { ErrorCode: `${errorCodes.at(-1)}`, ErrorUrl: `${origin}/run?line=main` };
    expect(call()).toMatchObject({ outcome: "handler", errorCodes, reached: { url: handlerUrl, parameters } });
  });

  test("ends the call where there is no fallback URL", async () => {
    await bind('exports.handler = () => { throw new Error("no") };');
    expect(call()).toMatchObject({ outcome: "error", answered: true, errorCodes: [82002, 11200] });
  });

  test("tells a Function that is the fallback URL what was wrong", async () => {
    const fallback = answering("const r = new Twilio.twiml.VoiceResponse(); r.say(event.ErrorCode); callback(null, r)");
    const { origin } = await bind('exports.handler = () => { throw new Error("no") };', {
      parts: [{ path: "/told", content: fallback, visibility: "protected" }],
    });
    point(emulator, LINE, `${origin}/run`, `${origin}/told`);
    expect(call().heard).toContain('"11200"');
  });
});

describe("a Function that takes its time", () => {
  const late = `exports.handler = async (context, event, callback) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    const r = new Twilio.twiml.VoiceResponse();
    r.reject();
    callback(null, r);
  };`;

  test("is waited for by a call that asks, and refused to one that cannot wait", async () => {
    await bind(late);
    const asking = emulator.callAsking({ from: CALLER, to: LINE, callerCountry: "RU" });
    expect(await asking).toMatchObject({ outcome: "rejected", answered: false });
    expect(() => call()).toThrow("use callAsking");
    expect(await sdk(emulator).calls.list()).toHaveLength(1);
  });

  test("is waited for by a call that is placed, and over the admin API", async () => {
    await bind(late);
    const { calls } = sdk(emulator);
    await calls.create({ from: "+15550100002", to: LINE, twiml: "<Response/>" });
    const body = JSON.stringify({ from: CALLER, to: LINE });
    const taken = await fetch(`${emulator.url}/_ringfence/calls`, { method: "POST", body });
    expect(await taken.json()).toMatchObject({ outcome: "rejected" });
    const inbound = async () => (await calls.list()).filter(({ direction }) => direction === "inbound");
    const over = async () => (await inbound()).filter(({ status }) => status === "no-answer");
    while ((await over()).length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await inbound()).toHaveLength(2);
  });
});
