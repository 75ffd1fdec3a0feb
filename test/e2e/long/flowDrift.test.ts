import { execFileSync } from "node:child_process";
import { type FlowEdit, resave, setCountries, widget } from "../../../emulator";
import { type FlowDefinition } from "../../../flows/definition";
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

describe("a flow that is edited in the console", () => {
  let bench: Bench;
  let before: ReturnType<typeof numbersOf>;
  const settings = { blockList: ["CN", "IN"], numbers: [SUPPORT, SALES] };
  const flow = () => Object.values(bench.emulator.state.flows)[0]!;
  const edit = (change: (definition: FlowDefinition) => void, how?: FlowEdit) =>
    bench.emulator.console.editFlow(flow().sid, change, how);
  const git = (...args: string[]): string => {
    const user = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com"];
    return execFileSync("git", [...user, ...args], { cwd: bench.workspace.folder, encoding: "utf8" }).trim();
  };
  const messages = () => flow().revisions.map(({ commitMessage }) => commitMessage);
  const call = (callerCountry: string) => bench.emulator.call({ from: "+493012345678", to: SUPPORT, callerCountry });
  /** The lines of a detailed preview that say that a value changes. */
  const values = (output: string) => output.split("\n").filter((text) => /^\s*~ .*=>/.test(text));

  beforeAll(async () => {
    bench = await openBench();
    before = numbersOf(bench.emulator);
    bench.configure(settings);
    await succeeds(bench.workspace.up());
  });
  afterAll(() => bench.dispose());

  test("has revisions that name stack and change, and the commit if the project is in a repository", async () => {
    git("init", "--quiet");
    git("add", "Pulumi.dev.yaml");
    git("commit", "--quiet", "--message", "list");
    const hash = git("rev-parse", "--short=7", "HEAD");
    await succeeds(bench.workspace.preview("--expect-no-changes"));
    bench.configure({ ...settings, blockList: ["CN", "KP"] });
    await succeeds(bench.workspace.up());
    expect(messages()).toEqual(["dev: Ringfence: rejects CN, IN (rejected)", `dev ${hash}+: block +KP -IN`]);
    await succeeds(bench.workspace.preview("--expect-no-changes"));
  });

  test("has no drift if it was only opened and saved", async () => {
    edit(resave);
    await succeeds(bench.workspace.preview("--refresh", "--expect-no-changes"));
    await succeeds(bench.workspace.refresh("--expect-no-changes"));
    await succeeds(bench.workspace.preview("--expect-no-changes"));
  });

  test("has drift in a single changed value, which alone is shown and described", async () => {
    edit(setCountries("FR", "caller_country"));
    expect(call("FR")).toMatchObject({ outcome: "rejected" });
    await fails(bench.workspace.preview("--refresh", "--expect-no-changes"));
    const output = await succeeds(bench.workspace.preview("--refresh", "--diff"));
    expect(output).toMatch(/not as this stack wrote it \(revision 4\): block \+FR -CN -KP \(widget caller_country\)/);
    expect(output).toContain("block +CN +KP -FR");
    expect(values(output).map((text) => text.trim())).toEqual([
      '~ value        : "CN,KP" => "FR"',
      "~ revision    : 2 => 4",
      '~ value: "FR" => "CN,KP"',
    ]);
    await succeeds(bench.workspace.refresh());
    await succeeds(bench.workspace.up());
    expect([call("FR"), call("KP")]).toMatchObject([{ outcome: "handler" }, { outcome: "rejected" }]);
    await succeeds(bench.workspace.preview("--refresh", "--expect-no-changes"));
  });

  test("has no drift by a draft, which is named, because callers do not reach it", async () => {
    edit((definition) => (widget(definition, "caller_hidden").transitions[0]!.next = "reject_call"), {
      status: "draft",
    });
    const output = await succeeds(bench.workspace.preview("--refresh", "--expect-no-changes"));
    expect(output).toMatch(
      /a draft of flow FW\w+ \(revision 6\) was saved over what callers meet \(revision 5\): hidden callers: reject \(widget caller_hidden\)/,
    );
    expect(bench.emulator.call({ from: "Anonymous", to: SUPPORT, callerCountry: "" })).toMatchObject({
      outcome: "handler",
    });
  });

  test("has drift after a rollback in the console, and the next `up` corrects it", async () => {
    bench.emulator.console.rollBackFlow(flow().sid, 1);
    const output = await succeeds(bench.workspace.refresh());
    expect(output).toContain("block +IN -KP");
    await succeeds(bench.workspace.up());
    expect(call("KP")).toMatchObject({ outcome: "rejected" });
    expect(messages().at(-1)).toMatch(/^dev [0-9a-f]{7}\+: block \+KP -IN$/);
  });

  describe("and deleted there", () => {
    beforeAll(() => bench.emulator.console.deleteFlow(flow().sid));

    test("leaves callers to each number's fallback, past the fence", () => {
      expect(call("KP")).toMatchObject({
        outcome: "handler",
        reached: { url: "https://handlers.example.com/support" },
      });
    });

    test("stops an `up` without a refresh, which names the remedy and writes nothing", async () => {
      bench.configure({ ...settings, blockList: ["CN"] });
      bench.emulator.requests.length = 0;
      expect(await fails(bench.workspace.up("--refresh=false"))).toMatch(
        /Flow FW\w+ .* is gone from Twilio.*pulumi up --refresh/,
      );
      expect(posts(bench.emulator)).toEqual(["POST /v2/Flows/Validate"]);
    });

    test("is created again by one `up --refresh`, and the numbers follow", async () => {
      const output = await succeeds(bench.workspace.up("--refresh"));
      expect(output).toMatch(/is gone from Twilio: calls to its numbers go to each number's fallback/);
      expect(Object.keys(bench.emulator.state.flows)).toHaveLength(1);
      expect([SUPPORT, SALES].map((number) => bench.emulator.number(number)?.voice_url)).toEqual(
        [SUPPORT, SALES].map(() => expect.stringContaining(flow().sid) as string),
      );
      expect([call("CN"), call("US")]).toMatchObject([{ outcome: "rejected" }, { outcome: "handler" }]);
      await succeeds(bench.workspace.preview("--refresh", "--expect-no-changes"));
    });

    test("leaves a stack that `destroy` removes completely", async () => {
      await succeeds(bench.workspace.destroy());
      expect(numbersOf(bench.emulator)).toEqual(before);
      expect(Object.keys(bench.emulator.state.flows)).toEqual([]);
      expect(bench.emulator.number(CLINIC)).toBeDefined();
      expect(bench.emulator.violations).toEqual([]);
    });
  });
});
