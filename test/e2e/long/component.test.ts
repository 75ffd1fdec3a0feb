import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../tools/toolchain";
import {
  type Bench,
  CLINIC,
  CREDENTIALS,
  SALES,
  SUPPORT,
  fails,
  numbersOf,
  openBench,
  posts,
  succeeds,
} from "../../harness/e2e/stack";

describe("CountryFence in a program", () => {
  let bench: Bench;
  let before: ReturnType<typeof numbersOf>;

  beforeAll(async () => {
    bench = await openBench();
    before = numbersOf(bench.emulator);
  });
  afterAll(() => bench.dispose());

  /** Puts another program in the place of Ringfence's own. */
  const program = (text: string) =>
    bench.workspace.replaceProgram(
      'import * as pulumi from "@pulumi/pulumi";\n' +
        'import * as twilio from "@pulumi/twilio";\n' +
        'import { CountryFence } from "./program/countryFence";\n' +
        `const config = new pulumi.Config("acme");\n${text}\n`,
    );
  const account = () => ({ ...CREDENTIALS, "twilio:apiBaseUrl": bench.emulator.url });
  const revisions = () =>
    structuredClone(Object.values(bench.emulator.state.flows).map(({ sid, revisions }) => ({ sid, revisions })));
  const flowNames = () => Object.values(bench.emulator.state.flows).map((flow) => flow.revisions.at(-1)?.friendlyName);
  const call = (from: string, callerCountry: string, to: string) => bench.emulator.call({ from, to, callerCountry });

  test("takes over the resources of Ringfence's own program without a create, a delete or a write to Twilio", async () => {
    bench.configure({ blockList: ["RU"], rejectReason: "busy", lines: { desk: { numbers: [SUPPORT, SALES] } } });
    await succeeds(bench.workspace.up());
    const bound = numbersOf(bench.emulator);
    const flows = revisions();
    bench.configure({});
    const taking = (options: string) =>
      program(
        `export const lines = new CountryFence("main", { blockList: ["RU"], rejectReason: "busy",
          lines: { desk: { numbers: ["${SUPPORT}", "${SALES}"] } } }, ${options}).lines;`,
      );
    taking("{}");
    expect(await fails(bench.workspace.preview())).toContain("is on the Ringfence flow ringfence/dev/desk already");
    taking('{ prefix: "" }');
    bench.emulator.requests.length = 0;
    const preview = await succeeds(bench.workspace.preview());
    expect(preview).toMatch(/\+ 1 to create\s+5 unchanged/);
    expect(preview).not.toMatch(/to delete|to replace|to update/);
    await succeeds(bench.workspace.up());
    expect(posts(bench.emulator)).toEqual([]);
    expect(numbersOf(bench.emulator)).toEqual(bound);
    expect(revisions()).toEqual(flows);
    expect(flowNames()).toEqual(["ringfence/dev/desk"]);
    await succeeds(bench.workspace.preview("--expect-no-changes"));
    const { deployment } = await bench.workspace.state();
    const types = (deployment.resources ?? []).map(({ urn }) => urn.split("::")[2]);
    expect(types.filter((type) => type?.startsWith("ringfence:index:CountryFence$twilio:"))).toHaveLength(4);
  });

  test("gives its numbers back to Ringfence's own program, which names other resources, and none is ever without its fence", async () => {
    bench.workspace.replaceProgram(readFileSync(join(root, "index.ts"), "utf8"));
    bench.configure({ blockList: ["RU"], rejectReason: "busy", lines: { desk: { numbers: [SUPPORT, SALES] } } });
    const bound = numbersOf(bench.emulator);
    bench.emulator.requests.length = 0;
    const output = await succeeds(bench.workspace.up());
    expect(output).not.toMatch(/somebody else|another state|left as it is/);
    expect(posts(bench.emulator).filter((request) => request.includes("IncomingPhoneNumbers"))).toEqual([]);
    expect(numbersOf(bench.emulator)).toEqual(bound);
    expect(call("+74950000001", "RU", SALES)).toMatchObject({ outcome: "busy" });
    await succeeds(bench.workspace.preview("--expect-no-changes"));
    expect(flowNames()).toEqual(["ringfence/dev/desk"]);
  });

  test("restores every number with destroy", async () => {
    await succeeds(bench.workspace.destroy());
    expect(numbersOf(bench.emulator)).toEqual(before);
    expect(flowNames()).toEqual([]);
  });

  const two = (first: string, second: string) =>
    program(
      `export const first = new CountryFence("first", { blockList: ["RU"], numbers: [${first}] }).lines;
       export const second = new CountryFence("second", { blockList: ["CN"], numbers: [${second}],
         forward: { webhook: config.requireSecret("hook") } }).lines;`,
    );

  test("makes two fences of two components, accepts secrets as outputs, and shows none in the state", async () => {
    bench.workspace.configure({ ...account(), "acme:hook": "https://user:pass-123@handlers.example.com/new" });
    two(`"${SUPPORT}", "${SALES}"`, `"${CLINIC}"`);
    await succeeds(bench.workspace.up());
    expect(flowNames().sort()).toEqual(["ringfence/dev/first/main", "ringfence/dev/second/main"]);
    expect(Object.keys(bench.emulator.state.services)).toHaveLength(2);
    expect(call("+74950000001", "RU", SUPPORT)).toMatchObject({ outcome: "rejected" });
    expect(call("+74950000001", "RU", CLINIC)).toMatchObject({
      reached: { url: "https://user:pass-123@handlers.example.com/new" },
    });
    expect(call("+8613000000000", "CN", CLINIC)).toMatchObject({ outcome: "rejected" });
    expect(JSON.stringify(await bench.workspace.state())).not.toContain("pass-123");
    await succeeds(bench.workspace.preview("--expect-no-changes"));
  });

  test("keeps the same fence for a renamed component with the same prefix and an alias", async () => {
    program(
      `new CountryFence("renamed", { blockList: ["RU"], numbers: ["${SUPPORT}", "${SALES}"] },
         { prefix: "first", aliases: [{ name: "first" }] });
       new CountryFence("second", { blockList: ["CN"], numbers: ["${CLINIC}"],
         forward: { webhook: config.requireSecret("hook") } });`,
    );
    bench.emulator.requests.length = 0;
    expect(await succeeds(bench.workspace.preview())).not.toMatch(/to create|to delete|to update|to replace/);
    expect(posts(bench.emulator)).toEqual([]);
  });

  test("moves a number from one component to another in two `up`s, and refuses it in one", async () => {
    two(`"${SUPPORT}"`, `"${CLINIC}", "${SALES}"`);
    const refused = await fails(bench.workspace.up());
    // Which of the two memories comes first is chance; both refuse it.
    expect(refused).toMatch(
      /"\+15550100002": it (is on the Ringfence flow ringfence\/dev\/first\/main already|leaves the fence ringfence\/dev\/first in this run)/,
    );
    two(`"${SUPPORT}"`, `"${CLINIC}"`);
    await succeeds(bench.workspace.up());
    expect(numbersOf(bench.emulator)[SALES]).toEqual(before[SALES]);
    two(`"${SUPPORT}"`, `"${CLINIC}", "${SALES}"`);
    await succeeds(bench.workspace.up());
    expect(call("+8613000000000", "CN", SALES)).toMatchObject({ outcome: "rejected" });
    await succeeds(bench.workspace.destroy());
    expect(numbersOf(bench.emulator)).toEqual(before);
  });

  test("uses the provider of its options for its resources and for reading the account", async () => {
    bench.workspace.configure({});
    const [accountSid, apiKey, apiSecret] = Object.values(CREDENTIALS);
    const credentials = JSON.stringify({ accountSid, apiKey, apiSecret, apiBaseUrl: bench.emulator.url });
    program(
      `const provider = new twilio.Provider("account", ${credentials});
       new CountryFence("main", { blockList: ["RU"], numbers: { friendlyName: "Support*" } }, { provider });`,
    );
    await succeeds(bench.workspace.up());
    expect(call("+74950000001", "RU", SUPPORT)).toMatchObject({ outcome: "rejected" });
    await succeeds(bench.workspace.destroy());
    expect(numbersOf(bench.emulator)).toEqual(before);
    expect(bench.emulator.violations).toEqual([]);
    bench.configure({});
  });

  test("refuses two components with one prefix, and leaves the numbers unchanged", async () => {
    program(
      `new CountryFence("one", { blockList: ["RU"], numbers: ["${SUPPORT}"] }, { prefix: "same" });
       new CountryFence("two", { blockList: ["RU"], numbers: ["${SALES}"] }, { prefix: "same" });`,
    );
    expect(await fails(bench.workspace.preview())).toMatch(/[Dd]uplicate resource URN/);
    await fails(bench.workspace.up());
    expect(numbersOf(bench.emulator)[SALES]).toEqual(before[SALES]);
    await succeeds(bench.workspace.destroy());
    expect(numbersOf(bench.emulator)).toEqual(before);
  });

  test("reports an argument that only the update knows, in the preview and with its name", async () => {
    program(
      `const host = new twilio.serverless.TwimlHost("own", { uniqueName: "own", documents: { "/a.xml": "<Response/>" } });
       const rejectUrl = host.urls.apply((urls) => urls["/a.xml"] ?? "");
       new CountryFence("main", { blockList: ["RU"], rejectUrl, numbers: ["${SUPPORT}"] });`,
    );
    const output = await fails(bench.workspace.preview());
    expect(output).toContain('CountryFence "main": ringfence:rejectUrl is not known before the update');
  });

  test("reports all errors at once, in the words of the stack config", async () => {
    program(`new CountryFence("main", { blockList: ["RU", "UK"], mode: "off" as "open", numbers: ["${SUPPORT}"] });`);
    const output = await fails(bench.workspace.preview());
    expect(output).toContain('CountryFence "main" has 2 errors:');
    expect(output).toContain('ringfence:blockList[1]: "UK" ');
    expect(output).toContain('ringfence:mode: "off" ');
    expect(output).not.toContain("countryFence.ts");
  });
});
