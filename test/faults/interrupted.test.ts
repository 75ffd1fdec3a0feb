import { strandedIn } from "../harness/faults/interrupted";
import { TIME } from "../harness/faults/matrix";
import { RUNS, type Run } from "../harness/faults/runs";

test.each(Object.values<Record<string, Run>>(RUNS).flatMap((group) => Object.entries(group)))(
  "survives a kill at each request of %s",
  async (name, run) => expect(await strandedIn(name, run)).toEqual([]),
  TIME,
);
