import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** Who has a state file: written beside it while an emulator runs. */
interface Claim {
  /** The emulator's own address. */
  url: string;
  /** Its {@link Emulation.instance}: another emulator that got the same port later is not it. */
  instance: string;
}

/** How long an emulator may take to say that it is there, in milliseconds. One that only listens counts as there. */
const PATIENCE_MS = 3000;

/**
 * Claims a state file for one emulator, since two that write it would each undo what the other did. The claim of an
 * emulator that was killed does not count: nobody answers at its address any more.
 * @returns what gives the claim back.
 * @throws when a running emulator has the file.
 */
export async function claimStateFile(file: string, claim: Claim): Promise<() => Promise<void>> {
  const lock = `${file}.lock`;
  await mkdir(path.dirname(file), { recursive: true });
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      await writeFile(lock, JSON.stringify(claim), { flag: "wx", mode: 0o600 });
      return () => rm(lock, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const other = await readClaim(lock);
    if (other && (await isRunning(other))) throw taken(file, other.url);
    await rm(lock, { force: true });
  }
  throw taken(file, "another address");
}

async function readClaim(lock: string): Promise<Claim | undefined> {
  try {
    return JSON.parse(await readFile(lock, "utf8")) as Claim;
  } catch {
    return undefined;
  }
}

async function isRunning({ url, instance }: Claim): Promise<boolean> {
  try {
    const response = await fetch(`${url}/_ringfence/`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    return ((await response.json()) as { instance?: unknown }).instance === instance;
  } catch (error) {
    return (error as Error).name === "TimeoutError";
  }
}

function taken(file: string, url: string): Error {
  return new Error(
    `${file}: the emulator at ${url} has this state file. Stop that one, or name another file with --state`,
  );
}
