import { checkPolicy } from "../../flows/compile/compile";
import { compile, PolicyError, validateDefinition } from "../../flows";
import { type PlacedError, type StackReading } from "../stack";
import { withNumbers } from "./selection";
import { offlineSurroundings } from "./surroundings";

/** What stands against the lines of a config that is well formed. What runs on a Function needs no flow. */
export function flowErrors(reading: StackReading): PlacedError[] {
  const { config } = reading;
  if (config === undefined) return [];
  const sound = { ...reading, config };
  return config.lines.flatMap((line) => {
    const policy = withNumbers(line);
    const at = linePath(reading, policy.line);
    const surroundings = offlineSurroundings(policy, sound, "shared");
    try {
      if (line.runsOn === "function") {
        checkPolicy(policy, surroundings);
        return [];
      }
      const definition = compile(policy, surroundings);
      return validateDefinition(definition).map((configError) => ({
        ...configError,
        path: `${at}flow.${configError.path}`,
      }));
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error;
      return error.errors.map((configError) => ({ ...configError, path: at + configError.path }));
    }
  });
}

/** Where the settings of a line are, up to their key. */
export const linePath = ({ ownKeys }: Pick<StackReading, "ownKeys">, line: string): string =>
  Object.hasOwn(ownKeys, line) ? `ringfence:lines.${line}.` : "ringfence:";
