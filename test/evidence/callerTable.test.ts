import fc from "fast-check";
import { CallerTable } from "../../evidence";

test("counts distinct callers and sums their tallies like a map", () => {
  const calls = fc.array(fc.record({ scope: fc.nat(3), caller: fc.string({ maxLength: 3 }), amount: fc.nat(100) }), {
    maxLength: 400,
  });
  fc.assert(
    fc.property(calls, (list) => {
      const table = new CallerTable(1);
      const map = new Map<string, number>();
      for (const { scope, caller, amount } of list) {
        const key = JSON.stringify([scope, caller]);
        const found = table.indexOf(scope, caller);
        expect(found?.isNew).toBe(!map.has(key));
        map.set(key, (map.get(key) ?? 0) + amount);
        expect(table.add(found?.index ?? -1, 0, amount)).toBe(map.get(key));
      }
      expect(table.size).toBe(map.size);
    }),
  );
});

test("keeps its tallies while it grows to many callers", () => {
  const table = new CallerTable(1);
  for (let caller = 0; caller < 100_000; caller += 1) {
    const found = table.indexOf(0, `+1555${caller}`);
    table.add(found?.index ?? -1, 0, caller);
  }
  expect(table.size).toBe(100_000);
  for (let caller = 0; caller < 100_000; caller += 777) {
    const found = table.indexOf(0, `+1555${caller}`);
    expect(found?.isNew).toBe(false);
    expect(table.tally(found?.index ?? -1, 0)).toBe(caller);
  }
});

test("reports when it is full, and still finds the callers that it has", () => {
  const table = new CallerTable(0, 2);
  expect([table.indexOf(0, "a")?.isNew, table.indexOf(0, "b")?.isNew]).toEqual([true, true]);
  expect(table.isFull).toBe(false);
  expect(table.indexOf(0, "c")).toBeUndefined();
  expect(table.isFull).toBe(true);
  expect(table.indexOf(0, "a")?.isNew).toBe(false);
});
