import vm from "node:vm";
import { type Finished } from "./answers";

/** A run of a Function. */
export interface FunctionRun {
  /** Where its code is: the files that it may load, by path. */
  code: Code;
  /** The path of the Function itself. */
  path: string;
  context: object;
  event: object;
  /** What the code finds besides JavaScript itself. */
  globals: object;
  /** What is loaded by `require` and is none of the Functions. */
  modules: (name: string) => unknown;
  /** Longest time that it may take. */
  limitMs: number;
  /** Is told when the run is over, so that what it began can be stopped. */
  over: () => void;
}

/** The code of a build's Functions, by path. */
type Code = ReadonlyMap<string, string>;

type Module = { exports: Record<string, unknown> };
type Loader = (
  exports: object,
  require: (name: string) => unknown,
  module: Module,
  file: string,
  folder: string,
) => void;

const START = "__ringfenceStart";
const startScript = new vm.Script(`${START}()`);

/**
 * Runs a Function in a context of its own: every run is a cold start, so that nothing can rely on what an earlier one left
 * in memory. A run that calls back at once ends at once; any other one is waited for.
 */
export function runFunction(run: FunctionRun): Finished | Promise<Finished> {
  let finished: Finished | undefined;
  let wake: (() => void) | undefined;
  const finish = (how: Finished) => {
    if (finished) return;
    finished = how;
    run.over();
    wake?.();
  };
  const callback = (error?: unknown, value?: unknown) => finish(isNothing(error) ? { value } : { error });
  const sandbox = vm.createContext(run.globals);
  const start = () => {
    const { handler } = loaderOf(run, sandbox)(run.path);
    if (typeof handler !== "function") throw new Error(`${run.path} has no exports.handler`);
    const returned: unknown = (handler as (...given: unknown[]) => unknown)(run.context, run.event, callback);
    // What a promise leads to is no answer, as at Twilio: only the callback is. A promise that fails is a failure.
    if (isThenable(returned)) returned.then(undefined, (error: unknown) => finish({ error }));
  };
  Object.defineProperty(sandbox, START, { value: start, configurable: true });
  try {
    // The time limit of a script also holds for code that never comes back.
    startScript.runInContext(sandbox, { timeout: run.limitMs });
  } catch (error) {
    const isLate = (error as { code?: unknown } | null)?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
    finish(isLate ? { timedOut: true } : { error });
  }
  if (finished) return finished;
  return new Promise((resolve) => {
    const timer = setTimeout(() => finish({ timedOut: true }), run.limitMs);
    wake = () => {
      clearTimeout(timer);
      resolve(finished ?? { timedOut: true });
    };
  });
}

// Compiled at first use: a number may be called thousands of times.
const compiled = new Map<string, vm.Script>();
const MOST_COMPILED = 200;

function scriptOf(path: string, source: string): vm.Script {
  let script = compiled.get(source);
  if (!script) {
    const wrapped = `(function (exports, require, module, __filename, __dirname) {${source}\n})`;
    script = new vm.Script(wrapped, { filename: path });
    if (compiled.size >= MOST_COMPILED) compiled.clear();
    compiled.set(source, script);
  }
  return script;
}

/** Loads Functions of the build as CommonJS modules, each of them once. */
function loaderOf({ code, modules }: FunctionRun, sandbox: vm.Context): (path: string) => Module["exports"] {
  const loaded = new Map<string, Module>();
  const load = (path: string): Module["exports"] => {
    const known = loaded.get(path);
    if (known) return known.exports;
    const module: Module = { exports: {} };
    loaded.set(path, module);
    const loader = scriptOf(path, code.get(path) ?? "").runInContext(sandbox) as Loader;
    const folder = path.replace(/\/[^/]*$/, "") || "/";
    const require = (name: string) => (code.has(name) ? load(name) : modules(name));
    loader.call(module.exports, module.exports, require, module, path, folder);
    return module.exports;
  };
  return load;
}

function isNothing(error: unknown): boolean {
  return error === undefined || error === null || error === false || error === "" || error === 0;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
