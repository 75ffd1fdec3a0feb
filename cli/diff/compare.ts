import { countryName, isCountry } from "../../flows";
import { counted } from "../line/someOf";
import { type Caller, callersOf } from "./callers";
import { type ComparedOutcome, differenceWords, followCall, lineForNumber, sameOutcome } from "./outcome";
import { NO_LINE, type Side, type SideLine } from "./side";
import { withHiddenTargets, hiddenBy, isLive } from "./secrets";
import { linesOf, type Subject, subjectsOf } from "./subjects";

/** Callers who meet something else than before, and what. */
export interface Change {
  /** Country codes and other kinds of callers, in the order of the checks of a list. */
  callers: string[];
  before: string;
  after: string;
}

/** Numbers whose callers' outcomes change in the same way. */
export interface Group {
  before: SideLine;
  after: SideLine;
  /** E.164, sorted; empty where they are not known. */
  numbers: string[];
  /** Numbers that are not known, in words. */
  others: string[];
  changes: Change[];
}

/** What differs between two sides. */
export interface Comparison {
  before: string;
  after: string;
  /** Does every caller meet the same on both, as far as that can be known? */
  same: boolean;
  groups: Group[];
  /** Why an outcome may differ without being known to: secrets, and lines that only one side has. */
  doubts: string[];
  /** What changes without a change for any caller, and what was assumed. */
  notes: string[];
}

/**
 * Compares what callers meet, number by number.
 *
 * @param by `numbers`, or `lines` for two stacks, whose numbers are not the same.
 */
export function compare(before: Side, after: Side, by: "numbers" | "lines" = "numbers"): Comparison {
  const { subjects, alone } =
    by === "lines" ? linesOf(before, after) : { subjects: subjectsOf(before, after), alone: [] };
  const doubts = new Set(alone.map(({ line, side }) => `line ${line} is in ${side.name} only`));
  const groups = new Map<string, Group>();
  const notes = new Set([...before.notes, ...after.notes, ...moves(subjects, by)]);
  for (const subject of subjects.map(withHiddenTargets)) {
    const secrets = hiddenBy(subject);
    for (const doubt of secrets.doubts) doubts.add(doubt);
    for (const note of secrets.notes) notes.add(note);
    const changes = secrets.decidable ? changesOf(subject) : [];
    if (changes.length > 0) join(groups, subject, changes);
  }
  return {
    before: before.name,
    after: after.name,
    same: groups.size === 0 && doubts.size === 0,
    groups: [...groups.values()],
    doubts: [...doubts],
    notes: [...notes],
  };
}

function changesOf({ called, ...lines }: Subject): Change[] {
  const changes = new Map<string, Change>();
  const [before, after] = [lineForNumber(lines.before, called), lineForNumber(lines.after, called)];
  for (const caller of callersOf([before.definition, after.definition])) {
    const [was, is] = [followCall(before, caller), followCall(after, caller)];
    if (sameOutcome(was, is, isLive(before))) continue;
    const words = [was.words, wordsAfter(was, is)] as const;
    const key = words.join("\n");
    const change = changes.get(key) ?? { callers: [], before: words[0], after: words[1] };
    change.callers.push(caller.label);
    changes.set(key, change);
  }
  return [...changes.values()];
}

/** The outcome after the change; where its words are the same as before, with what differs. */
function wordsAfter(was: ComparedOutcome, is: ComparedOutcome): string {
  return was.words === is.words ? `${is.words} (${differenceWords(was, is)})` : is.words;
}

function join(groups: Map<string, Group>, { before, after, numbers, others }: Subject, changes: Change[]): void {
  const key = JSON.stringify([before.line, after.line, changes]);
  const group = groups.get(key) ?? { before, after, numbers: [], others: [], changes };
  group.numbers = [...group.numbers, ...numbers].sort();
  if (others !== undefined) group.others.push(others);
  groups.set(key, group);
}

/** Numbers that join, leave or change their line, and modes or places that change, whether or not a caller notices. */
function moves(subjects: readonly Subject[], by: "numbers" | "lines"): string[] {
  const notes = new Map<string, { numbers: number; others: string[]; tell: (which: string) => string }>();
  for (const { before, after, numbers, others } of subjects) {
    const tell = by === "lines" && before.line !== NO_LINE ? modeChange(before, after) : moveOf(before, after);
    if (tell === undefined) continue;
    const key = tell("");
    const note = notes.get(key) ?? { numbers: 0, others: [], tell };
    note.numbers += numbers.length;
    if (others !== undefined) note.others.push(others);
    notes.set(key, note);
  }
  return [...notes.values()].map(({ numbers, others, tell }) => {
    const known = numbers === 0 ? [] : [counted(numbers, "number")];
    return tell([...known, ...others].join(", "));
  });
}

function moveOf(before: SideLine, after: SideLine): ((which: string) => string) | undefined {
  if (before.line === NO_LINE) return (which) => `${which} newly fenced, by line ${after.line}`;
  if (after.line === NO_LINE) return (which) => `${which} no longer fenced, before by line ${before.line}`;
  if (before.line !== after.line) return (which) => `${which} in line ${after.line}, before in line ${before.line}`;
  return modeChange(before, after);
}

function modeChange({ policy: was }: SideLine, { line, policy: is }: SideLine): (() => string) | undefined {
  if (was === undefined || is === undefined) return undefined;
  const changes = [
    ...(was.mode === is.mode ? [] : [`mode ${is.mode}, before ${was.mode}`]),
    ...(was.runsOn === is.runsOn ? [] : [`runs on ${placeOf(is)}, before on ${placeOf(was)}`]),
  ];
  return changes.length === 0 ? undefined : () => `line ${line}: ${changes.join("; ")}`;
}

const placeOf = ({ runsOn }: { runsOn?: "function" }): string => (runsOn ? "a Function" : "Studio");

/** A kind of callers as people are shown it: `Russia (RU)`. */
export function shownCaller(label: Caller["label"]): string {
  return isCountry(label) ? `${countryName(label)} (${label})` : label;
}
