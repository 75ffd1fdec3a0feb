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

describe("a stack that lost its state", () => {
  let bench: Bench;
  let before: ReturnType<typeof numbersOf>;
  let flows: string[];

  beforeAll(async () => {
    bench = await openBench();
    before = numbersOf(bench.emulator);
    bench.configure({ blockList: ["RU"], numbers: [SUPPORT, CLINIC] });
    await succeeds(bench.workspace.up());
    flows = Object.keys(bench.emulator.state.flows);
    await succeeds(bench.workspace.pulumi("stack", "rm", "--force", "--yes", "--preserve-config"));
    await bench.workspace.init();
  });
  afterAll(() => bench.dispose());

  test("is refused, because the numbers' handlers cannot be seen any more, and the remedy is named", async () => {
    const fenced = numbersOf(bench.emulator);
    const output = await fails(bench.workspace.up());
    expect(output).toMatch(/"\+15550100001": it is on the Ringfence flow ringfence\/dev\/main already/);
    expect(output).toMatch(/ringfence:former: { "\+15550100003"/);
    expect(numbersOf(bench.emulator)).toEqual(fenced);
  });

  test("takes over its flow and service once former names the handlers, and can restore them", async () => {
    bench.configure({
      blockList: ["RU", "CN"],
      numbers: [SUPPORT, CLINIC],
      former: {
        [SUPPORT]: { voiceUrl: "https://handlers.example.com/support", voiceMethod: "POST" },
        [CLINIC]: { voiceUrl: "https://handlers.example.com/clinic", voiceMethod: "POST" },
      },
    });
    await succeeds(bench.workspace.up());
    expect(Object.keys(bench.emulator.state.flows)).toEqual(flows);
    expect(Object.keys(bench.emulator.state.services)).toHaveLength(1);
    expect(bench.emulator.call({ from: "+861012345678", to: SUPPORT, callerCountry: "CN" })).toMatchObject({
      outcome: "rejected",
    });
    await succeeds(bench.workspace.preview("--expect-no-changes"));
    await succeeds(bench.workspace.destroy());
    expect(bench.emulator.state.flows).toEqual({});
    expect(numbersOf(bench.emulator)).toEqual(before);
  });
});
