import { type FlowDefinition } from "../definition";
import { type ConfigError } from "../base/configError";
import { HOUSE_RULES, TWILIO_RULES } from "./rules";
import { errorOf, type Finding, propertyPath } from "./finding";
import { schemaFindings } from "./schemaFindings";

/**
 * Every error of a definition: its shape first; if that is right, the rules. Stricter than Twilio: these are the
 * rules for flows that Ringfence makes.
 *
 * @example
 * ```ts
 * const errors = validateDefinition(JSON.parse(text));
 * for (const error of errors) console.error(formatError(error));
 * ```
 */
export function validateDefinition(definition: unknown): ConfigError[] {
  const shape = schemaFindings(definition);
  const findings = shape.length > 0 ? shape : check([...TWILIO_RULES, ...HOUSE_RULES], definition as FlowDefinition);
  return findings.map(errorOf);
}

/**
 * What Twilio's Flows/Validate would object to, as far as that is known: the shape, names that are not unique,
 * transitions to nowhere. Paths such as `#/states/3/properties/timeout`; the wording is not Twilio's.
 */
export function schemaErrors(definition: unknown): { propertyPath: string; message: string }[] {
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
