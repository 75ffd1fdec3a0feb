/** One thing that is wrong with what the user wrote. */
export interface Fault {
  /** Where: a path such as `ringfence:blockList[0]` or `states[3].properties.timeout`. */
  path: string;
  /** The offending value as JSON text, shortened; left out when it is secret or when nothing is there. */
  value?: string;
  /** What is wrong, without the value. */
  reason: string;
  /** How to mend it. */
  remedy: string;
}

/** One line a person can act on. `place` is a source position such as `Pulumi.dev.yaml:12`. */
export function formatFault(fault: Fault, place?: string): string {
  const where = place === undefined ? fault.path : `${fault.path} (${place})`;
  const value = fault.value === undefined ? "" : `${fault.value} `;
  return `${where}: ${value}${fault.reason}. ${fault.remedy}`;
}

/** The policy is well formed, but no flow can be made of it. Carries every fault found, not only the first. */
export class PolicyError extends Error {
  readonly faults: Fault[];

  /** @param line the line whose policy it is. */
  constructor(line: string, faults: Fault[]) {
    super(`line "${line}" cannot be compiled:\n${faults.map((fault) => `  ${formatFault(fault)}`).join("\n")}`);
    this.name = "PolicyError";
    this.faults = faults;
  }
}
