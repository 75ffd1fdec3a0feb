import { dialledNumbers } from "../flows/ends";
import { forwardsOf, needsHandlers, type Policy } from "../flows/policy/policy";
import { ConfigErrors, ErrorList, type Notice } from "./errors";
import { lineKeys, type LinePolicy } from "./line";
import { homeNotices } from "./notices";
import { type Keys } from "./path";
import { type StackConfig } from "./read";
import { type AccountNumber, resolveNumbers } from "./resolveNumbers";
import { formerHandler } from "./stackSettings";

/** A number that a filter matches, and that is not fenced. */
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
  /** Notices that need the numbers. */
  notices: Notice[];
}

/** Most numbers that a message names. */
const MAX_NAMED = 3;

/**
 * Chooses the numbers of every line where some are given by a filter. A list takes precedence over a pattern, and a pattern
 * over `all`.
 *
 * @param secretKeys as for `readConfig`.
 * @throws ConfigError where a filter matches nothing, two patterns match one number, or a forward leads back to a fenced number.
 */
export function resolveLines(
  config: StackConfig,
  found: readonly AccountNumber[],
  secretKeys: ReadonlySet<string> = new Set(),
): ResolvedLines {
  const errors = new ErrorList(secretKeys);
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
        errors.add(
          lineKeys(line, "numbers"),
          number,
          `matches the filters of the lines ${other.line} and ${line.line}`,
          "List it in one of them, or add it to except",
        );
      }
      return false;
    });
    if (free.length === 0) addNoMatch(line, skipped, errors);
    numbersOf.set(line.line, free);
  }
  const lines = config.lines.map((line) => ({ ...line, numbers: numbersOf.get(line.line) ?? [] }));
  for (const line of lines) {
    checkLoops(line, takenBy, errors);
    if (line.selection.kind !== "listed") homeNotices(line, fenceKeys(line), errors);
  }
  if (errors.errors.length > 0) throw new ConfigErrors(errors.errors);
  return { lines, skipped, notices: errors.notices };
}

/** Adds the error for a filter without a result: its pattern, and why the numbers that it matches are skipped. */
function addNoMatch(line: LinePolicy, skipped: readonly SkippedNumber[], errors: ErrorList): void {
  const out = skipped.filter((one) => one.line === line.line);
  const some = out.slice(0, MAX_NAMED).map(({ number, reason }) => `${number} (${reason})`);
  if (out.length > MAX_NAMED) some.push(`${out.length - MAX_NAMED} more`);
  const leftOut = some.length === 0 ? "" : `; it skips ${some.join(", ")}`;
  const reason = `matches no number that can be fenced${leftOut}`;
  if (line.selection.kind !== "friendlyName") errors.addAt(lineKeys(line, "numbers"), reason, "Change the filter");
  else
    errors.add(
      lineKeys(line, "numbers"),
      line.selection.friendlyName,
      reason,
      "Change the pattern, or a number's friendly name",
    );
}

/** Lists come before patterns, patterns before all. */
function rank({ selection }: LinePolicy): number {
  return ["listed", "friendlyName", "all"].indexOf(selection.kind);
}

function checkLoops(policy: Policy, fencedBy: ReadonlyMap<string, Policy>, errors: ErrorList): void {
  for (const forward of forwardsOf(policy)) {
    for (const number of dialledNumbers(forward)) {
      const line = fencedBy.get(number)?.line;
      if (line === undefined) continue;
      const reason = `is fenced by line ${line}, so the call would loop`;
      errors.add(
        lineKeys(policy, "forward"),
        number,
        reason,
        "Forward to a number outside this stack, or add it to except",
      );
    }
  }
}

function fenceKeys(policy: Policy): Keys {
  return lineKeys(policy, policy.list.kind === "block" ? "blockList" : "allowList");
}
