import { SEED, runMany, textOf } from "../harness/sequences/many";

test("stacks survive every other generated sequence, starting with the first", async () => {
  const report = await runMany(0, 2);
  process.stdout.write(`sequences: ${report.run} run, ${report.survived} survived (seed ${SEED})\n`);
  expect(textOf(report)).toBe("");
}, 3_600_000);
