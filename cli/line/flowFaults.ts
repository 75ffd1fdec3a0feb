import { compile, PolicyError, validateDefinition } from "../../flows";
import { type PlacedFault, type StackReading } from "../stack";
import { withNumbers } from "./selection";
import { offlineSurroundings } from "./surroundings";

/** What stands against the flows of a config that is well formed. */
export function flowFaults(reading: StackReading): PlacedFault[] {
  const { config, ownKeys } = reading;
  if (config === undefined) return [];
  const sound = { ...reading, config };
  return config.lines.flatMap((line) => {
    const policy = withNumbers(line);
    const at = Object.hasOwn(ownKeys, policy.line) ? `ringfence:lines.${policy.line}.` : "ringfence:";
    try {
      const definition = compile(policy, offlineSurroundings(policy, sound, "shared"));
      return validateDefinition(definition).map((fault) => ({ ...fault, path: `${at}flow.${fault.path}` }));
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error;
      return error.faults.map((fault) => ({ ...fault, path: at + fault.path }));
    }
  });
}
