import { type EmulatorState, type Flow, type PhoneNumber } from "./state/model";

/** How long reads show what was there before a write: for a time, or for so many reads of numbers and flows. */
export type ReadLag = { ms: number } | { reads: number };

/** What reads of numbers and flows are about; nothing else lags. */
type Readable = Pick<EmulatorState, "numbers" | "flows">;

/** The state before one write, and how long it is shown. */
interface Past {
  before: Readable;
  /** Milliseconds since 1970. */
  until?: number;
  reads?: number;
}

/**
 * Reads that lag behind writes, as from a replica: lists and single reads of numbers, flows and revisions show the state
 * before the oldest write that is still on its way. Writes and calls always meet the newest state.
 */
export class LaggingReads {
  #usual: ReadLag | undefined;
  #pasts: Past[] = [];

  /** @throws when the lag cannot be understood. */
  constructor(usual?: ReadLag) {
    this.setUsual(usual);
  }

  /**
   * The lag after every write from now on. Without one, reads show the newest state again at once.
   * @throws when the lag cannot be understood.
   */
  setUsual(lag: ReadLag | undefined): void {
    if (lag) checkLag(lag);
    this.#usual = lag;
    if (!lag) this.#pasts = [];
  }

  /**
   * To be called before a change of numbers or flows.
   * @param lag of this change; the usual one when left out.
   * @returns what is to be called when the change was made. A change that fails leaves nothing to lag behind.
   */
  before(state: EmulatorState, lag: ReadLag | undefined = this.#usual): () => void {
    if (!lag) return () => undefined;
    const before = copyOf(state);
    return () => {
      const past = "ms" in lag ? { before, until: Date.now() + lag.ms } : { before, reads: lag.reads };
      this.#pasts.push(past);
    };
  }

  /** The state that one read of numbers or flows sees. It uses up one read of every change that is on its way. */
  read(state: EmulatorState): EmulatorState {
    this.#pasts = this.#pasts.filter(({ until = Infinity, reads = 1 }) => until > Date.now() && reads > 0);
    const seen = this.#pasts[0];
    for (const past of this.#pasts) if (past.reads !== undefined) past.reads -= 1;
    return seen ? { ...state, ...seen.before } : state;
  }
}

/** Numbers and flows are changed in place here and there; a revision never is. */
function copyOf({ numbers, flows }: EmulatorState): Readable {
  const copies = <T extends PhoneNumber | Flow>(things: Record<string, T>, copy: (thing: T) => T) =>
    Object.fromEntries(Object.entries(things).map(([sid, thing]) => [sid, copy(thing)]));
  return {
    numbers: copies(numbers, (number) => ({ ...number })),
    flows: copies(flows, (flow) => ({ ...flow, revisions: [...flow.revisions] })),
  };
}

function checkLag(lag: ReadLag): void {
  const given = lag as { ms?: unknown; reads?: unknown };
  const value = given.ms ?? given.reads;
  if (Object.keys(given).length !== 1 || !Number.isSafeInteger(value) || (value as number) < 1) {
    throw new Error(`lag: give { ms: N } or { reads: N } with a whole number from 1, not ${JSON.stringify(lag)}`);
  }
}
