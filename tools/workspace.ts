import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, parse } from "node:path";
import { parse as parseYaml, stringify } from "yaml";
import { link } from "./link";
import { enginePath, engineEnvironment, root } from "./toolchain";

/** What a run of the engine left. */
export interface EngineRun {
  code: number;
  /** Standard output and standard error, in the order they came. */
  output: string;
}

export interface WorkspaceOptions {
  stack?: string;
  /** Folder of the state; one within the workspace by default. Two workspaces with one folder are two checkouts of one project. */
  backend?: string;
  /** Variables for the engine beside those that every run has. */
  environment?: Record<string, string>;
}

/** What a workspace has in common with the checkout. */
const LINKED = [
  "Pulumi.yaml",
  "main.js",
  "program",
  "config",
  "flows",
  "numbers",
  "provider",
  "twilio",
  "schema",
  "node_modules",
  "package.json",
];

/**
 * This project in a folder of its own: the same program and provider, another stack file and state. So a test or the demo
 * runs the real engine and leaves the checkout as it is.
 */
export class Workspace {
  readonly stack: string;
  readonly #environment: NodeJS.ProcessEnv;

  constructor(
    readonly folder: string,
    options: WorkspaceOptions = {},
  ) {
    this.stack = options.stack ?? "dev";
    const backend = options.backend ?? join(folder, "state");
    const home = join(folder, "home");
    for (const made of [folder, backend, home]) mkdirSync(made, { recursive: true });
    for (const name of LINKED) {
      const place = join(folder, name);
      rmSync(place, { force: true });
      link(join(root, name), place);
    }
    this.#environment = { ...engineEnvironment({ home, backend }), ...options.environment };
  }

  get stackFile(): string {
    return join(this.folder, `Pulumi.${this.stack}.yaml`);
  }

  /** Puts another program, written in TypeScript, in the place of Ringfence's own. */
  replaceProgram(text: string): void {
    const project = parseYaml(readFileSync(join(root, "Pulumi.yaml"), "utf8")) as Record<string, unknown>;
    const runtime = { name: "nodejs", options: { tsconfig: "tsconfig.json" } };
    const files = {
      "Pulumi.yaml": stringify({ ...project, runtime, main: "index.ts" }),
      "tsconfig.json": JSON.stringify(programCompiler()),
      "index.ts": text,
    };
    for (const [name, content] of Object.entries(files)) {
      // What stands there may be a link into the checkout.
      rmSync(join(this.folder, name), { force: true });
      writeFileSync(join(this.folder, name), content);
    }
  }

  /** Writes the stack's config: keys with their namespace, values as in YAML. The stack keeps its salt, as it does for any user. */
  configure(config: Record<string, unknown>): void {
    const salt = existsSync(this.stackFile) && /^encryptionsalt:.*$/m.exec(readFileSync(this.stackFile, "utf8"));
    this.configureText(`${salt ? `${salt[0]}\n` : ""}${stringify({ config })}`);
  }

  /** The same as the whole text of the file. */
  configureText(text: string): void {
    writeFileSync(this.stackFile, text);
  }

  /** Makes the stack if there is none. The engine adds a salt to the stack file, as it does for any user. */
  async init(): Promise<void> {
    const run = await this.pulumi("stack", "select", "--create", this.stack);
    if (run.code !== 0) throw new Error(run.output);
  }

  /** How the engine is started for this workspace. */
  command(): { file: string; environment: NodeJS.ProcessEnv } {
    return { file: enginePath(), environment: { ...this.#environment, PULUMI_STACK: this.stack } };
  }

  /** Runs the engine to its end, without asking anybody anything. */
  pulumi(...args: string[]): Promise<EngineRun> {
    const { file, environment } = this.command();
    const child = spawn(file, [...args, "--non-interactive", "--color", "never"], {
      cwd: this.folder,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    return new Promise((resolve, reject) => {
      let output = "";
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding("utf8").on("data", (text: string) => (output += text));
      }
      child.on("error", reject).on("close", (code) => resolve({ code: code ?? 1, output }));
    });
  }

  up = (...args: string[]) => this.pulumi("up", "--yes", "--skip-preview", ...args);
  preview = (...args: string[]) => this.pulumi("preview", ...args);
  refresh = (...args: string[]) => this.pulumi("refresh", "--yes", "--skip-preview", ...args);
  destroy = (...args: string[]) => this.pulumi("destroy", "--yes", "--skip-preview", ...args);

  /** The stack's outputs. */
  async outputs<T>(): Promise<T> {
    const run = await this.pulumi("stack", "output", "--json", "--show-secrets");
    if (run.code !== 0) throw new Error(run.output);
    return JSON.parse(run.output) as T;
  }

  /** The stack's state, as the engine exports it. */
  async state(): Promise<StackState> {
    const run = await this.pulumi("stack", "export");
    if (run.code !== 0) throw new Error(run.output);
    return JSON.parse(run.output) as StackState;
  }
}

export interface StackState {
  deployment: { resources?: StackResource[] };
}

interface StackResource {
  urn: string;
  type: string;
  id?: string;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
}

/**
 * Compiler settings of a program beside links to our sources: these lie elsewhere, so the root is that of both. Types are
 * checked by the tests, not again at each run, which would take seconds.
 */
const programCompiler = () => ({
  extends: join(root, "tsconfig.json"),
  compilerOptions: { rootDir: parse(root).root, noCheck: true, noEmit: false, types: ["node"] },
  include: ["index.ts"],
});
