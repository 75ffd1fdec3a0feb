import { startEmulator, type Emulator } from "../../../emulator";
import { compile, type Policy } from "../../../flows";
import { answering, deployFunctions, point } from "../../harness/emulator/functions";
import { accountSid } from "../../harness/emulator/sdk";
import { policyOf } from "../../harness/flows/policies";

const LINE = "+15550100001";
const rejectUrl = "https://twiml.example.com/reject";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ buildMs: 0 });
  emulator.addHandler(rejectUrl, "<Response><Reject/></Response>");
});

afterEach(() => emulator.stop());

const call = () => emulator.call({ from: "+12025550123", to: LINE, callerCountry: "US" });

/** What a caller who is let in meets: the outcome, without the widgets that a Function has none of. */
function outcomeOf(): object {
  const { path: _, ...outcome } = call();
  return outcome;
}

test.each<[string, Policy["forward"], string]>([
  ["a number", { kind: "number", numbers: ["+15550100055"], callerId: "caller" }, "r.dial('+15550100055')"],
  ["a queue", { kind: "queue", queue: "support" }, "r.enqueue('support')"],
  ["a message", { kind: "voicemail", maxLength: 60 }, "r.say('Leave a message.'); r.record({ maxLength: 60 })"],
  [
    "a handler",
    { kind: "webhook", url: "https://a.example.com/", method: "POST" },
    "r.redirect('https://a.example.com/')",
  ],
])("a Function and a flow that lead to %s have the same outcome", async (_, forward, twiml) => {
  const definition = compile(policyOf({ numbers: [LINE], forward }), { rejectUrl, handlers: {}, accountSid });
  point(emulator, LINE, emulator.addFlow({ friendlyName: "fence", definition }).webhookUrl);
  const byFlow = outcomeOf();
  const content = answering(`const r = new Twilio.twiml.VoiceResponse(); ${twiml}; callback(null, r)`);
  const { origin } = await deployFunctions(emulator, [{ path: "/run", content, visibility: "protected" }]);
  point(emulator, LINE, `${origin}/run`);
  expect(outcomeOf()).toEqual(byFlow);
});
