import { maskedReport, policyJudge, readCallRecord, Report, shownPath } from "../../evidence";
import { policyOf } from "../harness/flows/policies";

const startedAt = Date.UTC(2026, 10, 1, 10);
const record = (fields: Record<string, unknown>) =>
  readCallRecord({
    ...{ sid: `CA${"1".repeat(32)}`, from: "+74950000001", to: "+15550100001", direction: "inbound" },
    ...{ start_time: new Date(startedAt).toISOString(), ...fields },
  });
const steps = (...names: string[]) => names.slice(1).map((to, index) => ({ from: names[index] ?? "", to }));
const seen = (country: string, ...names: string[]) => ({
  ...{ callSid: `CA${"1".repeat(32)}`, from: "+74950000001", country, startedAt, expectedEnd: undefined },
  path: shownPath(steps(...names), country),
});

describe("the steps of an execution", () => {
  test.each([
    ["a country", "RU", ["Trigger", "caller_hidden", "caller_country", "reject_call", "Ended"], "country"],
    ["no country", "", ["Trigger", "caller_hidden", "caller_country", "reject_call", "Ended"], "unknown"],
    ["a hidden number", "US", ["Trigger", "caller_keypad_word", "caller_hidden", "reject_call", "Ended"], "hidden"],
    ["an exception", "RU", ["Trigger", "caller_exceptions_2", "reject_call", "Ended"], "exception"],
  ])("show that %s turned a call away", (_, country, names, by) => {
    expect(shownPath(steps(...names), country)).toMatchObject({ turnedAway: true, wouldTurnAway: false, by });
  });

  test("show whether a call was let in with or without a note", () => {
    const noted = shownPath(steps("Trigger", "caller_country", "would_reject", "forward_call", "Ended"), "RU");
    expect(noted).toEqual({ end: "forward_call", turnedAway: false, wouldTurnAway: true, by: "country" });
    const letIn = shownPath(steps("Trigger", "caller_country", "caller_route", "route_1_call", "Ended"), "DE");
    expect(letIn).toEqual({ end: "route_1_call", turnedAway: false, wouldTurnAway: false, by: undefined });
  });

  test("show nothing for a caller who hung up before an end", () => {
    expect(shownPath(steps("Trigger", "caller_hidden", "Ended"), "RU")).toBeUndefined();
  });
});

test("counts by day, country and check", () => {
  const report = new Report(["main"]);
  report.addExecution(
    "main",
    seen("RU", "Trigger", "caller_country", "reject_call", "Ended"),
    record({ status: "busy" }),
  );
  report.addExecution("main", seen("DE", "Trigger", "caller_country", "forward_call", "Ended"));
  const { source, lines, unexpected } = report.result();
  expect(source).toEqual({ executions: 2, callLog: 0 });
  expect(lines.main).toEqual({
    ...{ calls: 2, turnedAway: 1, wouldTurnAway: 0 },
    days: [{ day: "2026-11-01", calls: 2, turnedAway: 1, wouldTurnAway: 0 }],
    causes: [{ by: "country", calls: 1 }],
    countries: [
      { country: "DE", calls: 1, turnedAway: 0, wouldTurnAway: 0 },
      { country: "RU", calls: 1, turnedAway: 1, wouldTurnAway: 0 },
    ],
  });
  expect(unexpected).toEqual([]);
});

test("names a rejected call that was answered, and one that went another way", () => {
  const report = new Report(["main"]);
  const rejected = seen("RU", "Trigger", "caller_country", "reject_call", "Ended");
  report.addExecution("main", rejected, record({ status: "completed", duration: "42" }));
  report.addExecution("main", { ...rejected, expectedEnd: "forward_call" });
  const { unexpected, lines } = maskedReport(report.result());
  expect(unexpected.map(({ caller, expected, seen: what }) => [caller, expected, what])).toEqual([
    ["+7 495 •••••01", "rejected", "answered (completed, 42 s)"],
    ["+7 495 •••••01", "forward_call", "reject_call"],
  ]);
  expect(lines.main?.turnedAway).toBe(1);
});

describe("a call that is only in the log", () => {
  const judge = policyJudge(policyOf());
  const added = (fields: Record<string, unknown>, isPolicyOfTime = true) => {
    const report = new Report(["main"]);
    const verdict = judge({ from: "+74950000001", to: "+15550100001", callerCountry: "RU" });
    report.addRecord("main", record(fields), verdict, isPolicyOfTime);
    return report.result();
  };

  test.each(["busy", "no-answer"])("was turned away if the policy rejects it and it is %s", (status) => {
    expect(added({ status }).lines.main).toMatchObject({ turnedAway: 1, causes: [{ by: "country", calls: 1 }] });
  });

  test("was not turned away if the caller hung up", () => {
    expect(added({ status: "canceled" }).lines.main).toMatchObject({ calls: 1, turnedAway: 0, causes: [] });
  });

  test("is unexpected if it was answered and the policy, unchanged since, rejects it", () => {
    const answered = { status: "completed", duration: "42" };
    expect(added(answered).unexpected).toHaveLength(1);
    expect(added(answered, false).unexpected).toEqual([]);
  });
});

test("lists prefixes whose country differs at Twilio, without full numbers", () => {
  const report = new Report(["main"]);
  report.addExecution("main", { ...seen("KZ", "Trigger", "forward_call", "Ended"), from: "+74950000001" });
  report.addExecution("main", { ...seen("US", "Trigger", "forward_call", "Ended"), from: "anonymous" });
  report.addExecution("main", { ...seen("RU", "Trigger", "forward_call", "Ended"), from: "+74950000002" });
  expect(report.result().countryDiffers).toEqual([{ prefix: "+7 495", twilio: "KZ", plan: "RU", calls: 1 }]);
});
