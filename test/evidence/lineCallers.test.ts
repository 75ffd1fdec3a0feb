import fc from "fast-check";
import { policyJudge, readCallRecord, Replay } from "../../evidence";
import { LineCallers } from "../../evidence/lineCallers";
import { policyOf } from "../harness/flows/policies";

test("counts callers by line, outcome and change like sets, and sums the lost calls", () => {
  const call = fc.record({ line: fc.nat(2), caller: fc.nat(5), outcome: fc.nat(3), change: fc.nat(3) });
  fc.assert(
    fc.property(fc.array(call, { maxLength: 200 }), (calls) => {
      const callers = new LineCallers();
      const sets = new Set<string>();
      const lost = new Map<string, number>();
      const isNew = (...parts: (string | number)[]) => {
        const size = sets.size;
        return sets.add(parts.join(" ")).size > size;
      };
      for (const { line, caller, outcome, change } of calls) {
        const name = `+1555010000${caller}`;
        const found = callers.find(line, name);
        if (found === undefined) throw new Error("the table is full");
        expect(found.isNew).toBe(isNew("line", line, caller));
        expect(callers.isNewInOutcome(found, outcome)).toBe(isNew("outcome", line, caller, outcome));
        expect(callers.isNewInChange(found, name, change)).toBe(isNew("change", line, caller, change));
        lost.set(`${line} ${caller}`, (lost.get(`${line} ${caller}`) ?? 0) + 1);
        expect(callers.lose(found, 61, 2)).toEqual({
          calls: lost.get(`${line} ${caller}`),
          seconds: (lost.get(`${line} ${caller}`) ?? 0) * 61,
        });
        expect(callers.lost(found.index).answeredMinutes).toBe((lost.get(`${line} ${caller}`) ?? 0) * 2);
      }
      expect(callers.changed).toBe(new Set(calls.map(({ caller }) => caller)).size);
    }),
  );
});

const judge = policyJudge(policyOf());
const replayed = (calls: number, callers: number, most?: number) => {
  const replay = new Replay([{ name: "main", judge, compared: { before: judge, now: judge } }], most);
  for (let count = 0; count < calls; count += 1) {
    const from = `+7495${String(count % callers).padStart(7, "0")}`;
    replay.add(0, readCallRecord({ from, to: "+15550100001", duration: "61" }));
  }
  return replay;
};

test("needs no more memory for more calls of the same callers", () => {
  const [few, many] = [replayed(3_000, 3_000), replayed(30_000, 3_000)];
  expect(many.callerBytes).toBe(few.callerBytes);
  expect(many.result().calls).toBe(30_000);
});

test("stops growing when no more callers can be distinguished, and reports that", () => {
  const [full, fuller] = [replayed(5_000, 5_000, 4_096), replayed(40_000, 40_000, 4_096)];
  expect(fuller.callerBytes).toBe(full.callerBytes);
  expect(fuller.result()).toMatchObject({ calls: 40_000, isApproximate: true, lines: { main: { callers: 4_096 } } });
});

test("needs at most 68 bytes per caller, so that two million callers need 143 MB", () => {
  // 36 bytes in the table of callers, and 16 in each of the two others.
  const callers = new LineCallers(1 << 12);
  for (let count = 0; count < 1 << 12; count += 1) {
    const found = callers.find(0, `a${count}`);
    if (found === undefined) throw new Error("the table is full");
    for (const group of [0, 1]) {
      callers.isNewInOutcome(found, group);
      callers.isNewInChange(found, `a${count}`, 0);
    }
  }
  expect(callers.bytes / (1 << 12)).toBeLessThanOrEqual(68);
});
