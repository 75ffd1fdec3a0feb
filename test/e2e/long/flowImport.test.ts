import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { empty, fence } from "../../harness/emulator/definitions";
import { type Bench, SUPPORT, fails, numbersOf, openBench, posts, succeeds } from "../../harness/e2e/stack";

const PROGRAM = `import { readFileSync } from "node:fs";
import * as twilio from "@pulumi/twilio";
new twilio.studio.Flow("menu", JSON.parse(readFileSync("inputs.json", "utf8")));
`;

describe("`pulumi import` of a flow", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
    bench.workspace.replaceProgram(PROGRAM);
  });
  afterEach(() => bench.dispose());

  const add = (description: string) =>
    bench.emulator.addFlow({
      friendlyName: "menu",
      definition: {
        ...fence("FR", "https://reject.example.com/r.xml", "https://handlers.example.com/menu"),
        description,
      },
    });
  const importFlow = (sid: string, type = "twilio:studio:Flow") =>
    bench.workspace.pulumi("import", type, "menu", sid, "--yes", "--skip-preview", "--generate-code=false");
  const latest = (sid: string) => bench.emulator.state.flows[sid]!.revisions.at(-1)!;

  /** Writes the inputs that the engine keeps, for the program to declare. */
  async function declareImported(changes: object = {}): Promise<void> {
    const { deployment } = await bench.workspace.state();
    const kept = deployment.resources?.find(({ urn }) => urn.endsWith("::menu")) as { inputs?: object } | undefined;
    writeFileSync(join(bench.workspace.folder, "inputs.json"), JSON.stringify({ ...kept?.inputs, ...changes }));
  }

  test.each([
    ["without our mark", "made by hand"],
    ["with our mark", "made by hand [ringfence ringfence/dev/menu 01234567]"],
  ])(
    "has an empty preview after %s, and the next change marks the flow as this stack's",
    async (_what, description) => {
      const { sid, webhookUrl } = add(description);
      bench.emulator.number(SUPPORT)!.voice_url = webhookUrl;
      const before = numbersOf(bench.emulator);
      await succeeds(importFlow(sid));
      await declareImported();
      await succeeds(bench.workspace.preview("--expect-no-changes"));
      await succeeds(bench.workspace.preview("--refresh", "--expect-no-changes"));
      expect(posts(bench.emulator)).toEqual([]);

      const definition = fence("FR,DE", "https://reject.example.com/r.xml", "https://handlers.example.com/menu");
      await declareImported({ definition });
      await succeeds(bench.workspace.up());
      expect(latest(sid)).toMatchObject({ number: 2, status: "published", friendlyName: "menu" });
      expect(latest(sid).definition.description).toMatch(/^test fence \[ringfence menu (?!01234567)[0-9a-f]{8}\]$/);
      await succeeds(bench.workspace.preview("--refresh", "--expect-no-changes"));
      expect(numbersOf(bench.emulator)).toEqual(before);

      // Nothing is remembered of the number that was on it all along, so the flow does not go under it.
      expect(await fails(bench.workspace.destroy())).toMatch(
        /\+15550100001 is on this stack's fence, and this run knows nothing of what it had before/,
      );
      bench.emulator.number(SUPPORT)!.voice_url = "https://handlers.example.com/support";
      await succeeds(bench.workspace.destroy());
      expect(Object.keys(bench.emulator.state.flows)).toEqual([]);
      expect(bench.emulator.violations).toEqual([]);
    },
  );

  test("reports a flow that does not exist, or a type in the longer form", async () => {
    expect(await fails(importFlow(`FW${"9".repeat(32)}`))).toMatch(/does not exist/);
    expect(await fails(importFlow("menu"))).toMatch(/"menu" is not the SID of a Studio flow/);
    const { sid } = bench.emulator.addFlow({ friendlyName: "menu", definition: empty() });
    expect(await fails(importFlow(sid, "twilio:studio/flow:Flow"))).toMatch(/write twilio:studio:Flow/);
  });
});

describe("a flow with our mark that is in no state", () => {
  let bench: Bench;
  beforeAll(async () => (bench = await openBench()));
  afterAll(() => bench.dispose());

  test("is taken over if no number is on it: the preview reports that, and no second flow appears", async () => {
    const { sid } = bench.emulator.addFlow({
      friendlyName: "ringfence/dev/main",
      definition: empty("left behind [ringfence ringfence/dev/main 01234567]"),
    });
    bench.configure({ blockList: ["FR"], numbers: [SUPPORT] });
    expect(await succeeds(bench.workspace.preview())).toContain(`takes over flow ${sid}`);
    await succeeds(bench.workspace.up());
    expect(Object.keys(bench.emulator.state.flows)).toEqual([sid]);
    expect(bench.emulator.number(SUPPORT)?.voice_url).toContain(sid);
    expect(bench.emulator.call({ from: "+33123456789", to: SUPPORT, callerCountry: "FR" })).toMatchObject({
      outcome: "rejected",
    });
    await succeeds(bench.workspace.preview("--expect-no-changes"));
    await succeeds(bench.workspace.destroy());
    expect(Object.keys(bench.emulator.state.flows)).toEqual([]);
  });

  test("stops the preview before anything is written if a number is on it that this stack does not list", async () => {
    const { webhookUrl } = bench.emulator.addFlow({
      friendlyName: "ringfence/dev/main",
      definition: empty("alive [ringfence ringfence/dev/main 01234567]"),
    });
    bench.emulator.number("+15550100002")!.voice_url = webhookUrl;
    bench.emulator.requests.length = 0;
    expect(await fails(bench.workspace.preview())).toMatch(
      /\+15550100002: on the line ringfence\/dev\/main of this stack's name, and neither the config nor the state knows it/,
    );
    expect(posts(bench.emulator)).toEqual([]);
  });
});
