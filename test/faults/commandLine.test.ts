import { CLINIC, SALES, SUPPORT, numbersOf, openBench, succeeds } from "../harness/e2e/stack";
import { SEED, randomFrom } from "../harness/faults/moments";
import { TROUBLES } from "../harness/faults/troubles";

/** Single troubles. A time-out takes half a minute in earnest, so it is left to the matrix. */
const SAMPLE = Object.entries(TROUBLES).filter(
  ([, { fault, times, at }]) => times === 1 && !at && !("timeout" in fault),
);

const ALL = [SUPPORT, SALES, CLINIC];
const random = randomFrom(SEED);

describe(`through the command line (seed ${SEED}),`, () => {
  test.each(SAMPLE.map(([name, trouble]) => ({ name, trouble, index: random(18) })))(
    "$name at request $index of an up: it succeeds, or fails with a clear error and the next one succeeds",
    async ({ trouble: { fault, times }, index }) => {
      const bench = await openBench();
      const { emulator, workspace } = bench;
      try {
        const before = numbersOf(emulator);
        bench.configure({ blockList: ["RU"], numbers: ALL });
        emulator.fault({ skip: index, times, fault });
        const { code, output } = await workspace.up();
        expect(emulator.requests.filter((request) => request.fault !== undefined).length).toBeGreaterThan(0);
        emulator.clearFaults();
        if (code !== 0) {
          expect(output).toMatch(/Twilio|answer/);
          expect(output).not.toMatch(/TypeError|\n\s+at /);
          await succeeds(workspace.up());
        }
        await succeeds(workspace.preview("--expect-no-changes"));
        expect(
          [Object.keys(emulator.state.flows), Object.keys(emulator.state.services)].map((all) => all.length),
        ).toEqual([1, 1]);
        await succeeds(workspace.destroy());
        expect(numbersOf(emulator)).toEqual(before);
        expect(emulator.violations).toEqual([]);
      } finally {
        await bench.dispose();
      }
    },
  );
});
