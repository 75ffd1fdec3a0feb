import { dialledNumbers } from "../flows/ends";
import { needsHandlers, type Policy } from "../flows/policy/policy";
import { ConfigError } from "./error";
import { FaultList } from "./faultList";
import { formerHandler } from "./former";
import { type LinePolicy, ONLY_LINE } from "./line";
import { homeNotices } from "./lineNotices";
import { type Keys } from "./path";
import { type Notice, type StackConfig } from "./read";
import { type AccountNumber, resolveNumbers } from "./resolveNumbers";

/** A number that a line's filter meets, and that stays as it is. */
export interface SkippedNumber {
  line: string;
  /** E.164. */
  number: string;
  /** Why, in words that follow "because". */
  reason: string;
}

/** The lines of a stack with their numbers. */
export interface ResolvedLines {
  lines: LinePolicy[];
  skipped: SkippedNumber[];
  /** What only the numbers show. */
  notices: Notice[];
}

/** Most numbers that a message names. */
const MAX_NAMED = 3;

/**
 * The numbers of every line, where some are given by a filter. A number that one line lists is left to it by the filters
 * of the others, and so is one whose name fits a line's pattern by `all`.
 *
 * @param secretKeys as for `readConfig`.
 * @throws ConfigError where a filter finds nothing, two patterns meet in a number, or a forward leads back to one.
 */
export function resolveLines(
  config: StackConfig,
  found: readonly AccountNumber[],
  secretKeys: ReadonlySet<string> = new Set(),
): ResolvedLines {
  const faults = new FaultList(secretKeys);
  const former = new Set(Object.keys(config.former).filter((number) => formerHandler(config.former, number)));
  const takenBy = new Map<string, LinePolicy>();
  const skipped: SkippedNumber[] = [];
  const numbersOf = new Map<string, string[]>();
  for (const line of [...config.lines].sort((one, other) => rank(one) - rank(other))) {
    const needs = { handler: needsHandlers(line), takeOver: line.takeOver, former };
    const resolution = resolveNumbers(line.selection, found, needs);
    skipped.push(...resolution.skipped.map((one) => ({ line: line.line, ...one })));
    const free = resolution.numbers.filter((number) => {
      const other = takenBy.get(number);
      if (other === undefined) return takenBy.set(number, line);
      if (rank(other) < rank(line)) {
        skipped.push({ line: line.line, number, reason: `it is in line ${other.line}` });
      } else {
        faults.add(
          keysOf(line),
          number,
          `fits the lines ${other.line} and ${line.line}`,
          "List it in one, or except it",
        );
      }
      return false;
    });
    if (free.length === 0) noNumber(line, skipped, faults);
    numbersOf.set(line.line, free);
  }
  const lines = config.lines.map((line) => ({ ...line, numbers: numbersOf.get(line.line) ?? [] }));
  for (const line of lines) {
    leadingBack(line, takenBy, faults);
    if (line.selection.kind !== "listed") homeNotices(line, fenceKeys(line), faults);
  }
  if (faults.faults.length > 0) throw new ConfigError(faults.faults);
  return { lines, skipped, notices: faults.notices };
}

/** A filter comes to nothing: its pattern, and why the numbers that it does match are left out. */
function noNumber(line: LinePolicy, skipped: readonly SkippedNumber[], faults: FaultList): void {
  const out = skipped.filter((one) => one.line === line.line);
  const some = out.slice(0, MAX_NAMED).map(({ number, reason }) => `${number} (${reason})`);
  if (out.length > MAX_NAMED) some.push(`${out.length - MAX_NAMED} more`);
  const leftOut = some.length === 0 ? "" : `; left out are ${some.join(", ")}`;
  const reason = `finds no number that can be fenced${leftOut}`;
  if (line.selection.kind !== "friendlyName") faults.addAt(keysOf(line), reason, "Change the filter");
  else faults.add(keysOf(line), line.selection.friendlyName, reason, "Change the pattern, or a number's friendly name");
}

/** Lists come before patterns, patterns before all. */
function rank({ selection }: LinePolicy): number {
  return ["listed", "friendlyName", "all"].indexOf(selection.kind);
}

function leadingBack(policy: Policy, fencedBy: ReadonlyMap<string, Policy>, faults: FaultList): void {
  for (const forward of [policy.forward, ...policy.routes.map((route) => route.forward)]) {
    for (const number of dialledNumbers(forward)) {
      const line = fencedBy.get(number)?.line;
      if (line === undefined) continue;
      const reason = `is fenced by line ${line}, so the call would go round`;
      faults.add(keysOf(policy, "forward"), number, reason, "Forward to a number outside this stack, or except it");
    }
  }
}

/** Where a line says something. */
export function keysOf({ line }: Policy, key = "numbers"): Keys {
  return line === ONLY_LINE ? [key] : ["lines", line, key];
}

function fenceKeys(policy: Policy): Keys {
  return keysOf(policy, policy.fence.kind === "block" ? "blockList" : "allowList");
}
