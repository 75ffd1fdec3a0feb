import {
  type Bench,
  CLINIC,
  CREDENTIALS,
  SALES,
  SUPPORT,
  fails,
  numbersOf,
  openBench,
  succeeds,
} from "../../harness/e2e/stack";

const ELSEWHERE = "https://handlers.example.com/elsewhere";

describe("numbers that somebody else changed", () => {
  let bench: Bench;
  let before: ReturnType<typeof numbersOf>;
  const settings = { blockList: ["RU"], numbers: [SUPPORT, SALES, CLINIC] };
  const live = (number: string) => bench.emulator.number(number)!;

  beforeAll(async () => {
    bench = await openBench();
    before = numbersOf(bench.emulator);
    bench.configure(settings);
    await succeeds(bench.workspace.up());
  });
  afterAll(() => bench.dispose());

  test("have no drift if Studio or the owner set a status call-back", async () => {
    live(SUPPORT).status_callback = `${ELSEWHERE}/status`;
    await succeeds(bench.workspace.refresh("--expect-no-changes"));
    await succeeds(bench.workspace.preview("--expect-no-changes"));
  });

  test("have drift if they were pointed elsewhere, and a refresh describes it in words", async () => {
    live(CLINIC).voice_url = `${ELSEWHERE}?token=hidden`;
    live(SALES).voice_fallback_url = `${ELSEWHERE}/fallback`;
    const output = await succeeds(bench.workspace.refresh());
    expect(output).toMatch(/\+15550100003 is not on its fence any more: it was pointed at https:\S+\/elsewhere/);
    expect(output).toMatch(/\+15550100002 has another fallback than its fence gave it/);
    expect(output).not.toContain("hidden");
  });

  test("are not overwritten by a destroy, which restores all others", async () => {
    await succeeds(bench.workspace.destroy());
    expect(numbersOf(bench.emulator)).toEqual({
      ...before,
      [SUPPORT]: { ...before[SUPPORT], status_callback: `${ELSEWHERE}/status` },
      [SALES]: { ...before[SALES], voice_fallback_url: `${ELSEWHERE}/fallback`, voice_fallback_method: "GET" },
      [CLINIC]: { ...before[CLINIC], voice_url: `${ELSEWHERE}?token=hidden` },
    });
    expect(bench.emulator.violations).toEqual([]);
  });
});

test("names a number that left the account in a refresh, stops no other number, and forgets it when it leaves the list", async () => {
  const bench = await openBench();
  try {
    const before = numbersOf(bench.emulator);
    const settings = { blockList: ["RU"], numbers: [SUPPORT, SALES] };
    bench.configure(settings);
    await succeeds(bench.workspace.up());
    delete bench.emulator.state.numbers[bench.emulator.number(SALES)!.sid];
    expect(await succeeds(bench.workspace.refresh())).toMatch(
      /\+15550100002 is no longer in the account. Take it out of ringfence:numbers/,
    );
    bench.configure({ ...settings, fallback: "none" });
    expect(await fails(bench.workspace.up())).toMatch(/\+15550100002: it is not in the account any more/);
    expect(bench.emulator.number(SUPPORT)?.voice_fallback_url).toBe("");
    bench.configure({ ...settings, numbers: [SUPPORT] });
    await succeeds(bench.workspace.up());
    await succeeds(bench.workspace.preview("--expect-no-changes"));
    await succeeds(bench.workspace.destroy());
    const { [SALES]: _left, ...others } = before;
    expect(numbersOf(bench.emulator)).toEqual(others);
    expect(bench.emulator.violations).toEqual([]);
  } finally {
    await bench.dispose();
  }
});

test("refuses a listed number that another stack fenced, skips it in a filter, and names its flow", async () => {
  const first = await openBench();
  const second = await openBench({ stack: "prod" });
  try {
    const configure = (numbers: unknown) =>
      second.workspace.configure({
        ...CREDENTIALS,
        "twilio:apiBaseUrl": first.emulator.url,
        "ringfence:blockList": ["RU"],
        "ringfence:numbers": numbers,
      });
    first.configure({ blockList: ["RU"], numbers: [SUPPORT] });
    await succeeds(first.workspace.up());
    const fenced = numbersOf(first.emulator);

    configure([SUPPORT, SALES]);
    expect(await fails(second.workspace.up())).toMatch(
      /"\+15550100001": it is on the Ringfence flow ringfence\/dev\/main already/,
    );
    expect(numbersOf(first.emulator)).toEqual(fenced);

    configure("all");
    expect(await succeeds(second.workspace.preview())).toMatch(/skips \+15550100001: ringfence\/dev\/main fences it/);
    await succeeds(second.workspace.up());
    expect(numbersOf(first.emulator)[SUPPORT]).toEqual(fenced[SUPPORT]);
    await succeeds(second.workspace.destroy());
    expect(numbersOf(first.emulator)).toEqual(fenced);
  } finally {
    await second.dispose();
    await first.dispose();
  }
});
