import { maskedReplay, policyJudge, Replay, readCallRecord } from "../../evidence";
import { policyOf } from "../harness/flows/policies";

const call = (from: string, fields: Record<string, unknown> = {}) =>
  readCallRecord({
    ...{ from, to: "+15550100001", direction: "inbound", status: "completed", duration: "61" },
    ...{ start_time: "Sun, 01 Nov 2026 10:00:00 +0000", price: "-0.01700", price_unit: "USD", ...fields },
  });

const judge = policyJudge(policyOf({ hiddenCallers: "reject" }));
const replayOf = (...calls: ReturnType<typeof call>[]) => {
  const replay = new Replay([{ name: "main", judge }]);
  for (const record of calls) replay.add(0, record);
  return replay.result();
};

test("counts calls, callers and begun minutes by outcome, check and country", () => {
  const { lines, calls, countries } = replayOf(
    ...[call("+74950000001"), call("+74950000001"), call("+74950000002"), call("+4930123456"), call("anonymous")],
  );
  expect(calls).toBe(5);
  expect(countries).toEqual({ execution: 0, insights: 0, number: 5 });
  expect(lines.main).toMatchObject({ calls: 5, callers: 4, saved: { minutes: 8, price: { USD: 0.068 } } });
  expect(lines.main?.outcomes).toEqual([
    { outcome: "reject", by: "country", country: "RU", calls: 3, callers: 2, answeredMinutes: 6 },
    { outcome: "forward", by: "country", country: "DE", calls: 1, callers: 1, answeredMinutes: 2 },
    { outcome: "reject", by: "hidden", country: "", calls: 1, callers: 1, answeredMinutes: 2 },
  ]);
  expect(lines.main?.days).toEqual([{ day: "2026-11-01", calls: 5, turnedAway: 4 }]);
});

test("lists regulars, who have at least two calls and a minute in all, most minutes first", () => {
  const { lines } = replayOf(
    ...[call("+74950000001"), call("+74950000001")],
    ...[call("+74950000002", { duration: "29" }), call("+74950000002", { duration: "30" })],
    ...[call("+74950000003", { duration: "600" })],
    ...[call("+74950000004", { duration: "400" }), call("+74950000004", { duration: "0" })],
    ...[call("+4930123456"), call("+4930123456")],
    ...[call("anonymous"), call("anonymous")],
  );
  const regular = { country: "RU", by: "country", outcome: "reject" };
  expect(lines.main?.regulars).toEqual([
    { caller: "+74950000004", ...regular, calls: 2, answeredMinutes: 7 },
    { caller: "+74950000001", ...regular, calls: 2, answeredMinutes: 4 },
  ]);
});

test("masks regulars, and changes nothing else", () => {
  const result = replayOf(call("+74950000001"), call("+74950000001"));
  const masked = maskedReplay(result);
  expect(JSON.stringify(masked)).not.toContain("4950000001");
  expect(masked.lines.main?.regulars[0]).toEqual({ ...result.lines.main?.regulars[0], caller: "+7 495 •••••01" });
});

test("sums currencies separately and exactly, and prices without a currency under a name of their own", () => {
  const cents = Array.from({ length: 10 }, () => call("+74950000001", { price: "-0.1" }));
  const others = [call("+74950000002", { price_unit: "EUR" }), call("+74950000002", { price_unit: "" })];
  const { saved } = replayOf(...cents, ...others, call("+74950000002", { price: null })).lines.main ?? {};
  expect(saved?.price).toEqual({ EUR: 0.017, USD: 1, unknown: 0.017 });
});

test("reports changed outcomes by line, country and check", () => {
  const before = policyJudge(policyOf({ list: { kind: "block", countries: ["DE"] } }));
  const replay = new Replay([{ name: "main", judge, compared: { before, now: judge } }]);
  for (const from of ["+74950000001", "+74950000001", "+4930123456", "+33140000000", "anonymous"])
    replay.add(0, call(from));
  const { changed, totalChanged } = replay.result();
  expect(totalChanged).toEqual({ calls: 4, callers: 3 });
  expect(changed).toEqual([
    { line: "main", country: "RU", by: "country", from: "forward", to: "reject", calls: 2, callers: 1 },
    { line: "main", country: "", by: "hidden", from: "forward", to: "reject", calls: 1, callers: 1 },
    { line: "main", country: "DE", by: "country", from: "reject", to: "forward", calls: 1, callers: 1 },
  ]);
});

test("prefers the country that Studio recorded to the numbering plan", () => {
  const replay = new Replay([{ name: "main", judge }]);
  replay.add(0, call("+15550100077"), { country: "RU", source: "execution" });
  replay.add(0, call("+4930123456"), { country: "DE", source: "insights" });
  const { countries, lines } = replay.result();
  expect(countries).toEqual({ execution: 1, insights: 1, number: 0 });
  expect(lines.main?.outcomes).toContainEqual(expect.objectContaining({ country: "RU", outcome: "reject" }));
});

test("reports numbers of callers as minimums once a table is full", () => {
  const replay = new Replay([{ name: "main", judge }], 2);
  for (const from of ["+74950000001", "+74950000002", "+74950000003"]) replay.add(0, call(from));
  const { lines, isApproximate } = replay.result();
  expect(isApproximate).toBe(true);
  expect(lines.main).toMatchObject({ calls: 3, callers: 2 });
});
