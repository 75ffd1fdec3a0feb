import { Ahead } from "../../provider/ahead";

afterEach(() => jest.useRealTimers());

test("sends a request once, and returns its answer once", async () => {
  const ahead = new Ahead();
  const work = jest.fn(() => Promise.resolve("answer"));
  ahead.begin("flow", work);
  expect(await ahead.take("flow")).toBe("answer");
  expect([ahead.take("flow"), ahead.take("another")]).toEqual([undefined, undefined]);
  expect(work).toHaveBeenCalledTimes(1);
});

test("replaces an earlier request for the same key", async () => {
  const ahead = new Ahead();
  ahead.begin("flow", () => Promise.resolve("first"));
  ahead.begin("flow", () => Promise.resolve("second"));
  expect(await ahead.take("flow")).toBe("second");
});

test("gives a failure to the caller who asks for it, and needs no such caller", async () => {
  const ahead = new Ahead();
  ahead.begin("dropped", () => Promise.reject(new Error("nobody asks")));
  ahead.begin("taken", () => Promise.reject(new Error("no such flow")));
  await new Promise((resolve) => setImmediate(resolve));
  await expect(ahead.take("taken")).rejects.toThrow("no such flow");
});

test("discards an answer that is too old, unless there is no limit", async () => {
  jest.useFakeTimers({ now: 0 });
  const ahead = new Ahead();
  for (const name of ["old", "judged"]) ahead.begin(name, () => Promise.resolve(name));
  jest.advanceTimersByTime(5_001);
  expect(ahead.take("old", 5_000)).toBeUndefined();
  expect(await ahead.take("judged")).toBe("judged");
});
