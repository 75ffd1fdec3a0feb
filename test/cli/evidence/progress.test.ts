import { Progress } from "../../../cli/evidence/progress";

const { isTTY } = process.stderr;

function reading(isScreen: boolean) {
  process.stderr.isTTY = isScreen;
  const written: string[] = [];
  const progress = new Progress({ out: () => undefined, error: (text) => void written.push(text) });
  return { progress, written };
}

afterEach(() => {
  process.stderr.isTTY = isTTY;
  jest.restoreAllMocks();
});

test("shows progress on a terminal, and removes it at the end", async () => {
  const { progress, written } = reading(true);
  await progress.during(async () => {
    progress.add("calls", 1_200);
    await Promise.resolve();
  });
  expect(written).toEqual(["\r\u001b[KReading: 1,200 calls", "\r\u001b[K"]);
});

test("prints no progress into a pipe", async () => {
  const { progress, written } = reading(false);
  await progress.during(async () => {
    progress.add("calls", 1_200);
    await Promise.resolve();
  });
  expect(written).toEqual([]);
  expect(progress.words()).toBe("1,200 calls");
});

test.each([
  [["calls", "executions"], "Stopped. Read until then: 1,200 calls, 1,200 executions. Nothing was written.\n"],
  [[], "Stopped. Read until then: nothing. Nothing was written.\n"],
])("ends at once on Ctrl-C after reading %j, and reports what was read", async (things, message) => {
  const exit = jest.spyOn(process, "exit").mockImplementation((code) => {
    throw new Error(`exit ${code}`);
  });
  const { progress, written } = reading(false);
  const before = process.listenerCount("SIGINT");
  await expect(
    progress.during(async () => {
      for (const thing of things) progress.add(thing, 1_200);
      await Promise.resolve();
      process.emit("SIGINT");
    }),
  ).rejects.toThrow("exit 130");
  expect(exit).toHaveBeenCalledWith(130);
  expect(written).toEqual([message]);
  expect(process.listenerCount("SIGINT")).toBe(before);
});
