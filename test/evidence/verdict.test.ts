import fc from "fast-check";
import { differs, enforced, flowJudge, policyJudge, verdictOf } from "../../evidence";
import { isTurnedAway } from "../../evidence/verdict";
import { type Call, compile, decide, type Policy } from "../../flows";
import { ACCOUNT_SID, anyCall, anyPolicy, anyScene, policyOf, surroundingsOf } from "../harness/flows/policies";

const NO_COUNTRY = { callerCountry: "" };
const challenge = { kind: "challenge" as const, say: "Press 4.", digits: "4" };
const verification: Policy["verification"] = {
  ...{ countries: ["RU"], A: "forward", B: "forward", C: "forward" },
  ...{ failed: "forward", unsigned: "reject" },
};

test.each<[string, string, Partial<Policy>, Partial<Call>]>([
  ["say", "country", { announce: "Goodbye." }, {}],
  ["reject", "country", {}, {}],
  ["voicemail", "country", { blockedCallers: { kind: "voicemail", say: "Leave a message." } }, {}],
  ["queue", "hidden", { hiddenCallers: { kind: "queue", queue: "waiting" } }, { from: "anonymous" }],
  [
    "webhook",
    "unknown",
    { unknownCountry: { kind: "webhook", url: "https://a.example/", method: "POST" } },
    NO_COUNTRY,
  ],
  ["challenge", "country", { blockedCallers: challenge }, { digits: ["4"] }],
  ["challenge", "country", { blockedCallers: challenge }, { digits: ["5"] }],
  ["challenge", "country", { blockedCallers: { ...challenge, otherwise: { kind: "say", text: "Goodbye." } } }, {}],
  ["challenge", "country", { blockedCallers: challenge, verification }, { digits: ["4"] }],
  ["forward", "country", { blockedCallers: challenge, mode: "monitor" }, {}],
])("%s, by the check %s, is the verdict on a call under %j with %j", (outcome, by, changes, changed) => {
  const call = { from: "+74950000001", to: "+15550100001", callerCountry: "RU", digits: [], ...changed };
  const verdict = verdictOf(decide(policyOf(changes), call));
  expect(verdict).toMatchObject({ outcome, by, wouldTurnAway: changes.mode === "monitor" });
  expect(isTurnedAway(verdict)).toBe(outcome !== "forward");
});

test("calls that end in the same way have equal ends, and others do not", () => {
  const endOf = (changes: Partial<Policy>) =>
    verdictOf(decide(policyOf(changes), { from: "+74950000001", to: "", callerCountry: "RU", digits: [] })).end;
  const voicemail = (say: string) => ({ blockedCallers: { kind: "voicemail" as const, say } });
  expect(endOf(voicemail("One."))).toBe(endOf(voicemail("One.")));
  expect(endOf(voicemail("One."))).not.toBe(endOf(voicemail("Two.")));
  const failed = (text: string) => ({ blockedCallers: { ...challenge, otherwise: { kind: "say" as const, text } } });
  expect(endOf(failed("One."))).toBe(endOf(failed("One.")));
  expect(endOf(failed("One."))).not.toBe(endOf(failed("Two.")));
  expect(endOf({ rejectReason: "busy" })).not.toBe(endOf({ rejectReason: "rejected" }));
});

test("decides like `decide` with its cache, whatever was asked before", () => {
  const calls = anyPolicy.chain((policy) =>
    fc.tuple(fc.constant(policy), fc.array(anyCall(policy), { maxLength: 30 })),
  );
  fc.assert(
    fc.property(calls, ([policy, list]) => {
      const judge = policyJudge(policy);
      for (const call of list) expect(judge(call)).toEqual(verdictOf(decide(policy, call)));
    }),
  );
});

test("remembers nothing of what a caller enters, or of what a server answers", () => {
  const call: Call = { from: "+74950000001", to: "+15550100001", callerCountry: "RU" };
  const policy = policyOf({ blockedCallers: { ...challenge, otherwise: { kind: "say", text: "Goodbye." } } });
  const judge = policyJudge(policy);
  const entered = { ...call, digits: ["4"] };
  for (const each of [entered, call, entered]) expect(judge(each)).toEqual(verdictOf(decide(policy, each)));
  expect(judge(entered).end).not.toBe(judge(call).end);
});

test("distinguishes forwarded from rejected calls by the flow as the policy does", () => {
  fc.assert(
    fc.property(anyScene, ({ policy, surroundings, call }) => {
      const { outcome } = flowJudge(compile(policy, surroundings))(call);
      expect(outcome).toBe(verdictOf(decide(policy, call)).outcome);
    }),
  );
});

test("compares a policy with a flow by what the widgets do, since a flow does not tell the kinds of ends", () => {
  const call = { from: "+74950000001", to: "+15550100001", callerCountry: "RU" };
  const flowSid = `FW${"2".repeat(32)}`;
  const url = `https://webhooks.twilio.com/v1/Accounts/${ACCOUNT_SID}/Flows/${flowSid}`;
  const deployed = policyOf({ blockedCallers: { kind: "webhook", url, method: "POST" } });
  const before = flowJudge(compile(deployed, surroundingsOf()))(call);
  const now = (changes: Partial<Policy>) => policyJudge(policyOf(changes))(call);
  expect(now(deployed).outcome).toBe("webhook");
  expect(differs(before, now(deployed))).toBe(false);
  expect(differs(before, now({ blockedCallers: { kind: "flow", flowSid } }))).toBe(false);
  expect(
    differs(before, now({ blockedCallers: { kind: "webhook", url: "https://example.com/", method: "POST" } })),
  ).toBe(true);
  expect(differs(before, now({}))).toBe(true);
  // Two policies tell their ends, so that these differ.
  expect(differs(now(deployed), now({ blockedCallers: { kind: "flow", flowSid } }))).toBe(true);
});

test("remembers nothing wrong in a flow judge", () => {
  const policy = policyOf({ exceptions: { forward: ["+74950000001"], reject: ["+1900*"] }, hiddenCallers: "reject" });
  const judge = flowJudge(compile(policy, surroundingsOf()));
  const own = policyJudge(policy);
  const calls = [
    "+74950000002",
    "+74950000001",
    "+19005550100",
    "+15550100077",
    "anonymous",
    "sip:a@example.com",
    "",
  ].flatMap((from) => ["RU", "US", ""].map((callerCountry) => ({ from, to: "+15550100001", callerCountry })));
  for (const call of [...calls, ...calls.reverse()]) expect(judge(call).outcome).toBe(own(call).outcome);
});

test("judges mode monitor as enforced only on request", () => {
  const policy = policyOf({ mode: "monitor" });
  const call = { from: "+74950000001", to: "+15550100001", callerCountry: "RU" };
  expect(policyJudge(policy)(call)).toMatchObject({ outcome: "forward", wouldTurnAway: true });
  expect(policyJudge(enforced(policy))(call)).toMatchObject({ outcome: "reject", by: "country" });
});
