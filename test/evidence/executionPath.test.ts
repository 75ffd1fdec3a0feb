import fc from "fast-check";
import { policyJudge, shownPath } from "../../evidence";
import { compile, decide, simulate } from "../../flows";
import { anyScene } from "../harness/flows/policies";

const path = (...names: string[]) => names.slice(1).map((to, index) => ({ from: names[index] ?? "", to }));

test("tells of every compiled flow and call what the policy decides, and by which check", () => {
  fc.assert(
    fc.property(anyScene, ({ policy, surroundings, call }) => {
      const passed = simulate(compile(policy, surroundings), call).steps.map(({ state }) => state);
      const decision = decide(policy, call);
      const wouldTurnAway = decision.kind === "forward" && decision.wouldReject;
      const turnedAway = decision.kind !== "forward";
      const shown = shownPath(path("Trigger", ...passed.slice(1), "Ended"), call.callerCountry);
      expect(shown).toEqual({
        end: passed.at(-1),
        turnedAway,
        wouldTurnAway,
        by: turnedAway || wouldTurnAway ? decision.by : undefined,
      });
      // The judge counts a caller who was asked for digits under the check that asked first.
      if (decision.challenged === undefined) expect(policyJudge(policy)(call).by).toBe(decision.by);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["exception", ["caller_exceptions", "reject_call"]],
  ["exception", ["caller_exceptions", "caller_exceptions_2", "reject_call"]],
  ["hidden", ["caller_keypad_word", "reject_call"]],
  ["hidden", ["caller_hidden", "reject_announcement"]],
  ["country", ["caller_hidden", "caller_country", "reject_call"]],
  ["verification", ["caller_country", "caller_verification", "caller_verdict", "away_hang_up"]],
  ["ask", ["caller_verdict", "caller_lookup", "away_ask_call"]],
  ["ask", ["caller_lookup", "caller_answer_form", "reject_call"]],
  ["ask", ["caller_lookup", "caller_answer_form", "caller_answer", "reject_call"]],
  ["mode", ["reject_call"]],
])("finds in the steps that %s turned the call away: %j", (by, names) => {
  const shown = shownPath(path("Trigger", ...names, "Ended"), "RU");
  expect(shown).toEqual({ end: names.at(-1), turnedAway: true, wouldTurnAway: false, by });
});

test("finds that a caller without a country was turned away as unknown, by the same widget", () => {
  expect(shownPath(path("Trigger", "caller_country", "reject_call"), " ")?.by).toBe("unknown");
});

test("names the check whose verdict was noted in mode monitor", () => {
  const steps = path("Trigger", "caller_country", "would_reject", "caller_route", "forward_call");
  expect(shownPath(steps, "RU")).toEqual({
    end: "forward_call",
    turnedAway: false,
    wouldTurnAway: true,
    by: "country",
  });
});

test("finds the check that turned a caller away after a passed challenge", () => {
  const challenge = ["caller_hidden", "away_hidden_attempt_1", "away_hidden_entry_1"];
  const failed = path("Trigger", ...challenge, "away_hang_up");
  const turnedAway = path("Trigger", ...challenge, "answered_verification", "away_hang_up");
  const letIn = path("Trigger", ...challenge, "answered_verification", "caller_route", "route_1_call");
  expect([failed, turnedAway, letIn].map((steps) => shownPath(steps, "RU")?.by)).toEqual([
    ...["hidden", "verification", undefined],
  ]);
  expect(shownPath(letIn, "RU")?.turnedAway).toBe(false);
});

test("finds nothing for a caller who hung up before any check", () => {
  expect(shownPath(path("Trigger", "caller_country", "Ended"), "RU")).toBeUndefined();
});
