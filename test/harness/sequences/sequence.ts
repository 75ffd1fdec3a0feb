import fc from "fast-check";
import { type Account } from "./account";
import { type Action, action } from "./actions";
import { type Checkout } from "./checkout";
import { firstWanted } from "./changes";
import { end } from "./ending";
import { Broken, watch } from "./oracle";
import { perform } from "./perform";
import { wordsOf } from "./words";
import { type Start, World } from "./world";

/** An action as fast-check keeps it: in a sequence that fails, those that did not matter go. */
export class Step implements fc.AsyncCommand<Start, World> {
  constructor(readonly action: Action) {}

  check(): boolean {
    return true;
  }

  async run(_start: Start, world: World): Promise<void> {
    world.note(this.toString());
    await perform(world, this.action);
  }

  toString(): string {
    return wordsOf(this.action);
  }
}

/** What a sequence begins with. Nearly all have their first `up` behind them. */
export const start: fc.Arbitrary<Start & { begun: boolean }> = fc.record({
  wanted: firstWanted,
  keysIn: fc.constantFrom("environment", "config"),
  random: fc.nat({ max: 1_000 }),
  over: fc.nat({ max: 49 }).map((one) => (one === 49 ? "grpc" : "memory")),
  begun: fc.constantFrom(true, true, true, true, false),
});

export const steps = fc.commands([action.map((each) => new Step(each))], { maxCommands: 12, size: "max" });

const FIRST_UP = new Step({ kind: "run", verb: "up", changes: [], refresh: true });

/** Lives through a sequence and its end. @throws Broken with all that was done before it */
export async function survive(
  account: Account,
  { begun, ...from }: Start & { begun: boolean },
  sequence: Iterable<Step | fc.AsyncCommand<Start, World>>,
  checkout?: (account: Account) => Checkout,
): Promise<void> {
  const world = new World(account, from, checkout);
  world.watch = watch(world);
  try {
    const all = begun ? [FIRST_UP, ...sequence] : [...sequence];
    await inTime(
      fc
        .asyncModelRun(() => ({ model: from, real: world }), all)
        .then(() => {
          world.note("the end: up, preview, destroy");
          return end(world);
        }),
    );
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    throw new Lost(world.history, error.message);
  } finally {
    for (const place of world.places) await place?.close();
  }
}

/** Longest that a sequence may take, in ms: a second is long. */
const MOST_TIME = 60_000;

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Broken(`it does not end within ${MOST_TIME / 1_000} s`)), MOST_TIME);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** A sequence that a stack did not survive. */
export class Lost extends Error {
  /** What went wrong, without what differs from sequence to sequence. */
  readonly kind: string;

  constructor(
    readonly history: readonly string[],
    readonly reason: string,
  ) {
    super([...history.map((text, index) => `  ${index + 1}. ${text}`), `  => ${reason}`].join("\n"));
    this.kind = reason.replace(/\+1555\d+|[A-Z]{2}[0-9a-f]{32}|elsewhere-\d|[0-9]/g, "*").slice(0, 100);
  }
}
