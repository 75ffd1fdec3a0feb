import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { type Emulator, startEmulator } from "../../../emulator";
import { enginePath, engineEnvironment, executable, root } from "../../../tools/toolchain";
import { type EngineRun } from "../../../tools/workspace";
import { numbersOf } from "../e2e/stack";
import { version } from "../../../package.json";

/** What the stage made ready: the other languages' hosts, and the tarballs. */
function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests with \`npm test -- languages\``);
  return value;
}
export const languages = () => needed("RINGFENCE_LANGUAGES");
const pluginTarball = () => needed("RINGFENCE_PLUGIN");
export const libraryTarball = () => needed("RINGFENCE_LIBRARY");

const MADE_UP = { accountSid: `AC${"1".repeat(32)}`, apiKey: `SK${"2".repeat(32)}`, apiSecret: "emulator-secret" };

/**
 * A program in a folder of its own, outside of the checkout, with an emulator behind it. The engine has the plugin as users
 * do: installed from the tarball.
 */
export class Program {
  readonly before: ReturnType<typeof numbersOf>;

  private constructor(
    readonly folder: string,
    readonly emulator: Emulator,
    readonly environment: NodeJS.ProcessEnv,
  ) {
    this.before = numbersOf(emulator);
  }

  /** @param source folder of the program in the checkout; none makes an empty folder */
  static async open(source?: string): Promise<Program> {
    const folder = mkdtempSync(join(tmpdir(), "ringfence-language-"));
    const [home, backend] = [join(folder, ".home"), join(folder, ".state")];
    for (const made of [home, backend]) mkdirSync(made);
    const env = engineEnvironment({ home, backend });
    const environment = {
      ...env,
      PATH: [join(languages(), "bin"), env.PATH ?? ""].join(delimiter),
      npm_config_prefer_offline: "true",
      npm_config_audit: "false",
      npm_config_fund: "false",
    };
    const program = new Program(folder, await startEmulator(), environment);
    if (source) cpSync(join(root, source), folder, { recursive: true, filter: (path) => !path.endsWith("/venv") });
    await program.succeeds("plugin", "install", "resource", "twilio", `v${version}`, "--file", pluginTarball());
    return program;
  }

  /** Makes the stack, whose account is the emulator's. */
  async init(): Promise<void> {
    await this.succeeds("stack", "init", "local");
    const config = { ...MADE_UP, apiBaseUrl: this.emulator.url };
    for (const [key, value] of Object.entries(config)) await this.succeeds("config", "set", `twilio:${key}`, value);
  }

  /** Puts another text in the place of what the pattern finds in a file. */
  edit(name: string, pattern: RegExp, text: string): void {
    const file = join(this.folder, name);
    const was = readFileSync(file, "utf8");
    if (!pattern.test(was)) throw new Error(`${name} has no ${String(pattern)}`);
    writeFileSync(file, was.replace(pattern, text));
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  /**
   * Gives the program the Python environment that the stage made, and the SDK as `pulumi package add` writes it. The host that
   * can be built here knows no option `virtualenv` of today's engine, so the environment's Python is the first on PATH.
   */
  async usePython(): Promise<void> {
    const bin = join(languages(), "venv", process.platform === "win32" ? "Scripts" : "bin");
    this.environment.PATH = [bin, this.environment.PATH ?? ""].join(delimiter);
    this.environment.PYTHONDONTWRITEBYTECODE = "1";
    const sdk = join(this.folder, "sdks", "twilio");
    cpSync(join(root, "templates", "python", "sdks", "twilio"), sdk, { recursive: true });
    const installed = join(this.folder, ".python");
    this.environment.PYTHONPATH = installed;
    const options = [
      "--quiet",
      "--disable-pip-version-check",
      "--no-deps",
      "--no-build-isolation",
      "--target",
      installed,
    ];
    const { code, output } = await this.run(join(bin, executable("python")), ["-m", "pip", "install", ...options, sdk]);
    if (code !== 0) throw new Error(output);
  }

  pulumi(...args: string[]): Promise<EngineRun> {
    return this.run(enginePath(), [...args, "--non-interactive", "--color", "never"]);
  }

  run(command: string, args: string[], cwd = this.folder): Promise<EngineRun> {
    const child = spawn(command, args, { cwd, env: this.environment, stdio: ["ignore", "pipe", "pipe"] });
    return new Promise((resolve, reject) => {
      let output = "";
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding("utf8").on("data", (text: string) => (output += text));
      }
      child.on("error", reject).on("close", (code) => resolve({ code: code ?? 1, output }));
    });
  }

  async succeeds(...args: string[]): Promise<string> {
    const { code, output } = await this.pulumi(...args);
    if (code !== 0) throw new Error(`pulumi ${args.join(" ")} ended with ${code}:\n${output}`);
    return output;
  }

  async fails(...args: string[]): Promise<string> {
    const { code, output } = await this.pulumi(...args);
    if (code === 0) throw new Error(`pulumi ${args.join(" ")} was expected to fail:\n${output}`);
    return output;
  }

  up = () => this.succeeds("up", "--yes", "--skip-preview");
  destroy = () => this.succeeds("destroy", "--yes", "--skip-preview");
  unchanged = () => this.succeeds("preview", "--expect-no-changes");

  /** How a call ends. */
  call = (callerCountry: string, to = "+15550100001") =>
    this.emulator.call({ from: "+15550100077", to, callerCountry }).outcome;

  numbers = () => numbersOf(this.emulator);

  async dispose(): Promise<void> {
    await this.emulator.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What is to hold of a program in any language: `another` adds Pakistan to its block list. */
export async function lifecycle(program: Program, another: () => void): Promise<void> {
  await program.up();
  expect([program.call("RU"), program.call("PK")]).toEqual(["busy", "handler"]);
  await program.unchanged();
  another();
  await program.up();
  expect([program.call("RU"), program.call("PK")]).toEqual(["busy", "busy"]);
  await program.destroy();
  expect(program.numbers()).toEqual(program.before);
  expect(program.emulator.violations).toEqual([]);
}
