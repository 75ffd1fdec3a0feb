import { Limiter, type Load } from "../../twilio/limiter";

/** A task that ends on request. */
function task() {
  let end: (load: Load) => void = () => undefined;
  const ended = new Promise<Load>((resolve) => (end = resolve));
  return { ended, end: (load: Load = "answered") => end(load) };
}

/** Starts tasks that count themselves while they run. */
function crowd(limiter: Limiter, size: number) {
  const running: ReturnType<typeof task>[] = [];
  const all = Array.from({ length: size }, () => {
    const one = task();
    return limiter.run(
      () => {
        running.push(one);
        return one.ended;
      },
      (load) => load,
    );
  });
  return { running, all };
}

/** Until everything that can go on has gone on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("runs as many tasks at once as the limit allows, and starts the next when one ends", async () => {
  const { running } = crowd(new Limiter(3, 3), 5);
  await settled();
  expect(running).toHaveLength(3);
  running[0]?.end();
  await settled();
  expect(running).toHaveLength(4);
});

test("starts as many tasks as end together, and no more", async () => {
  const limiter = new Limiter(3, 3);
  const { running } = crowd(limiter, 9);
  await settled();
  running.slice(0, 3).forEach(({ end }) => end("unknown"));
  await settled();
  expect(running).toHaveLength(6);
  running[3]?.end("unknown");
  running[4]?.end("unknown");
  const late = crowd(limiter, 1);
  await settled();
  expect(running).toHaveLength(8);
  expect(late.running).toHaveLength(0);
});

test("frees the place of a task that throws", async () => {
  const limiter = new Limiter(1);
  const judge = (): Load => "answered";
  await expect(limiter.run(() => Promise.reject(new Error("no")), judge)).rejects.toThrow("no");
  expect(await limiter.run(() => Promise.resolve("yes"), judge)).toBe("yes");
});

test("halves the limit after a refusal, and counts tasks under way together as one", async () => {
  const limiter = new Limiter(8);
  const { running } = crowd(limiter, 8);
  await settled();
  running.forEach(({ end }) => end("refused"));
  await settled();
  expect(limiter.limit).toBe(4);
  await limiter.run(
    () => Promise.resolve(),
    () => "refused",
  );
  expect(limiter.limit).toBe(2);
});

test("never lowers the limit below one, and still runs what waits", async () => {
  const limiter = new Limiter(1);
  for (let round = 0; round < 3; round++)
    await limiter.run(
      () => Promise.resolve(),
      () => "refused",
    );
  expect(limiter.limit).toBe(1);
  expect(
    await limiter.run(
      () => Promise.resolve("done"),
      () => "answered",
    ),
  ).toBe("done");
});

/** Runs a task for each of these fates, one after the other, and tells the limit then. */
async function judged(limiter: Limiter, ...loads: Load[]): Promise<number> {
  for (const load of loads)
    await limiter.run(
      () => Promise.resolve(),
      () => load,
    );
  return limiter.limit;
}

test("raises the limit by one per answer until the first refusal, up to the maximum, and ignores lost answers", async () => {
  const limiter = new Limiter(2, 5);
  expect(await judged(limiter, "answered")).toBe(3);
  expect(await judged(limiter, "unknown")).toBe(3);
  expect(await judged(limiter, "answered", "answered", "answered")).toBe(5);
});

test("raises the limit after a refusal only for a series of answers", async () => {
  const limiter = new Limiter(4, 3);
  expect(await judged(limiter, "refused")).toBe(2);
  expect(await judged(limiter, "answered", "answered", "answered")).toBe(2);
  expect(await judged(limiter, "unknown", "answered")).toBe(3);
  expect(await judged(limiter, ...Array.from({ length: 20 }, (): Load => "answered"))).toBe(3);
});
