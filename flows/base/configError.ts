/** One thing that is wrong with what the user wrote. */
export interface ConfigError {
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
export function formatError(error: ConfigError, place?: string): string {
  const where = place === undefined ? error.path : `${error.path} (${place})`;
  const value = error.value === undefined ? "" : `${error.value} `;
  return `${where}: ${value}${error.reason}. ${error.remedy}`;
}

/** The policy is well formed, but no flow can be made of it. Carries every error found, not only the first. */
export class PolicyError extends Error {
  readonly errors: ConfigError[];

  /** @param line the line whose policy it is. */
  constructor(line: string, errors: ConfigError[]) {
    super(`line "${line}" cannot be compiled:\n${errors.map((error) => `  ${formatError(error)}`).join("\n")}`);
    this.name = "PolicyError";
    this.errors = errors;
  }
}
