import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Workspace } from "../../../tools/workspace";
import { type StackFile, emptyFile, nameOf } from "../engine/state";
import { type Checkout, type CommandLine, type Credentials, type Ran, type StackSettings } from "./checkout";
import { type Exported, changesOf, fileOf } from "./exported";
import { type Gate } from "./gate";

/** A checkout with the real engine: the same commands as on its model, as a shell runs them. */
export class EngineCheckout implements Checkout {
  stack = "seq";
  file: StackFile = emptyFile();
  #exported: Exported | undefined;
  #history: (Exported | undefined)[] = [];
  #workspace: Workspace;
  #ready: Promise<void> | undefined;

  constructor(private readonly gate: Gate) {
    this.#workspace = new Workspace(mkdtempSync(join(tmpdir(), "ringfence-")), { stack: this.stack });
  }

  async run(line: CommandLine, settings: StackSettings, credentials: Credentials): Promise<Ran> {
    await this.#begin();
    const passage = this.gate.open(line);
    const values = Object.entries(settings.values).map(([key, value]) => [`ringfence:${key}`, value]);
    this.#configure(Object.fromEntries([...values, ["twilio:accountSid", credentials.accountSid]]) as object);
    const run = await this.#pulumi(this.#args(line), {
      environment: {
        TWILIO_API_BASE_URL: passage.url,
        TWILIO_API_KEY: credentials.apiKey,
        TWILIO_API_SECRET: credentials.apiSecret,
      },
      killed: passage.killed,
    });
    await passage.close();
    if (run.killed) await this.#succeeds("cancel", "--yes");
    if (line.verb !== "preview") await this.#export();
    const { output } = run;
    const code = run.killed ? undefined : run.code;
    const changes = line.verb === "preview" && code === 0 ? changesOf(output) : [];
    return {
      code,
      errors: code === 0 ? [] : [output],
      log: [output],
      changes,
      file: this.file,
      requests: passage.requests,
    };
  }

  async copy(): Promise<Checkout> {
    const other = new EngineCheckout(this.gate);
    other.stack = this.stack;
    await other.#begin();
    if (this.#exported) await other.#import(this.#exported);
    return other;
  }

  async importOld(back: number): Promise<boolean> {
    if (this.#history.length < back) return false;
    await this.#import(this.#history.at(-back) ?? { deployment: {} });
    return true;
  }

  async deleteFromState(name: string): Promise<boolean> {
    const urn = this.#urn(name);
    if (urn === undefined) return false;
    const { code } = await this.#pulumi(["state", "delete", urn, "--yes"]);
    await this.#export();
    return code === 0;
  }

  async renameInState(name: string): Promise<boolean> {
    const urn = this.#urn(name);
    if (urn === undefined) return false;
    await this.#succeeds("state", "rename", urn, `${name}-renamed`, "--yes");
    await this.#export();
    return true;
  }

  async renameStack(): Promise<void> {
    await this.#begin();
    const now = this.stack === "seq" ? "other" : "seq";
    await this.#succeeds("stack", "rename", now);
    this.stack = now;
    this.#history = [];
    await this.#export();
  }

  close(): Promise<void> {
    rmSync(this.#workspace.folder, { recursive: true, force: true });
    return Promise.resolve();
  }

  #begin(): Promise<void> {
    return (this.#ready ??= this.#succeeds("stack", "init", this.stack).then(() => undefined));
  }

  #args({ verb, refresh, target, targetDependents, replace }: CommandLine): string[] {
    return [
      verb,
      ...(verb === "preview" ? ["--json"] : ["--yes", "--skip-preview"]),
      ...(verb === "refresh" ? [] : [`--refresh=${refresh !== false}`]),
      ...(target === undefined ? [] : ["--target", this.#urn(target) ?? target]),
      ...(targetDependents ? ["--target-dependents"] : []),
      ...(replace === undefined ? [] : ["--replace", this.#urn(replace) ?? replace]),
    ];
  }

  #urn(name: string): string | undefined {
    return this.file.resources.find(({ urn, custom }) => custom && nameOf(urn) === name)?.urn;
  }

  async #export(): Promise<void> {
    this.#history.push(this.#exported);
    const { output } = await this.#succeeds("stack", "export");
    this.#exported = JSON.parse(output) as Exported;
    this.file = fileOf(this.#exported);
  }

  async #import(exported: Exported): Promise<void> {
    const file = join(this.#workspace.folder, "imported.json");
    writeFileSync(file, JSON.stringify({ version: 3, ...exported }));
    await this.#succeeds("stack", "import", "--file", file);
    await this.#export();
  }

  async #succeeds(...args: string[]): Promise<{ output: string }> {
    const run = await this.#pulumi(args);
    if (run.code !== 0) throw new Error(`pulumi ${args.join(" ")}: ${run.output}`);
    return run;
  }

  #configure(config: object): void {
    // A renamed stack has another file.
    this.#workspace = new Workspace(this.#workspace.folder, { stack: this.stack });
    this.#workspace.configure(config as Record<string, unknown>);
  }

  #pulumi(
    args: string[],
    { environment = {}, killed }: { environment?: Record<string, string | undefined>; killed?: Promise<void> } = {},
  ): Promise<{ code: number; output: string; killed: boolean }> {
    const { file, environment: base } = this.#workspace.command();
    const child = spawn(file, [...args, "--non-interactive", "--color", "never"], {
      cwd: this.#workspace.folder,
      env: { ...base, ...environment, PULUMI_STACK: this.stack },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    let wasKilled = false;
    void killed?.then(() => {
      if (child.exitCode !== null || child.pid === undefined) return;
      wasKilled = true;
      // The engine, and every process that it started.
      process.kill(-child.pid, "SIGKILL");
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    return new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => resolve({ code: code ?? 1, output, killed: wasKilled }));
    });
  }
}
