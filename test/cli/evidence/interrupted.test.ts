import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, writeFileSync } from "node:fs";
import path from "node:path";
import { type Emulator, startEmulator } from "../../../emulator";
import { enterProject, leaveProjects, stackFile } from "../../harness/cli/project";
import { enterFencedProject, fence, KEYS, placeSomeCalls } from "../../harness/evidence/account";
import { ended, node } from "../../harness/tools/spawn";

const MAIN = path.join(__dirname, "..", "..", "..", "cli", "main.ts");

afterEach(leaveProjects);

/** Starts a command in a process of its own, from the sources. */
function start(...args: string[]) {
  const child = node(["tools/run.mjs", MAIN, ...args]);
  return { child, end: ended(child) };
}

test("Ctrl-C in a replay of a long file ends it with 130, says what was read, and writes no answer", async () => {
  const folder = enterProject({ "Pulumi.dev.yaml": stackFile(KEYS) });
  // A file that does not end, so that no machine is fast enough to come to its end.
  execFileSync("mkfifo", ["calls"]);
  const out = path.join(folder, "out.json");
  const { child, end } = start(
    "replay",
    "--config",
    path.join(folder, "Pulumi.dev.yaml"),
    "--calls",
    path.join(folder, "calls"),
    "--out",
    out,
  );
  const file = createWriteStream("calls");
  const line = `${JSON.stringify({ from: "+74950000001", to: "+15550100001", direction: "inbound" })}\n`;
  // More than a pipe holds: it has been written once most of it was read.
  const isRead = new Promise<void>((resolve, reject) =>
    file.write(line.repeat(20_000), (error) => (error ? reject(error) : resolve())),
  );
  await isRead;
  child.kill("SIGINT");
  if (child.stderr) await once(child.stderr, "data");
  file.destroy();
  const { code, output } = await end;
  expect(code).toBe(130);
  expect(output).toMatch(/^Stopped\. Read until then: [\d,]+ calls\. Nothing was written\.\n$/);
  expect(() => writeFileSync(out, "", { flag: "wx" })).not.toThrow();
});

describe("from an account", () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator();
    fence(emulator);
    placeSomeCalls(emulator);
  });
  afterEach(() => emulator.stop());

  test.each(["replay", "report"])("Ctrl-C in a %s that waits for Twilio ends it with 130 at once", async (command) => {
    enterFencedProject(emulator);
    // The first pages come, and the rest never does.
    emulator.fault({ match: { path: "/Calls.json" }, skip: 3, times: "always", fault: { timeout: "before" } });
    const { child, end } = start(command, "--config", path.resolve("Pulumi.dev.yaml"));
    const asked = () => emulator.requests.filter(({ path: where }) => where.includes("/Calls.json")).length;
    let hasEnded = false;
    void end.then(() => (hasEnded = true));
    while (!hasEnded && asked() < 3) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill("SIGINT");
    const { code, output } = await end;
    expect(code).toBe(130);
    expect(output).toMatch(/^Stopped\. Read until then: .*\d+ (calls|executions).*\. Nothing was written\.\n$/);
  });
});
