import { isPhoneNumber } from "../../flows/policy/phoneNumbers";
import { type LinePolicy } from "../../config";
import { isStandIn } from "../stack";
import { UsageError } from "../usageError";
import { withNumbers } from "./selection";
import { someOf } from "./someOf";

/** A line, and the number of it that is called. */
export interface CalledLine {
  policy: LinePolicy;
  to: string;
  /** What was assumed, in words. */
  assumptions: string[];
}

/** The line of that name. @throws UsageError that lists those there are. */
export function lineNamed(lines: readonly LinePolicy[], name: string): LinePolicy {
  const line = lines.find((policy) => policy.line === name);
  if (line !== undefined) return line;
  throw new UsageError(`there is no line "${name}". Lines here: ${namesOf(lines)}`);
}

/**
 * The line that is called: by a number, by its name, or the only one there is.
 *
 * @throws UsageError that says which lines and numbers there are.
 */
export function calledLine(lines: readonly LinePolicy[], options: { to?: string; line?: string }): CalledLine {
  const to = options.to?.trim();
  const named = options.line === undefined ? undefined : lineNamed(lines, options.line);
  if (to !== undefined) return byNumber(lines, to, named);
  const line = named ?? onlyOf(lines, "--line or --to");
  const policy = withNumbers(line);
  const known = policy.numbers.find((number) => !isStandIn(number));
  const first = known ?? policy.numbers[0] ?? "";
  const made =
    line.selection.kind === "listed" && known !== undefined
      ? []
      : [`${first} stands for a number of the line; --to sets another`];
  return { policy, to: first, assumptions: made };
}

function byNumber(lines: readonly LinePolicy[], to: string, named: LinePolicy | undefined): CalledLine {
  const lister = lines.find(({ numbers }) => numbers.includes(to));
  if (lister !== undefined && named !== undefined && lister !== named) {
    throw new UsageError(`${to} is a number of line "${lister.line}". Leave out --line, or give another --to`);
  }
  if (lister !== undefined) return { policy: lister, to, assumptions: [] };
  const filters = (named === undefined ? lines : [named]).filter(({ selection }) => selection.kind !== "listed");
  const open = filters.filter(({ selection }) => selection.kind !== "listed" && !selection.except.includes(to));
  if (open.length === 0 || !isPhoneNumber(to)) throw notFenced(lines, to);
  const line = onlyOf(open, "--line");
  return {
    policy: withNumbers(line, to),
    to,
    assumptions: [`${to} is one of the line's numbers, which a filter chooses`],
  };
}

function onlyOf(lines: readonly LinePolicy[], options: string): LinePolicy {
  const [only, ...others] = lines;
  if (only !== undefined && others.length === 0) return only;
  throw new UsageError(`there are several lines: ${namesOf(lines)}. Choose one with ${options}`);
}

function notFenced(lines: readonly LinePolicy[], to: string): UsageError {
  const numbers = lines.flatMap((line) => line.numbers).filter((number) => !isStandIn(number));
  const remedy = numbers.length === 0 ? "a number in E.164 form" : `one of ${someOf(numbers)}`;
  return new UsageError(`${to} is not a fenced number. Give --to ${remedy}`);
}

function namesOf(lines: readonly LinePolicy[]): string {
  return lines.map(({ line }) => line).join(", ");
}
