import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { answerWith, type Call, type Forward, type Policy } from "../../flows";
import { webhookOf } from "../harness/function/call";
import { FunctionHost } from "../harness/function/host";
import { ACCOUNT_SID, FENCED, policyOf, surroundingsOf } from "../harness/flows/policies";

// What the Function answers for each kind of end, to be read by people. After a change that is meant:
// UPDATE_GOLDEN=1 npx jest test/function/golden, then read the diff.

const GOLDEN = join(__dirname, "golden", "twiml.txt");

const [TO = ""] = FENCED;
const NUMBER = { kind: "number" as const, numbers: ["+15550100091"], callerId: "caller" };
const CHALLENGE = { kind: "challenge" as const, say: "Press 4 to be connected.", digits: "4" };
const SPOKEN = { text: "Grüß Gott.", language: "de-AT", voice: "Polly.Hannah-Neural" };

type Case = [title: string, policy: Partial<Policy>, call?: Partial<Call>, query?: Record<string, string>];

const to = (title: string, forward: Forward, call?: Partial<Call>): Case => [title, { forward }, call];
const away = (title: string, policy: Partial<Policy>, query?: Record<string, string>): Case => [
  title,
  policy,
  { callerCountry: "RU" },
  query,
];

const CASES: Case[] = [
  away("reject", {}),
  away("reject, busy", { rejectReason: "busy" }),
  away("reject, by the user's own document", { rejectUrl: "https://example.com/reject?key=1&x=2" }),
  away("announce", { announce: "We do not take calls from your country." }),
  to("existing", { kind: "existing" }),
  to("webhook", { kind: "webhook", url: "https://example.com/voice?a=1&b=2", method: "POST" }),
  to("webhook, GET", { kind: "webhook", url: "https://example.com/voice", method: "GET" }),
  to("flow", { kind: "flow", flowSid: `FW${"2".repeat(32)}` }),
  to("number", NUMBER),
  to("number, from a hidden caller", NUMBER, { from: "Anonymous" }),
  to("number, from a keypad word", NUMBER, { from: "+266696687" }),
  to("number, from a SIP address", NUMBER, { from: "sip:alice@example.com" }),
  to("number, from another form", NUMBER, { from: "12025550123" }),
  to("numbers, recorded", {
    ...NUMBER,
    numbers: ["+15550100091", "+15550100092"],
    callerId: "+15550100099",
    timeout: 12,
    record: true,
  }),
  to("number, with the called number shown", { ...NUMBER, callerId: "called", record: false }),
  to("sip", {
    kind: "sip",
    uri: "sip:desk@example.com;transport=tls",
    username: "desk",
    password: "p'a%s",
    callerId: "called",
  }),
  to("sip, without credentials", { kind: "sip", uri: "sips:desk@example.com", callerId: "caller" }),
  to("client", { kind: "client", identity: "alice" }),
  to("client, from a hidden caller", { kind: "client", identity: "alice" }, { from: "" }),
  to("flex", { kind: "flex", workflow: `WW${"3".repeat(32)}`, channel: `TC${"4".repeat(32)}` }),
  to("queue", { kind: "queue", queue: "support" }),
  to("voicemail", { kind: "voicemail" }),
  to("voicemail, with a greeting", { kind: "voicemail", say: SPOKEN, maxLength: 60 }),
  ["voicemail, after the recording", { forward: { kind: "voicemail" } }, {}, { then: "end" }],
  to("say", { kind: "say", text: "We are closed." }),
  to("say, in a language and a voice", { kind: "say", text: SPOKEN }),
  away("challenge, first attempt", { blockedCallers: CHALLENGE }),
  away("challenge, second attempt after a wrong digit", { blockedCallers: CHALLENGE }, { entries: "", Digits: "5" }),
  away("challenge, failed", { blockedCallers: CHALLENGE }, { entries: "5,", Digits: "" }),
  away("challenge, passed", { blockedCallers: CHALLENGE, forward: NUMBER }, { entries: ",", Digits: "4" }),
  away(
    "challenge, passed before a reject",
    {
      blockedCallers: CHALLENGE,
      verification: { countries: ["RU"], A: "reject", B: "reject", C: "reject", failed: "reject", unsigned: "reject" },
    },
    { entries: "", Digits: "4" },
  ),
  [
    "challenge, after a look-up",
    {
      ask: {
        of: { kind: "webhook", url: "https://screen.example.com/verdict" },
        answers: [
          { answer: "spam", end: "reject" },
          { answer: "unsure", end: { ...CHALLENGE, digits: "0123", timeout: 9 } },
        ],
        onFailure: "forward",
      },
    },
    { answer: answerWith("unsure") },
  ],
];

test("each kind of end is the TwiML that the golden file shows", async () => {
  const host = new FunctionHost();
  const parts: string[] = [];
  for (const [title, policy, call = {}, query = {}] of CASES) {
    host.put({ policy: policyOf(policy), handlers: surroundingsOf().handlers, accountSid: ACCOUNT_SID });
    host.answer = call.answer ?? null;
    const placed = { from: "+12025550123", to: TO, callerCountry: "US", ...call };
    const document = await host.run({ line: "main", ...webhookOf(placed), ...query });
    parts.push(`# ${title}\n${document.replace(/>(?=<)/g, ">\n")}\n`);
  }
  const text = parts.join("\n");
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(GOLDEN, text);
  expect(text).toBe(readFileSync(GOLDEN, "utf8"));
  expect(host.entries()).toEqual([]);
});
