import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runCli } from "../../cli/run";
import { startEmulator, type Emulator } from "../../emulator";
import { buildCli, CLI } from "../harness/cli/built";
import { deployFunctions } from "../harness/emulator/functions";

let folder: string;
let emulator: Emulator;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "cli-"));
  await buildCli();
  emulator = await startEmulator();
});

afterAll(async () => {
  await emulator.stop();
  await rm(folder, { recursive: true });
});

/** Runs a command in this process. */
async function run(...args: string[]) {
  let out = "";
  let error = "";
  const terminal = { out: (text: string) => void (out += text), error: (text: string) => void (error += text) };
  const code = await runCli(args, terminal);
  return { code, out, error };
}

const port = () => new URL(emulator.url).port;

/** Starts the built program and waits until it says what comes next. */
async function started(...args: string[]): Promise<{ child: ChildProcess; out: () => string }> {
  const child = spawn(process.execPath, [CLI, "emulator", "--port", "0", ...args], { cwd: folder });
  let out = "";
  child.stdout.on("data", (text: Buffer) => (out += text.toString()));
  while (!out.includes("Ctrl+C")) await once(child.stdout, "data");
  return { child, out: () => out };
}

describe("ringfence emulator", () => {
  test.each(["SIGINT", "SIGTERM"] as const)(
    "prints its numbers and the next steps, and ends cleanly on %s",
    async (signal) => {
      const { child, out } = await started("--state", `${signal}.json`);
      expect(out()).toMatch(/at http:\/\/127\.0\.0\.1:\d+, state in SIG\w+\.json/);
      expect(out()).toContain("emulator-secret");
      expect(out()).toContain("+15550100003  Clinic line   POST https://handlers.example.com/clinic");
      expect(out()).toContain("pulumi up");
      const ended = once(child, "exit");
      child.kill(signal);
      expect(await ended).toEqual([0, null]);
      expect(await readFile(path.join(folder, `${signal}.json`), "utf8")).toContain("+15550100003");
    },
  );

  test("outlives a Function that loses an error, and answers 500 for it", async () => {
    const { child, out } = await started("--state", "lost.json");
    try {
      const [url = ""] = /http:\/\/127\.0\.0\.1:\d+/.exec(out()) ?? [];
      const content = `exports.handler = async (context, event, callback) => {
        if (event.fetches) fetch("https://nobody.example.com/");
        else if (event.promises) Promise.reject(new Error("lost"));
        else callback(null, { fine: true });
      };`;
      const { address } = await deployFunctions({ url }, [{ path: "/run", content }]);
      const ask = async (query: string) => (await fetch(`${address}/run?${query}`)).json();
      expect(await ask("promises=1")).toMatchObject({ message: "lost" });
      expect(await ask("fetches=1")).toMatchObject({ message: "fetch failed" });
      expect(await ask("")).toEqual({ fine: true });
    } finally {
      child.kill("SIGKILL");
    }
  });

  test("keeps its state in .ringfence of the working folder by default", async () => {
    const { child } = await started();
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
    expect(await readFile(path.join(folder, ".ringfence", "emulator.json"), "utf8")).toContain('"format":1');
  });

  test("reports a port that is in use, and by what it may be", async () => {
    const { code, error } = await run("emulator", "--port", port(), "--state", path.join(folder, "other.json"));
    expect(code).toBe(1);
    expect(error).toMatch(/port \d+ is taken, perhaps by another emulator\. .* --port/);
  });

  test("refuses an invalid port", async () => {
    const { code, error } = await run("emulator", "--port", "80000");
    expect([code, error]).toEqual([2, expect.stringContaining("whole number from 0 to 65535")]);
  });
});

describe("ringfence call", () => {
  test("prints the call's outcome", async () => {
    const { code, out } = await run(
      "call",
      "--from",
      "+74950000001",
      "--country",
      "ru",
      "--to",
      "+15550100002",
      "--port",
      port(),
    );
    expect(code).toBe(0);
    expect(out).toContain("+74950000001 from RU calls +15550100002");
    expect(out).toMatch(/reached +GET https:\/\/handlers\.example\.com\/sales/);
    expect(out).toMatch(/billed +1 voice minute\n/);
  });

  test("prints it as JSON", async () => {
    const { out } = await run("call", "--from", "Anonymous", "--to", "+15550100009", "--json", "--port", port());
    expect(JSON.parse(out)).toMatchObject({ outcome: "out of service", answered: false });
  });

  test("prints the emulator's errors", async () => {
    const { code, error } = await run("call", "--from", "Anonymous", "--to", "+15550100066", "--port", port());
    expect([code, error]).toEqual([1, expect.stringContaining("the emulator has no number +15550100066")]);
  });

  test("explains how to start an emulator if none answers", async () => {
    const other = await startEmulator();
    await other.stop();
    const { code, error } = await run("call", "--from", "x", "--to", "y", "--port", new URL(other.url).port);
    expect([code, error]).toEqual([1, expect.stringContaining("npx ringfence emulator")]);
  });
});

test("suggests the right command for a mistyped one", async () => {
  const { code, error } = await run("emulater");
  expect([code, error]).toEqual([2, expect.stringContaining("Did you mean emulator?")]);
});
