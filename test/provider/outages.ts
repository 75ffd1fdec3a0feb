import type { Fault } from "../../emulator";
import { Bench, CLINIC, SALES, SUPPORT } from "./bench";
import { Failure } from "./engine";
import { originalsOf } from "./inputs";
import { Stack, type Wanted } from "./stack";

const REJECT = `<Response><Reject reason="busy"/></Response>`;
const ALL = [SUPPORT, SALES, CLINIC];
const FIRST: Wanted = { numbers: [SUPPORT, SALES], countries: ["RU"], documents: { "/busy.xml": REJECT } };
const SECOND: Wanted = {
  numbers: [SUPPORT, CLINIC],
  countries: ["RU", "CN"],
  documents: { "/busy.xml": `${REJECT}\n`, "/other.xml": "<Response/>" },
};

/** A run of a stack, what stands before it, and what is to stand after it. */
interface Run {
  before: (stack: Stack) => Promise<void>;
  run: (stack: Stack) => Promise<void>;
  after: Wanted | undefined;
}

/** The three runs of a stack's life. */
export const RUNS: Record<string, Run> = {
  "the first up": { before: () => Promise.resolve(), run: (stack) => stack.up(FIRST), after: FIRST },
  "an up that changes everything": {
    before: (stack) => stack.up(FIRST),
    run: (stack) => stack.up(SECOND),
    after: SECOND,
  },
  "the destroy": { before: (stack) => stack.up(FIRST), run: (stack) => stack.destroy(), after: undefined },
};

/** What goes wrong at a request: once, or from then on until the run has ended. */
export const TROUBLE: Record<string, { fault: Fault; times: number }> = {
  "a 429 with Retry-After": { fault: { status: 429, retryAfter: 1 }, times: 1 },
  "a 503": { fault: { status: 503 }, times: 1 },
  "a reset before": { fault: { reset: "before" }, times: 1 },
  "a reset after": { fault: { reset: "after" }, times: 1 },
  "a malformed answer": { fault: { malformed: true }, times: 1 },
  "503 from then on": { fault: { status: 503 }, times: Infinity },
  "no answer any more, though all is carried out": { fault: { reset: "after" }, times: Infinity },
};

/** Paths of the requests that a run sends when nothing goes wrong. */
export async function requestsOf({ before, run }: Run): Promise<string[]> {
  const bench = await Bench.open({ pace: 0.001 });
  try {
    const stack = new Stack(bench);
    await before(stack);
    bench.emulator.requests.length = 0;
    await run(stack);
    return bench.emulator.requests.map(({ method, path }) => `${method} ${path}`);
  } finally {
    await bench.close();
  }
}

/**
 * Runs into trouble at request number `index`, then runs again without. Afterwards, and at the stop between, nothing may
 * be lost.
 */
export async function survive(
  { before, run, after }: Run,
  index: number,
  { fault, times }: { fault: Fault; times: number },
): Promise<void> {
  const bench = await Bench.open({ pace: 0.001 });
  try {
    const originals = originalsOf(bench, ...ALL);
    const stack = new Stack(bench);
    await before(stack);
    bench.emulator.requests.length = 0;
    bench.emulator.fault({ skip: index, times, fault });
    const first = await run(stack).catch((error: unknown) => error);
    if (bench.emulator.requests.every((request) => request.fault === undefined))
      throw new Error("the fault never fell");
    bench.emulator.clearFaults();
    noNumberIsDead(bench, originals);
    if (first !== undefined) {
      expect(first).toBeInstanceOf(Failure);
      expect((first as Error).message).not.toMatch(/TypeError|\n\s+at /);
      await run(stack);
    }
    if (after) {
      bench.emulator.requests.length = 0;
      await stack.up(after);
      expect(bench.emulator.requests).toEqual([]);
    }
    const numbers = after?.numbers ?? [];
    expect(Object.keys(bench.emulator.state.flows)).toHaveLength(after ? 1 : 0);
    expect(Object.keys(bench.emulator.state.services)).toHaveLength(after ? 1 : 0);
    for (const number of ALL) {
      if (numbers.includes(number)) expect(met(bench, number)).toEqual(["busy", originals[number]?.voiceUrl]);
      else expect(bench.voice(number)).toEqual(originals[number]);
    }
    expect(bench.emulator.violations).toEqual([]);
  } finally {
    await bench.close();
  }
}

/** What a blocked caller and another one meet. */
function met(bench: Bench, to: string): [string, string | undefined] {
  const blocked = bench.emulator.call({ from: "+74950000001", callerCountry: "RU", to });
  const other = bench.emulator.call({ from: "+15550100077", callerCountry: "US", to });
  return [blocked.outcome, other.reached && "url" in other.reached ? other.reached.url : undefined];
}

/** At whatever step a run stopped: everybody who is not turned away reaches what the number had. */
function noNumberIsDead(bench: Bench, originals: ReturnType<typeof originalsOf>): void {
  for (const number of ALL) expect(met(bench, number)[1]).toBe(originals[number]?.voiceUrl);
}
