import { type Fault, formatFault } from "../flows/base/faults";
import { type Locator, shownPlace } from "./locate";

/** Most faults that the message tells; `faults` has them all. */
const MAX_TOLD = 100;

/** The stack config cannot be used. Carries every fault; the message has one line for each of the first 100. */
export class ConfigError extends Error {
  readonly faults: Fault[];

  /** @param where finds a path's place in the stack file, for the message. */
  constructor(faults: Fault[], where?: Locator) {
    const lines = faults.slice(0, MAX_TOLD).map((fault) => `  ${placedFault(fault, where)}`);
    if (faults.length > MAX_TOLD) lines.push(`  and ${faults.length - MAX_TOLD} more`);
    super(`the stack config has ${faults.length === 1 ? "a fault" : `${faults.length} faults`}:\n${lines.join("\n")}`);
    this.name = "ConfigError";
    this.faults = faults;
  }
}

/** A fault or notice as one line, with its place in the stack file if that is known. */
export function placedFault(fault: Fault, where?: Locator): string {
  const place = where?.(fault.path);
  return formatFault(fault, place === undefined ? undefined : shownPlace(place));
}
