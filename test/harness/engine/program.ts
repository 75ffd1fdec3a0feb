import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import * as pulumi from "@pulumi/pulumi";
import { setMockOptions } from "@pulumi/pulumi/runtime/settings";
import * as debuggable from "@pulumi/pulumi/runtime/debuggable";
import * as storage from "@pulumi/pulumi/runtime/state";
import { parse } from "yaml";

// Where a program declares a resource is no part of the model, and takes a stack trace for each of them.
(pulumi.Resource as unknown as { callsites: () => object[] }).callsites = () => [];
// Nor is its book of promises, by which it would name those that never end.
(debuggable as unknown as { debuggablePromise: (promise: unknown) => unknown }).debuggablePromise = (promise) =>
  promise;

/** A stack's config as the engine hands it to the program: full key to raw text, JSON for lists and maps. */
export interface ProgramConfig {
  values: Record<string, string>;
  /** Keys whose values are secret, in whole or in part. */
  secretKeys: string[];
}

export interface ProgramScene {
  project: string;
  stack: string;
  preview: boolean;
  config: ProgramConfig;
  /** The engine's side of the program: `ResourceMonitor` and `Engine` of the protocol. */
  monitor: object;
  log: (text: string) => void;
}

interface Store {
  settings: { engine: object };
}
const { withLocalStorage, getStore } = storage as unknown as {
  withLocalStorage: <T>(work: () => T) => T;
  getStore: () => Store;
};
const runtime = pulumi.runtime as unknown as { waitForRPCs: () => Promise<void> };

/**
 * Runs a Pulumi program in this process, as the language host does in its own. It resolves when the program has ended and
 * all that it declared is answered.
 *
 * @throws what the program threw, or what it left unhandled, first of all
 */
export async function runProgram(scene: ProgramScene, program: () => unknown): Promise<void> {
  const { project, stack, preview, config, monitor, log } = scene;
  await withLocalStorage(async () => {
    setMockOptions(monitor, project, stack, preview);
    const store = getStore();
    store.settings.engine = engineFor(log);
    pulumi.runtime.setAllConfig({ ...defaults(project), ...config.values }, config.secretKeys);
    const unhandled = new Promise<never>((_, reject) => waiting.set(store, reject));
    unhandled.catch(() => undefined);
    listen();
    try {
      await Promise.race([pulumi.runtime.runInPulumiStack(() => Promise.resolve(program())), unhandled]);
      await Promise.race([runtime.waitForRPCs(), unhandled]);
      // What is not handled is known once the queue of promises is empty.
      await Promise.race([new Promise((resolve) => setImmediate(resolve)), unhandled]);
    } finally {
      waiting.delete(store);
    }
  });
}

/** The engine's service for logs. */
function engineFor(log: (text: string) => void): object {
  type Log = { getMessage(): string; getSeverity(): number };
  type Done = (error: null, response: object) => void;
  return {
    log(request: Log, done: Done) {
      if (request.getSeverity() > 0) log(request.getMessage());
      done(null, {});
    },
    setRootResource: (_request: object, done: Done) => done(null, {}),
  };
}

/** Defaults of the project's config, which the engine adds. */
function defaults(project: string): Record<string, string> {
  defaultConfig ??= Object.entries(
    (parse(readFileSync(join(__dirname, "../../../Pulumi.yaml"), "utf8")) as ProjectFile).config ?? {},
  ).flatMap(([key, { default: value }]) => (value === undefined ? [] : [[key, value] as const]));
  return Object.fromEntries(
    defaultConfig.map(([key, value]) => [
      `${project}:${key}`,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );
}
interface ProjectFile {
  config?: Record<string, { default?: unknown }>;
}
let defaultConfig: (readonly [string, unknown])[] | undefined;

/** Programs under way, by the storage that their promises carry along. */
const waiting = new Map<unknown, (error: unknown) => void>();

type Listener = (error: unknown, promise: Promise<unknown>) => void;
/** Jest gives its tests a process that hears nothing. */
const realProcess = runInThisContext("process") as NodeJS.Process;
const ours: Listener = (error) => {
  const reject = waiting.get(getStore());
  if (reject) reject(error);
  else for (const each of waiting.values()) each(error);
};

/** A rejection that nothing handles ends the program that it belongs to; one that comes too late ends nothing. */
function listen(): void {
  if (realProcess.listeners("unhandledRejection").includes(ours)) return;
  realProcess.removeAllListeners("unhandledRejection");
  realProcess.on("unhandledRejection", ours);
}
