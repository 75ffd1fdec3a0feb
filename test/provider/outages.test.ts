import { RUNS, TROUBLE, requestsOf, survive } from "./outages";

/** Long enough for every request of a run, at the pace of tests. */
const TIME = 120_000;

describe.each(Object.entries(RUNS))("%s survives, at every request that it sends,", (_name, run) => {
  let requests: string[];
  beforeAll(async () => (requests = await requestsOf(run)));

  test.each(Object.entries(TROUBLE))(
    "%s",
    async (_trouble, trouble) => {
      expect(requests.length).toBeGreaterThan(3);
      const lost: string[] = [];
      for (const [index, request] of requests.entries()) {
        await survive(run, index, trouble).catch((error: unknown) =>
          lost.push(`at ${index} ${request}: ${String(error)}`),
        );
      }
      expect(lost).toEqual([]);
    },
    TIME,
  );
});
