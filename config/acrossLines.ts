import { type FaultList } from "./faultList";
import { type Line } from "./line";

/** What no line can see alone: a number in two lines, and a forward to a number that this stack fences. */
export function checkAcrossLines(lines: Line[], faults: FaultList): void {
  const fencedBy = new Map<string, string>();
  for (const { policy, numbers } of lines) {
    for (const { number, keys } of numbers) {
      const other = fencedBy.get(number);
      if (other === undefined) fencedBy.set(number, policy.line);
      else
        faults.add(
          keys,
          number,
          `is in the lines ${other} and ${policy.line}`,
          "A number has one line: take it out of the other",
        );
    }
  }
  for (const { keys, numbers } of lines.flatMap(({ dials }) => dials)) {
    for (const number of numbers) {
      const line = fencedBy.get(number);
      if (line === undefined) continue;
      const reason = `is fenced by line ${line}, so the call would go round`;
      faults.add(keys, number, reason, "Forward to a number outside this stack");
    }
  }
  const everything = lines.filter(({ policy }) => policy.selection.kind === "all");
  for (const { policy, numbersKeys } of everything.slice(1)) {
    const reason = `is all, as in line ${everything[0]?.policy.line}`;
    faults.addAt(numbersKeys, `${reason}, and line ${policy.line} can have none of them`, "Let one line only have all");
  }
}
