import { createRequire } from "node:module";
import { format } from "node:util";
import { type AssetVersion, type EmulatorState, type LogEntry } from "../state/model";
import { fetchFromServers } from "../servers";
import { FunctionResponse } from "./functionResponse";
import { twilioGlobal } from "./twilioPackage";

/** What the world around a run of a Function is made of. */
export interface Surroundings {
  state: EmulatorState;
  /** The environment's variables. */
  variables: Readonly<Record<string, string>>;
  /** Private assets of the build, by path. */
  assets: readonly AssetVersion[];
  /** Paths of the build's Functions. */
  functions: readonly string[];
  log: (level: LogEntry["level"], message: string) => void;
}

type Run = (...given: unknown[]) => void;

/** Modules of Node that reach neither the network nor this machine. */
const MODULES = /^(?:node:)?(?:assert|buffer|crypto|events|path|punycode|querystring|string_decoder|url|util)$/;

/** The globals of one run, the modules that it may load, and how to stop what it began. */
export function surroundingsOf(given: Surroundings): {
  globals: object;
  modules: (name: string) => unknown;
  over: () => void;
} {
  const ended = new AbortController();
  const timers = new Set<NodeJS.Timeout | NodeJS.Immediate>();
  const kept = <T extends NodeJS.Timeout | NodeJS.Immediate>(timer: T): T => {
    timers.add(timer);
    return timer;
  };
  const twilio = twilioGlobal();
  const runtime = runtimeOf(given);
  const write =
    (level: LogEntry["level"]) =>
    (...things: unknown[]) =>
      given.log(level, format(...things));
  const console = { log: write("info"), info: write("info"), debug: write("info"), dir: write("info") };
  const globals: Record<string, unknown> = {
    console: { ...console, warn: write("warn"), error: write("error"), trace: write("error") },
    process: {
      env: { ...given.variables },
      version: process.version,
      versions: { node: process.versions.node },
      platform: "linux",
      nextTick: (run: Run, ...given: unknown[]) => process.nextTick(run, ...given),
    },
    setTimeout: (run: Run, ms?: number, ...given: unknown[]) => kept(setTimeout(() => run(...given), ms)),
    setInterval: (run: Run, ms?: number, ...given: unknown[]) => kept(setInterval(() => run(...given), ms)),
    setImmediate: (run: Run, ...given: unknown[]) => kept(setImmediate(() => run(...given))),
    ...{ clearTimeout, clearInterval, clearImmediate, queueMicrotask, structuredClone },
    ...{
      URL,
      URLSearchParams,
      Buffer,
      TextEncoder,
      TextDecoder,
      AbortController,
      AbortSignal,
      Headers,
      Request,
      FormData,
    },
    ...{ atob, btoa, performance, crypto },
    fetch: (input: string | URL | Request, init?: RequestInit) => stubbedFetch(given.state, ended.signal, input, init),
    Twilio: twilio,
    Runtime: runtime,
    Functions: runtime.getFunctions(),
    Response: FunctionResponse,
  };
  globals.global = globals;
  return {
    globals,
    modules(name) {
      if (name === "twilio") return twilio;
      if (MODULES.test(name)) return createRequire(__filename)(name) as unknown;
      const error = new Error(`Cannot find module '${name}': Ringfence's emulator has twilio and parts of Node`);
      throw Object.assign(error, { code: "MODULE_NOT_FOUND" });
    },
    over() {
      ended.abort();
      for (const timer of timers) clearTimeout(timer as NodeJS.Timeout);
    },
  };
}

function runtimeOf({ assets, functions }: Surroundings) {
  const open = ({ content }: AssetVersion) => Buffer.from(content, "base64").toString("utf8");
  return {
    getAssets: () =>
      Object.fromEntries(assets.map((asset) => [asset.path, { path: asset.path, open: () => open(asset) }])),
    getFunctions: () => Object.fromEntries(functions.map((path) => [path.replace(/^\//, ""), { path }])),
  };
}

async function stubbedFetch(
  state: EmulatorState,
  over: AbortSignal,
  input: string | URL | Request,
  init?: RequestInit,
): Promise<Response> {
  const request = new Request(input, init);
  const hasBody = request.method !== "GET" && request.method !== "HEAD";
  return fetchFromServers(state, request.url, {
    method: request.method,
    headers: request.headers,
    redirect: request.redirect,
    signal: AbortSignal.any([request.signal, over]),
    ...(hasBody && { body: await request.arrayBuffer() }),
  });
}
