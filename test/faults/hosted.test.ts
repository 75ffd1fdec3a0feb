import { TIME, lostIn } from "../harness/faults/matrix";
import { RUNS } from "../harness/faults/runs";

test.each(Object.entries(RUNS.hosted))(
  "survives every injected fault at each request of %s",
  async (name, run) => expect(await lostIn(name, run)).toEqual([]),
  TIME,
);
