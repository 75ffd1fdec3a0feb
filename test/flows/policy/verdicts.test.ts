import { answerWith, type Call, decide, type Policy } from "../../../flows";
import { VERDICT_VALUES } from "../../../flows/policy/verdicts";
import { FENCED, policyOf } from "../../harness/flows/policies";

const challenge = { kind: "challenge" as const, say: "Press 4 to be connected.", digits: "4" };
const say = (text: string) => ({ kind: "say" as const, text });
const forward = { kind: "queue" as const, queue: "support" };

const decided = (changes: Partial<Policy>, call: Partial<Call> = {}) =>
  decide(policyOf({ forward, ...changes }), {
    from: "+12025550123",
    to: FENCED[0] ?? "",
    callerCountry: "US",
    ...call,
  });

const verification = {
  countries: ["CA", "US"],
  A: say("A"),
  B: say("B"),
  C: say("C"),
  failed: say("failed"),
  unsigned: say("unsigned"),
};

describe("a verification", () => {
  test("matches the beginning of every documented verdict, whatever follows it", () => {
    const levels = VERDICT_VALUES.map((value) => {
      const decision = decided({ verification }, { parameters: { StirVerstat: value } });
      return [value, decision.kind === "away" && decision.to.kind === "say" ? decision.to.text : decision.kind];
    });
    expect(VERDICT_VALUES).toHaveLength(21);
    expect(levels).toEqual(
      VERDICT_VALUES.map((value) => {
        if (value.startsWith("TN-Validation-Failed")) return [value, "failed"];
        return [value, /^TN-Validation-Passed-([ABC])/.exec(value)?.[1] ?? "unsigned"];
      }),
    );
  });

  test.each(["", " ", "TN-Validation-Passed-D", "tn-validation", "else"])("treats %j as unsigned", (value) => {
    expect(decided({ verification }, { parameters: { StirVerstat: value } })).toMatchObject({
      to: { text: "unsigned" },
      by: "verification",
    });
  });

  test("judges nobody from another country", () => {
    const call = { callerCountry: "DE", parameters: { StirVerstat: "TN-Validation-Failed" } };
    expect(decided({ verification }, call)).toMatchObject({ kind: "forward", by: "country" });
  });
});

describe("a challenge", () => {
  test("lets a caller who passes go on to the next check, and hangs up if that rejects", () => {
    const policy: Partial<Policy> = {
      blockedCallers: challenge,
      verification: { ...verification, failed: "reject", unsigned: "forward" },
    };
    const call = { callerCountry: "RU", digits: ["4"] };
    expect(decided(policy, call)).toEqual({
      kind: "forward",
      to: forward,
      wouldReject: false,
      by: "country",
      challenged: [{ by: "country", passed: true }],
    });
    const judged = { ...policy, verification: { ...verification, countries: ["RU"], unsigned: "reject" as const } };
    expect(decided(judged, call)).toMatchObject({ kind: "hangUp", by: "verification" });
    expect(decided({ ...judged, announce: "Goodbye." }, call)).toMatchObject({ kind: "announce" });
  });

  test("is what let a caller in who passed it, whichever check asked", () => {
    const policy: Partial<Policy> = { verification: { ...verification, unsigned: challenge }, routes: [] };
    expect(decided(policy, { digits: ["4"] })).toMatchObject({ kind: "forward", by: "verification" });
    const asks = {
      ...{ of: { kind: "webhook" as const, url: "https://screen.example.com/" }, onFailure: "forward" as const },
      answers: [{ answer: "unsure", end: challenge }],
    };
    const call = { answer: answerWith("unsure"), digits: ["4"] };
    expect(decided({ ask: asks }, call)).toMatchObject({ kind: "forward", by: "ask" });
  });

  test("accepts as many entries as it has attempts", () => {
    const policy = { hiddenCallers: { ...challenge, attempts: 3, otherwise: say("Goodbye.") } };
    const entered = (...digits: string[]) => decided(policy, { from: "Anonymous", digits }).kind;
    expect([entered("4"), entered("5", "4"), entered("", "", "4"), entered("45")]).toEqual(Array(4).fill("forward"));
    expect([entered(), entered("5", "5", "5", "4"), entered("#4")]).toEqual(Array(3).fill("away"));
  });
});

describe("a question", () => {
  const ask = {
    of: { kind: "webhook" as const, url: "https://screen.example.com/verdict" },
    answers: [{ answer: "spam", end: "reject" as const }],
    onFailure: say("failed"),
  };

  test("turns callers away by a listed answer, and lets them continue by any other", () => {
    expect(decided({ ask }, { answer: answerWith(" SPAM ") })).toMatchObject({ kind: "reject", by: "ask" });
    const answers = [{ answer: "Spam", end: "reject" as const }];
    expect(decided({ ask: { ...ask, answers } }, { answer: answerWith("spam") })).toMatchObject({ kind: "reject" });
    expect(decided({ ask }, { answer: answerWith("fine") })).toMatchObject({ kind: "forward", by: "country" });
  });

  test.each([
    null,
    { ...answerWith("spam"), status: 404 },
    { ...answerWith("spam"), contentType: "application/json; charset=utf-8" },
    { ...answerWith("spam"), body: '["spam"]' },
    { ...answerWith("spam"), body: '{"verdict": 4}' },
    // JSON to a program, but not to the pattern by which a flow knows a verdict.
    { ...answerWith("spam"), body: '{"\\u0076erdict": "spam"}' },
    answerWith(""),
  ])("has no answer in %j", (answer) => {
    expect(decided({ ask }, { answer })).toMatchObject({ kind: "away", to: { text: "failed" }, by: "ask" });
  });

  test("is not asked about excepted, hidden, unknown and turned-away callers", () => {
    const answer = answerWith("spam");
    expect(decided({ ask }, { answer, from: "Anonymous" })).toMatchObject({ kind: "forward", by: "hidden" });
    expect(decided({ ask }, { answer, callerCountry: "" })).toMatchObject({ kind: "forward", by: "unknown" });
    expect(decided({ ask }, { answer, callerCountry: "RU" })).toMatchObject({ kind: "reject", by: "country" });
    const exceptions = { forward: ["+12025550123"], reject: [] };
    expect(decided({ ask, exceptions }, { answer })).toMatchObject({ kind: "forward", by: "exception" });
  });
});
