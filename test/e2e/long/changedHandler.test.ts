import { type Bench, SUPPORT, fails, numbersOf, openBench, posts, succeeds } from "../../harness/e2e/stack";

const NEW = "https://handlers.example.com/new-support";
const settings = { blockList: ["CN"], numbers: [SUPPORT] };

describe("a number that its owner pointed at a new handler", () => {
  let bench: Bench;
  let before: ReturnType<typeof numbersOf>;
  beforeEach(async () => {
    bench = await openBench();
    before = numbersOf(bench.emulator);
    bench.configure(settings);
    await succeeds(bench.workspace.up());
    Object.assign(bench.emulator.number(SUPPORT)!, { voice_url: NEW, voice_method: "GET" });
  });
  afterEach(() => bench.dispose());

  const call = (callerCountry: string) => bench.emulator.call({ from: "+493012345678", to: SUPPORT, callerCountry });

  /** Fenced in front of the new handler, which is the fallback too; a destroy leaves the number with it. */
  async function isFencedAnew(): Promise<void> {
    expect(call("CN")).toMatchObject({ outcome: "rejected" });
    expect(call("US")).toMatchObject({ outcome: "handler", reached: { url: NEW, method: "GET" } });
    expect(bench.emulator.number(SUPPORT)).toMatchObject({ voice_fallback_url: NEW });
    expect(Object.keys(bench.emulator.state.flows)).toHaveLength(1);
    await succeeds(bench.workspace.preview("--expect-no-changes"));
    await succeeds(bench.workspace.refresh("--expect-no-changes"));
    await succeeds(bench.workspace.destroy());
    expect(numbersOf(bench.emulator)[SUPPORT]).toEqual({ ...before[SUPPORT], voice_url: NEW, voice_method: "GET" });
    expect(bench.emulator.violations).toEqual([]);
  }

  test("is named by a refresh, and fenced in front of the new handler by the next `up`", async () => {
    expect(await succeeds(bench.workspace.refresh())).toContain(`${SUPPORT} was pointed at ${NEW} by its owner`);
    const preview = await succeeds(bench.workspace.preview());
    expect(preview).toContain("forward changed");
    await succeeds(bench.workspace.up());
    await isFencedAnew();
  });

  test("is fenced in front of it by one `up --refresh`", async () => {
    await succeeds(bench.workspace.up("--refresh"));
    await isFencedAnew();
  });

  test("is fenced in front of it without a refresh if the config names the handler", async () => {
    bench.configure({ ...settings, former: { [SUPPORT]: { voiceUrl: NEW, voiceMethod: "GET" } } });
    await succeeds(bench.workspace.up());
    await isFencedAnew();
  });

  test("is refused before anything is written if the config names another handler", async () => {
    const other = "https://handlers.example.com/other";
    bench.configure({ ...settings, former: { [SUPPORT]: { voiceUrl: other, voiceMethod: "POST" } } });
    bench.emulator.requests.length = 0;
    expect(await fails(bench.workspace.up())).toMatch(
      /says https:\/\/handlers\.example\.com\/other, but no fence hides/,
    );
    expect(posts(bench.emulator)).toEqual([]);
  });
});
