import fc from "fast-check";
import { type Call, decide, type Policy } from "../../../flows";
import { nextStep } from "../../../flows/policy/decide";
import { answerKey, answerOfKey } from "../../../flows/policy/verdicts";
import { anyScene, FENCED, policyOf } from "../../harness/flows/policies";

const challenge = { kind: "challenge" as const, say: "Press 4 to be connected.", digits: "4" };
const ask: NonNullable<Policy["ask"]> = {
  of: { kind: "webhook", url: "https://screen.example.com/verdict" },
  answers: [{ answer: "spam", end: "reject" }],
  onFailure: "forward",
};
const call: Call = { from: "+12025550123", to: FENCED[0] ?? "", callerCountry: "US" };

describe("a call that is under way", () => {
  test("ends as decide says, once everything that it waits for has come", () => {
    fc.assert(
      fc.property(anyScene, ({ policy, call: whole }) => {
        const entries = [...(whole.digits ?? [])];
        const { answer, ...rest } = whole;
        let known: Call = { ...rest, digits: [] };
        let step = nextStep(policy, known);
        while ("waitsFor" in step) {
          known =
            step.waitsFor === "answer"
              ? { ...known, answer: answer ?? null }
              : { ...known, digits: [...(known.digits ?? []), entries.shift() ?? ""] };
          step = nextStep(policy, known);
        }
        expect(step).toEqual(decide(policy, whole));
      }),
      { numRuns: 2000 },
    );
  });

  test("waits for each attempt of a challenge, and says which check asked", () => {
    const policy = policyOf({ hiddenCallers: challenge });
    const hidden = { ...call, from: "" };
    const waiting = { waitsFor: "digits", challenge, by: "hidden" };
    expect(nextStep(policy, hidden)).toEqual(waiting);
    expect(nextStep(policy, { ...hidden, digits: ["5"] })).toEqual(waiting);
    expect(nextStep(policy, { ...hidden, digits: ["5", ""] })).toMatchObject({ kind: "hangUp" });
    expect(nextStep(policy, { ...hidden, digits: ["5", "4"] })).toMatchObject({ kind: "forward" });
  });

  test("waits for the answer only where the caller is still let in", () => {
    const policy = policyOf({ ask });
    expect(nextStep(policy, call)).toEqual({ waitsFor: "answer", ask });
    expect(nextStep(policy, { ...call, callerCountry: "RU" })).toMatchObject({ kind: "reject" });
    expect(nextStep(policy, { ...call, answer: null })).toMatchObject({ kind: "forward" });
  });
});

describe("the key of an answer", () => {
  test("stands for the answer in all that the policy makes of it", () => {
    fc.assert(
      fc.property(anyScene, ({ policy, call: asked }) => {
        fc.pre(policy.ask !== undefined);
        if (policy.ask === undefined) return;
        const key = String(answerKey(policy.ask, asked.answer));
        const again = { ...asked, answer: answerOfKey(policy.ask, key) };
        expect(decide(policy, again)).toEqual(decide(policy, asked));
      }),
      { numRuns: 1000 },
    );
  });

  test.each(["", "none", "9", "-1", "1.0", "spam", "__proto__"])("that is none, such as %j, is no answer", (key) => {
    expect(answerOfKey(ask, key)).toBeNull();
  });
});
