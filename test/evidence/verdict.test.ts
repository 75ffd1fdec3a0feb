import fc from "fast-check";
import { enforced, flowJudge, policyJudge, verdictOf } from "../../evidence";
import { compile, decide } from "../../flows";
import { anyCall, anyPolicy, anyScene, policyOf, surroundingsOf } from "../harness/flows/policies";

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

test("distinguishes forwarded from rejected calls by the flow as the policy does", () => {
  fc.assert(
    fc.property(anyScene, ({ policy, surroundings, call }) => {
      const { outcome } = flowJudge(compile(policy, surroundings))(call);
      expect(outcome).toBe(verdictOf(decide(policy, call)).outcome);
    }),
  );
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
