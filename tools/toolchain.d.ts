/** The Pulumi engine that the setup found, downloaded or built. */
export interface EngineRecord {
  /** Absolute path of the `pulumi` executable. */
  path: string;
  /** Absolute path of the Node.js language host, `pulumi-language-nodejs`. */
  host: string;
  /** Version without a leading v, e.g. `3.259.0`. */
  version: string;
  /** How it came here. `path`: the user's own, from PATH; `found`: already in Pulumi's versions folder. */
  origin: "path" | "found" | "download" | "build";
  /** Size and change time of both executables; another value means that they are to be looked at again. */
  stamp: string;
}

/** What `npm run setup` leaves in `node_modules/.ringfence-setup.json`. Every field is absent until its stage has run. */
export interface SetupRecord {
  /** SHA-256 over package-lock.json, the dependencies in package.json and the platform: what node_modules holds. */
  dependencies?: string;
  engine?: EngineRecord;
}

/** What an engine of a test or the demo works with. All of it is the caller's own; nothing of the user's is touched. */
export interface EngineEnvironment {
  /** Absolute folder for Pulumi's own files (PULUMI_HOME). */
  home: string;
  /** Absolute folder for the stack states (a `file://` backend). */
  backend: string;
  /** Passphrase of the stacks' secrets. Default: `ringfence`. */
  passphrase?: string;
}

/** Absolute path of the repository. */
export const root: string;
/** Absolute path of the setup's record. */
export const recordPath: string;
/** Absolute path of the Node that the project pins (dev dependency `node`). It may not exist before the setup. */
export const nodePath: string;
/** Folder in which Node keeps compiled code (NODE_COMPILE_CACHE) for every engine that the project starts. */
export const compileCache: string;
/** The file name of an executable on this platform. */
export function executable(name: string): string;
/** The setup's record; empty when the setup has not run. */
export function readRecord(): SetupRecord;
/**
 * Absolute path of the `pulumi` executable to start.
 * @throws Error when the setup has not run.
 */
export function enginePath(): string;
/**
 * The environment to start the engine in: this process's, without any PULUMI_* and TWILIO_* variable, so that no test
 * reaches a real account; with the pinned Node and the engine's folder first on PATH, and no proxy for the loopback.
 * @throws Error when the setup has not run.
 */
export function engineEnvironment(options: EngineEnvironment): Record<string, string | undefined>;
