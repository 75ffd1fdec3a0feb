import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { type EmulatorState } from "./model";
import { noFunctions } from "./seed";

/** Milliseconds between a change and the write that keeps it, so that a burst of changes is one write. */
const SETTLE_MS = 100;

/** Keeps a state in a file, or only in memory without one. */
export interface Store {
  readonly state: EmulatorState;
  /** Says that the state has changed; it is written soon. */
  touch(): void;
  /** Writes what is not written yet. */
  flush(): Promise<void>;
}

/**
 * Opens the store: the file's state if there is one, else what `fresh` makes.
 * @param reset do not look at what the file holds; it is overwritten.
 * @throws when the file is not a state of this version.
 */
export async function openStore(
  file: string | undefined,
  fresh: () => EmulatorState,
  reset: boolean = false,
): Promise<Store> {
  const kept = file === undefined || reset ? undefined : await readState(file);
  const state = kept ?? fresh();
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  let failure: unknown;

  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    if (file === undefined) return;
    const text = JSON.stringify(state);
    writing = writing.then(() => writeAtomically(file, text)).catch((error: unknown) => void (failure = error));
  };
  const store: Store = {
    state,
    touch() {
      if (file !== undefined) timer ??= setTimeout(write, SETTLE_MS);
    },
    async flush() {
      if (timer) write();
      await writing;
      if (failure) {
        const cause = failure;
        failure = undefined;
        throw new Error(`${file}: the emulator's state could not be written`, { cause });
      }
    },
  };
  if (!kept) store.touch();
  return store;
}

async function readState(file: string): Promise<EmulatorState | undefined> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  const mend = "start with --reset for a fresh state, or name another file with --state";
  let state: Partial<EmulatorState>;
  try {
    state = JSON.parse(text) as Partial<EmulatorState>;
  } catch (cause) {
    throw new Error(`${file}: not JSON; ${mend}`, { cause });
  }
  if (state.format !== 1) throw new Error(`${file}: format ${String(state.format)}, this emulator reads 1; ${mend}`);
  return { ...noFunctions(), ...state } as EmulatorState;
}

/**
 * A reader, or a run after a crash, finds the old file or the new one, never half of one. The draft of a run that was
 * killed is overwritten by the next: there is one writer, who has claimed the file.
 */
async function writeAtomically(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.new`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, file);
}
