import { type ErrorList } from "./errors";
import { type Line, makeLine, ONLY_LINE } from "./line";
import { lineNotices } from "./notices";
import { type Keys } from "./path";
import { readSettings, type Settings } from "./settings";
import { type checkShape } from "./shape";

type WrittenLines = ReturnType<typeof checkShape>["lines"];

/** Every line of the config: the keys of `lines` over the defaults, or `main` where there are no `lines`. */
export function readLines(written: WrittenLines, defaults: Settings, errors: ErrorList): Line[] {
  if (written === undefined) return errors.hasErrors(["lines"]) ? [] : [lineOf(ONLY_LINE, [], defaults, {}, errors)];
  return Object.entries(written).map(([name, level]) => {
    const keys = ["lines", name];
    return lineOf(name, keys, readSettings(level ?? {}, keys, errors), defaults, errors);
  });
}

function lineOf(name: string, keys: Keys, own: Settings, defaults: Settings, errors: ErrorList): Line {
  const line = makeLine(name, keys, own, defaults, errors);
  lineNotices(line.policy, { ...defaults, ...own }, errors);
  return line;
}

/** Checks what concerns several lines: a number in two lines, and a forward to a number that this stack fences. */
export function checkAcrossLines(lines: Line[], errors: ErrorList): void {
  const fencedBy = new Map<string, string>();
  for (const { policy, numbers } of lines) {
    for (const { number, keys } of numbers) {
      const other = fencedBy.get(number);
      if (other === undefined) fencedBy.set(number, policy.line);
      else
        errors.add(
          keys,
          number,
          `is in the lines ${other} and ${policy.line}`,
          "A number can be in one line only: remove it from the other",
        );
    }
  }
  for (const { keys, numbers } of lines.flatMap(({ dials }) => dials)) {
    for (const number of numbers) {
      const line = fencedBy.get(number);
      if (line === undefined) continue;
      const reason = `is fenced by line ${line}, so the call would loop`;
      errors.add(keys, number, reason, "Forward to a number outside this stack");
    }
  }
  const everything = lines.filter(({ policy }) => policy.selection.kind === "all");
  for (const { policy, numbersKeys } of everything.slice(1)) {
    const reason = `is all, as in line ${everything[0]?.policy.line}`;
    errors.addAt(numbersKeys, `${reason}, so no number is left for line ${policy.line}`, "Use all in one line only");
  }
}
