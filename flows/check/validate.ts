import { type FlowDefinition } from "../definition";
import { type Fault } from "../base/faults";
import { HOUSE_RULES, TWILIO_RULES } from "./rules";
import { faultOf, type Finding, propertyPath } from "./finding";
import { schemaFindings } from "./schemaFindings";

/**
 * Every fault of a definition: its shape first; if that is right, the rules. Stricter than Twilio: these are the
 * rules for flows that Ringfence makes.
 *
 * @example
 * ```ts
 * const errors = validateDefinition(JSON.parse(text));
 * for (const error of errors) console.error(formatFault(error));
 * ```
 */
export function validateDefinition(definition: unknown): Fault[] {
  const shape = schemaFindings(definition);
  const findings = shape.length > 0 ? shape : check([...TWILIO_RULES, ...HOUSE_RULES], definition as FlowDefinition);
  return findings.map(faultOf);
}

/**
 * What Twilio's Flows/Validate would object to, as far as that is known: the shape, names that are not unique,
 * transitions to nowhere. Paths such as `#/states/3/properties/timeout`; the wording is not Twilio's.
 */
export function schemaFaults(definition: unknown): { propertyPath: string; message: string }[] {
  const shape = schemaFindings(definition);
  const findings = shape.length > 0 ? shape : check(TWILIO_RULES, definition as FlowDefinition);
  return findings.map(({ at, value, reason }) => ({
    propertyPath: propertyPath(at),
    message: value === undefined ? reason : `${JSON.stringify(value)} ${reason}`,
  }));
}

function check(rules: typeof HOUSE_RULES, flow: FlowDefinition): Finding[] {
  return rules.flatMap((rule) => rule.check(flow));
}
