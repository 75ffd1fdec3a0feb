import {
  type Bench,
  CLINIC,
  SALES,
  SUPPORT,
  fails,
  numbersOf,
  openBench,
  posts,
  succeeds,
} from "../../harness/e2e/stack";

const MUTE = "+15550100009";

describe("a stack that lost its state, and has another line and fewer numbers by now,", () => {
  let bench: Bench;
  let before: ReturnType<typeof numbersOf>;
  const day = (numbers: string[], former: Record<string, object> = {}) =>
    bench.configure({
      lines: { day: { blockList: ["RU"], numbers, forward: { number: "+15550100091" } } },
      ...(Object.keys(former).length > 0 && { former }),
    });

  beforeAll(async () => {
    bench = await openBench();
    before = numbersOf(bench.emulator);
    bench.configure({
      lines: { night: { blockList: ["RU"], numbers: [SUPPORT, MUTE], forward: { number: "+15550100091" } } },
    });
    await succeeds(bench.workspace.up());
    await succeeds(bench.workspace.pulumi("stack", "rm", "--force", "--yes", "--preserve-config"));
    await bench.workspace.init();
    bench.emulator.requests.length = 0;
  });
  afterAll(() => bench.dispose());

  test.each(["preview", "up"] as const)(
    "names the numbers on its old line in a %s, and writes nothing",
    async (verb) => {
      day([CLINIC]);
      expect(await fails(bench.workspace[verb]())).toMatch(
        /\+15550100001, \+15550100009: on the line ringfence\/dev\/night of this stack's name/,
      );
      expect(posts(bench.emulator)).toEqual([]);
    },
  );

  test("takes them over once the config names them and what they had, also nothing", async () => {
    day([SUPPORT, CLINIC, MUTE], {
      [SUPPORT]: { voiceUrl: "https://handlers.example.com/support" },
      [MUTE]: { voiceUrl: "" },
    });
    await succeeds(bench.workspace.up());
    await succeeds(bench.workspace.preview("--expect-no-changes"));
  });

  test("restores them when they leave, and everything in a destroy", async () => {
    day([CLINIC, SALES]);
    await succeeds(bench.workspace.up());
    const now = numbersOf(bench.emulator);
    for (const number of [SUPPORT, MUTE]) expect(now[number]).toEqual(before[number]);
    await succeeds(bench.workspace.destroy());
    expect(numbersOf(bench.emulator)).toEqual(before);
    expect(bench.emulator.state).toMatchObject({ flows: {}, services: {} });
    expect(bench.emulator.violations).toEqual([]);
  });
});
