import { type Action, type Run } from "./actions";
import { NUMBERS } from "./account";
import { type Change } from "./changes";
import { type Wanted, type WantedLine } from "./wanted";

/** A sequence written by hand, as it is for both engines. */
export interface Written {
  name: string;
  lines: Wanted["lines"];
  actions: Action[];
  /** A kill meets two steps at once: which of them has ended is chance. */
  races?: boolean;
}

export const [SUPPORT, SALES, CLINIC, , UNUSED] = NUMBERS;
export const ALL = [SUPPORT, SALES, CLINIC];

export const line = (numbers: string[], more: Partial<WantedLine> = {}): WantedLine => ({
  ...{ numbers, list: "block", countries: ["RU"], reason: "busy", hidden: "forward", mode: "enforce" },
  ...{ forward: "existing", takeOver: false },
  ...more,
});
export const run = (verb: Run["verb"], more: Partial<Run> = {}): Run => ({
  ...{ kind: "run", verb, changes: [], refresh: true },
  ...more,
});

const at = (number: string) => NUMBERS.findIndex((each) => each === number);
export const add = (number: string, to = 0): Change => ({ change: "add a number", number: at(number), line: to });
export const remove = (number: string): Change => ({ change: "remove a number", number: at(number) });
export const move = (number: string, to: number): Change => ({ change: "move a number", number: at(number), line: to });
export const rename = (which: number, name: string): Change => ({ change: "rename a line", line: which, name });
export const back: Change = { change: "back to before", steps: 1 };
export const owner = (number: string, edit: "re-points" | "releases"): Action => ({
  ...{ kind: "a number", number: at(number), edit, variant: 1 },
});

export const DELETES_FLOW = /^DELETE .*\/Flows\//;
export const DELETES_SERVICE = /^DELETE .*\/Services\//;
export const WRITES_NUMBER = /^POST .*\/IncomingPhoneNumbers\//;
export const WRITES = /^(POST(?!.*Validate)|DELETE) /;

/** Twilio refuses a number for good, such as one that lacks an address. */
export const refused = (number: string) => ({
  ...{ name: "a refused number", fault: { status: 400, code: 21631 }, skip: 0, number, lasts: "on" as const },
});

const TWO = { main: line([SUPPORT, SALES]), desk: line([CLINIC]) };

/** Each row of the table of faults that the generated sequences were made for, and what an engine does with flags. */
export const SAMPLE: Written[] = [
  {
    name: "a number that Twilio refuses, then a destroy",
    lines: { main: line([SUPPORT]) },
    actions: [run("up", { changes: [add(SALES), add(CLINIC)], trouble: refused(CLINIC) }), run("destroy")],
  },
  {
    name: "a destroy that is killed while it deletes the flow",
    lines: { main: line(ALL) },
    actions: [run("destroy", { kill: { request: 1, carriedOut: true, at: DELETES_FLOW } }), run("up")],
  },
  {
    name: "a destroy that is killed while it deletes the service",
    races: true,
    lines: { main: line(ALL) },
    actions: [
      run("destroy", { kill: { request: 1, carriedOut: true, at: DELETES_SERVICE } }),
      run("up", { refresh: false }),
    ],
  },
  {
    name: "a change of fallback that is killed while it writes a number",
    lines: { main: line(ALL) },
    actions: [
      run("up", {
        changes: [{ change: "fallback", fallback: "own" }],
        kill: { request: 2, carriedOut: true, at: WRITES_NUMBER },
      }),
      run("destroy"),
    ],
  },
  {
    name: "a rename of a line that is killed, and taken back",
    lines: TWO,
    actions: [
      run("up", { changes: [rename(1, "night")], kill: { request: 3, carriedOut: true, at: WRITES } }),
      run("up", { changes: [back] }),
    ],
  },
  {
    name: "a number without a handler that moves between two lines",
    lines: { main: line([SUPPORT, UNUSED], { forward: "number" }), desk: line([CLINIC], { forward: "number" }) },
    actions: [run("up", { changes: [move(UNUSED, 1)] })],
  },
  {
    name: "a refresh with another account's key",
    lines: { main: line(ALL) },
    actions: [run("refresh", { identity: "another account's key" }), run("up")],
  },
  {
    name: "a number that its owner points elsewhere, and another one that is added",
    lines: { main: line([SUPPORT, SALES]) },
    actions: [owner(SUPPORT, "re-points"), run("preview", { changes: [add(CLINIC)] }), run("up")],
  },
  {
    name: "a number that is released",
    lines: { main: line([SUPPORT, SALES]) },
    actions: [owner(SALES, "releases"), run("refresh"), run("preview"), run("up", { changes: [remove(SALES)] })],
  },
  {
    name: "a stack that is renamed",
    lines: TWO,
    actions: [{ kind: "stack rename" }, run("preview"), run("up")],
  },
  {
    name: "--replace, --target and --target-dependents",
    lines: TWO,
    actions: [
      run("up", { replace: "main" }),
      run("up", { target: "desk", changes: [{ change: "list", line: 1, list: "block", countries: ["CN"] }] }),
      run("destroy", { target: "desk" }),
      run("up", { replace: "twiml", kill: { request: 9, carriedOut: false } }),
      run("destroy", { target: "numbers", targetDependents: true }),
    ],
  },
  {
    name: "an older state that takes over from a newer one, which had bound another number",
    lines: { main: line([SUPPORT, SALES]) },
    actions: [
      run("up", { changes: [add(CLINIC)] }),
      { kind: "import an old state", back: 1 },
      run("up", { changes: [remove(CLINIC), { change: "list", line: 0, list: "block", countries: ["CN"] }] }),
    ],
  },
  {
    name: "a state that is edited, and one that is imported",
    lines: TWO,
    actions: [
      { kind: "state delete", name: "twiml" },
      { kind: "state delete", name: "numbers" },
      run("up", { changes: [move(SALES, 1)] }),
      { kind: "state rename", name: "desk" },
      run("up"),
      { kind: "import an old state", back: 3 },
      run("up", { refresh: false }),
    ],
  },
];
