import { type FlowDefinition } from "../../flows";
import { type NumberSelection } from "../../config";
import { isStandIn } from "../stack";
import { takenTransitions } from "./called";
import { NO_LINE, type Side, type SideLine } from "./side";

/** Numbers whose callers meet the same, on either side. */
export interface Subject {
  before: SideLine;
  after: SideLine;
  /** E.164, sorted; empty where they are not known. */
  numbers: string[];
  /** Which numbers, in words, where they are not known. */
  others?: string;
  /** The number that stands for all. */
  called: string;
}

/** Every number of either side with the lines that it is in, before and after. */
export function subjectsOf(before: Side, after: Side): Subject[] {
  const listed = [before, after].flatMap(({ lines }) => lines).filter(({ selection }) => selection.kind === "listed");
  const numbers = [...new Set(listed.flatMap((line) => line.numbers))].filter((number) => !isStandIn(number)).sort();
  const subjects = new Map<string, Subject>();
  for (const number of numbers) {
    const lines = [lineOf(before, number), lineOf(after, number)];
    const [was, is] = [lines[0] ?? before.unfenced(number), lines[1] ?? after.unfenced(number)];
    const key = JSON.stringify([pathOf(was, number), pathOf(is, number)]);
    const known = subjects.get(key);
    if (known === undefined) subjects.set(key, { before: was, after: is, numbers: [number], called: number });
    else known.numbers.push(number);
  }
  return [...subjects.values(), ...unknownNumbers(before, after)];
}

/** Two stacks have numbers of their own: compared are the lines of one name, or the only ones. */
export function linesOf(before: Side, after: Side): { subjects: Subject[]; alone: { line: string; side: Side }[] } {
  const single = before.lines.length === 1 && after.lines.length === 1;
  const partner = (side: Side, { line }: SideLine) =>
    single ? side.lines[0] : side.lines.find((other) => other.line === line);
  const subjects = after.lines.flatMap((is): Subject[] => {
    const was = partner(before, is);
    if (was === undefined) return [];
    const called = is.numbers[0] ?? "";
    const known = is.selection.kind === "listed" ? is.numbers.filter((number) => !isStandIn(number)) : [];
    return [{ before: was, after: is, numbers: [...known].sort(), called, ...(known.length === 0 && others(is)) }];
  });
  const alone = [before, after].flatMap((side) =>
    side.lines
      .filter((line) => partner(side === before ? after : before, line) === undefined)
      .map(({ line }) => ({ line, side })),
  );
  return { subjects, alone };
}

/** The line that has a number: one that lists it, else the one for all numbers. What a pattern finds is not known here. */
function lineOf({ lines }: Side, number: string): SideLine | undefined {
  const listing = lines.find(({ selection, numbers }) => selection.kind === "listed" && numbers.includes(number));
  return listing ?? lines.find(({ selection }) => selection.kind === "all" && !selection.except.includes(number));
}

/** Numbers with one of these take the same path: the line, and where splits on the called number lead. */
function pathOf({ line, definition }: SideLine, number: string): unknown {
  // What an unfenced number did before is its own.
  if (line === NO_LINE) return handlerOf(definition);
  return [line, ...takenTransitions(definition, number)];
}

function handlerOf({ states }: FlowDefinition): unknown {
  return states.map(({ properties: { url, method } }) => [url, method]);
}

/** Lines whose numbers a filter chooses, or that are secret: each with the line of the same filter, else of its name. */
function unknownNumbers(before: Side, after: Side): Subject[] {
  const [was, is] = [before.lines.filter(isOpen), after.lines.filter(isOpen)];
  const pairs: [SideLine | undefined, SideLine | undefined][] = is.map((line) => {
    const partner =
      was.find((other) => filterKey(other) === filterKey(line)) ?? was.find((other) => other.line === line.line);
    return [partner, line];
  });
  const left = was.filter((line) => !pairs.some(([partner]) => partner === line));
  return [...pairs, ...left.map((line): [SideLine, undefined] => [line, undefined])].map(([one, other]) => {
    const shown = other ?? one;
    const called = shown?.numbers.find((number) => shown.selection.kind !== "listed" || isStandIn(number)) ?? "";
    return {
      before: one ?? before.unfenced(called),
      after: other ?? after.unfenced(called),
      numbers: [],
      called,
      ...(shown && others(shown)),
    };
  });
}

function isOpen({ selection, numbers }: SideLine): boolean {
  return selection.kind !== "listed" || numbers.some(isStandIn);
}

function filterKey({ line, selection }: SideLine): string {
  return selection.kind === "friendlyName"
    ? `name ${selection.friendlyName.toLowerCase()}`
    : selection.kind === "all"
      ? "all"
      : `secret ${line}`;
}

function others({ line, selection }: SideLine): { others: string } {
  return { others: selection.kind === "listed" ? `the secret numbers of line ${line}` : inWords(selection) };
}

function inWords(selection: Exclude<NumberSelection, { kind: "listed" }>): string {
  if (selection.kind === "all") return "all other numbers of the account";
  return `the numbers whose names fit ${JSON.stringify(selection.friendlyName)}`;
}
