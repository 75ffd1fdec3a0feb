import fc from "fast-check";
import { type Fault } from "../../../emulator";
import { CREDENTIALS, type Identity, NUMBERS } from "./account";
import { type Change, change } from "./changes";
import { type Kill } from "./gate";
import { FENCE_EDITS, type FenceEdit, NUMBER_EDITS, type NumberEdit } from "./owner";

/** What goes wrong at a request of a run: once, until its end, or until somebody mends it. */
export interface Trouble {
  name: string;
  fault: Fault;
  /** So many requests pass first. */
  skip: number;
  lasts: "once" | "the run" | "on";
  /** Only writes to this number. */
  number?: string;
}

/** One command line, with all that goes on around it. */
export interface Run {
  kind: "run";
  verb: "up" | "preview" | "refresh" | "destroy";
  /** Edits of the stack file before it. */
  changes: Change[];
  refresh: boolean;
  target?: string;
  targetDependents?: boolean;
  replace?: string;
  /** The preview that `pulumi up` shows first; where it fails, nothing is done. */
  previewFirst?: boolean;
  kill?: Kill;
  interrupt?: number;
  trouble?: Trouble;
  identity?: Identity;
  /** In the second checkout, if there is one. */
  elsewhere?: boolean;
}

export type Action =
  | Run
  | { kind: "two at once"; first: Run; second: Run }
  | { kind: "a number"; number: number; edit: NumberEdit; variant: number }
  | { kind: "the fence"; edit: FenceEdit; index: number }
  | { kind: "mend" }
  | { kind: "rotate the key" }
  | { kind: "import an old state"; back: number }
  | { kind: "copy the state elsewhere" }
  | { kind: "state delete"; name: string }
  | { kind: "state rename"; name: string }
  | { kind: "stack rename" };

const RESOURCES = ["originals", "twiml", "main", "desk", "night", "numbers"];

const kill = fc.record({ request: fc.integer({ min: 1, max: 28 }), carriedOut: fc.boolean() });

const fault = fc.constantFrom<[string, Fault]>(
  ["a 429", { status: 429 }],
  ["a 500", { status: 500 }],
  ["a 503", { status: 503 }],
  ["a 400", { status: 400, code: 20001 }],
  ["a reset before the change", { reset: "before" }],
  ["a reset after the change", { reset: "after" }],
  ["a malformed answer", { malformed: true }],
  ["reads that lag", { delayedReads: 2 }],
);
const anyTrouble: fc.Arbitrary<Trouble> = fc
  .record({
    fault,
    skip: fc.nat({ max: 24 }),
    lasts: fc.constantFrom<Trouble["lasts"]>("once", "once", "the run", "on"),
  })
  .map(({ fault: [name, what], skip, lasts }) => ({ name, fault: what, skip, lasts }));
/** Twilio refuses one number, such as one that lacks an address. */
const refusedNumber: fc.Arbitrary<Trouble> = fc
  .record({ number: fc.constantFrom(...NUMBERS), lasts: fc.constantFrom<Trouble["lasts"]>("the run", "on") })
  .map(({ number, lasts }) => ({
    name: "a refused number",
    fault: { status: 400, code: 21631 },
    skip: 0,
    lasts,
    number,
  }));

/** What may go wrong around a run. Most runs meet nothing. */
const around = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: fc.record({ kill }) },
  {
    weight: 2,
    arbitrary: fc.record({
      trouble: fc.oneof({ weight: 2, arbitrary: anyTrouble }, { weight: 1, arbitrary: refusedNumber }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ interrupt: fc.integer({ min: 1, max: 28 }) }) },
  { weight: 1, arbitrary: fc.record({ identity: fc.constantFrom(...(Object.keys(CREDENTIALS) as Identity[])) }) },
);

const flags = fc.oneof(
  { weight: 8, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ target: fc.constantFrom(...RESOURCES), targetDependents: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ replace: fc.constantFrom(...RESOURCES) }) },
);

const place = fc.oneof(
  { weight: 7, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constant({ elsewhere: true }) },
);
const refresh = fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) });
const changes = fc.array(change, { maxLength: 2 });

const runs = (verb: Run["verb"], more: object, extra: fc.Arbitrary<object>) =>
  fc
    .tuple(
      fc.record({ kind: fc.constant("run"), verb: fc.constant(verb), refresh, changes: fc.constant([]), ...more }),
      extra,
      around,
      place,
    )
    .map((parts) => Object.assign({}, ...parts) as Run);

const up = runs("up", { changes: fc.array(change, { minLength: 1, maxLength: 2 }), previewFirst: fc.boolean() }, flags);
const upAgain = runs("up", { previewFirst: fc.boolean() }, flags);
const preview = runs("preview", { changes }, fc.constant({}));
const refreshRun = runs("refresh", { refresh: fc.constant(true) }, fc.constant({}));
const destroy = runs(
  "destroy",
  {},
  flags.map((flag) => ("replace" in flag ? {} : flag)),
);
const plainUp = runs("up", { changes: fc.array(change, { maxLength: 1 }) }, fc.constant({}));

const numberEdit = fc.record({
  kind: fc.constant("a number" as const),
  number: fc.nat({ max: NUMBERS.length - 1 }),
  edit: fc.constantFrom(...NUMBER_EDITS),
  variant: fc.nat({ max: 3 }),
});
const fenceEdit = fc.record({
  kind: fc.constant("the fence" as const),
  edit: fc.constantFrom(...FENCE_EDITS),
  index: fc.nat({ max: 2 }),
});
const stateEdit = fc.oneof(
  fc.record({ kind: fc.constant("import an old state" as const), back: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant("copy the state elsewhere" as const) }),
  fc.record({ kind: fc.constant("state delete" as const), name: fc.constantFrom(...RESOURCES) }),
  fc.record({ kind: fc.constant("state rename" as const), name: fc.constantFrom(...RESOURCES) }),
  fc.record({ kind: fc.constant("stack rename" as const) }),
);

/** Every kind of thing that happens to a stack, about as often as it is worth trying. */
export const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 8, arbitrary: up },
  { weight: 3, arbitrary: upAgain },
  { weight: 2, arbitrary: preview },
  { weight: 2, arbitrary: refreshRun },
  { weight: 3, arbitrary: destroy },
  { weight: 3, arbitrary: numberEdit },
  { weight: 3, arbitrary: fenceEdit },
  { weight: 2, arbitrary: stateEdit },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("mend" as const, "rotate the key" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("two at once" as const),
      first: plainUp,
      second: fc.oneof(plainUp, preview, destroy),
    }),
  },
);
