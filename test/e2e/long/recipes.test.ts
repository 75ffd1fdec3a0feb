import { completed, configBlocks } from "../../harness/docs/config";
import { PAGES } from "../../harness/docs/documents";
import { type Bench, CREDENTIALS, numbersOf, openBench, succeeds } from "../../harness/e2e/stack";

const recipes = PAGES.filter(({ name }) => name === "docs/recipes.md").flatMap(configBlocks);

/** The heading or key by which a recipe is distinguished from the others. */
const title = (code: string) => code.trim().replace(/\s+/g, " ").slice(0, 60);

describe("the recipes, each deployed over the one before", () => {
  let bench: Bench;
  let before: ReturnType<typeof numbersOf>;
  beforeAll(async () => {
    bench = await openBench();
    before = numbersOf(bench.emulator);
  });
  afterAll(() => bench.dispose());

  test.each(recipes.map(({ code, keys }) => [title(code), keys] as const))("%s deploys", async (_title, keys) => {
    bench.workspace.configure({ ...CREDENTIALS, "twilio:apiBaseUrl": bench.emulator.url, ...completed(keys) });
    await succeeds(bench.workspace.up());
    const { lines } = await bench.workspace.outputs<{
      lines: Record<string, { numbers: string[]; webhookUrl: string }>;
    }>();
    const now = numbersOf(bench.emulator);
    for (const { numbers, webhookUrl } of Object.values(lines)) {
      expect(numbers.map((number) => now[number]?.voice_url)).toEqual(numbers.map(() => webhookUrl));
    }
    expect(Object.values(lines).flatMap(({ numbers }) => numbers)).not.toEqual([]);
    expect(bench.emulator.violations).toEqual([]);
  });

  test("leaves every number as it was before the first recipe when the last one is destroyed", async () => {
    expect(recipes.length).toBeGreaterThan(10);
    await succeeds(bench.workspace.destroy());
    expect(numbersOf(bench.emulator)).toEqual(before);
    expect(bench.emulator.state.flows).toEqual({});
  });
});
