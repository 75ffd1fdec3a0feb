import { type OperationSettings } from "./http/operation";
import { type ReadLag } from "./lag";
import { defaultSeed, type Seed } from "./state/seed";

/** How an emulator behaves. Everything has a default. */
export interface EmulatorOptions extends Partial<OperationSettings> {
  /** Port on 127.0.0.1; any free one when left out or 0. */
  port?: number;
  /** Where the state is kept between two runs; in memory only when left out. */
  stateFile?: string;
  /** Forget what the state file holds and begin with the seed. False by default. */
  reset?: boolean;
  /** Milliseconds every request to an API host takes at least. 0 by default. */
  latencyMs?: number;
  /** What the account holds when there is no state file yet; {@link defaultSeed} by default. */
  seed?: Seed;
  /** How long a build is `building`, in milliseconds. 20 by default. */
  buildMs?: number;
  /** How long a Function may run, in milliseconds; 10,000 by default, as at Twilio. */
  functionMs?: number;
  /** Reads of numbers and flows show for so many milliseconds what was there before a write. They do not lag by default. */
  readLagMs?: number;
  /** The same, counted: the next so many reads after a write show what was there before it. Not together with `readLagMs`. */
  staleReads?: number;
  /** Requests in flight at once; one more is answered 429 with code 20429. No limit by default. */
  maxConcurrent?: number;
  /**
   * Requests and answers are checked against Twilio's OpenAPI documents. True and false are obeyed; left out, they are
   * checked where the package with the documents is installed.
   */
  contract?: boolean;
  /** The first read of a flow that was just created is a 404. True by default. */
  consistencyDelay?: boolean;
  /** Seed of SIDs and shuffles; a random one when left out. */
  random?: number;
  /** Gets every request that could not be served as it should. Nothing is printed without it. */
  onWarning?: (text: string) => void;
}

/** Options without a default. */
type OptionalName = "stateFile" | "random" | "contract" | "readLagMs" | "staleReads";

/** The options with every default in place. */
export type Settings = Required<Omit<EmulatorOptions, OptionalName>> & Pick<EmulatorOptions, OptionalName>;

/** Puts the defaults in. */
export function settingsOf(options: EmulatorOptions): Settings {
  return {
    ...options,
    port: options.port ?? 0,
    reset: options.reset ?? false,
    latencyMs: options.latencyMs ?? 0,
    seed: options.seed ?? defaultSeed,
    buildMs: options.buildMs ?? 20,
    functionMs: options.functionMs ?? 10_000,
    maxConcurrent: options.maxConcurrent ?? Infinity,
    consistencyDelay: options.consistencyDelay ?? true,
    applicationClearsUrl: options.applicationClearsUrl ?? false,
    onWarning: options.onWarning ?? (() => undefined),
  };
}

/**
 * The lag of reads that the options ask for.
 * @throws when both kinds are asked for at once.
 */
export function readLagOf({ readLagMs, staleReads }: EmulatorOptions): ReadLag | undefined {
  if (readLagMs !== undefined && staleReads !== undefined) throw new Error("give readLagMs or staleReads, not both");
  if (readLagMs !== undefined) return { ms: readLagMs };
  return staleReads === undefined ? undefined : { reads: staleReads };
}
