import { TIME, lostIn } from "../harness/faults/matrix";
import { RUNS } from "../harness/faults/runs";

test.each(Object.entries(RUNS.up))(
  "%s survives everything that can go wrong at each of its requests",
  async (name, run) => expect(await lostIn(name, run)).toEqual([]),
  TIME,
);
