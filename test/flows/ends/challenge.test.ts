import { compile } from "../../../flows";
import { policyOf, surroundingsOf } from "../../harness/flows/policies";

/** What the widgets that wait for digits are set to. */
function gathers(challenge: { attempts?: number; timeout?: number } = {}) {
  const blockedCallers = { kind: "challenge" as const, say: "Press 42.", digits: "42", ...challenge };
  const { states } = compile(policyOf({ blockedCallers }), surroundingsOf());
  return states
    .filter(({ type }) => type === "gather-input-on-call")
    .map(({ name, properties: { say, timeout, number_of_digits: digits } }) => ({ name, say, timeout, digits }));
}

const attempt = (count: number, timeout: number) => ({
  ...{ name: `away_blocked_attempt_${count}`, say: "Press 42.", timeout, digits: 2 },
});

test("a caller has two attempts, and five seconds for each, unless the policy says otherwise", () => {
  expect(gathers()).toEqual([attempt(1, 5), attempt(2, 5)]);
  expect(gathers({ attempts: 1, timeout: 30 })).toEqual([attempt(1, 30)]);
});
