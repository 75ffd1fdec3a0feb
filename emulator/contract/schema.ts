import { type Specification, type SpecifiedSchema } from "./specification";

/** Keywords taken over as they are. */
const KEYWORDS = ["minLength", "maxLength", "pattern", "minimum", "maximum", "format"];

/**
 * Turns a schema of OpenAPI 3.0 into plain JSON Schema: references put in place, `nullable` spelled as a type, and
 * everything that only documents left out.
 * @param complete every declared property must be there: what an answer is held to, since Twilio sends all its fields.
 */
export function jsonSchema(specification: Specification, schema: SpecifiedSchema, complete: boolean): object {
  const convert = (part: SpecifiedSchema): Record<string, unknown> => {
    if (part.$ref !== undefined) return convert(referenced(specification, part.$ref));
    const plain: Record<string, unknown> = {};
    for (const keyword of KEYWORDS) if (part[keyword] !== undefined) plain[keyword] = part[keyword];
    if (part.type !== undefined) plain.type = part.nullable ? [part.type, "null"] : part.type;
    if (part.enum) plain.enum = part.nullable ? [...part.enum, null] : part.enum;
    if (part.items) plain.items = convert(part.items);
    if (part.properties) {
      plain.properties = Object.fromEntries(
        Object.entries(part.properties).map(([name, property]) => [name, convert(property)]),
      );
      if (complete) plain.required = Object.keys(part.properties);
    }
    return complete && isText(plain) ? { anyOf: [plain, { const: "" }] } : plain;
  };
  return convert(schema);
}

/** Twilio's answers hold "" for an absent SID or URL, against the letter of its own documents. */
function isText(schema: Record<string, unknown>): boolean {
  const types = [schema.type].flat();
  return types.includes("string") && (schema.pattern !== undefined || schema.format === "uri");
}

function referenced(specification: Specification, reference: string): SpecifiedSchema {
  const name = reference.replace("#/components/schemas/", "");
  const schema = specification.components.schemas[name];
  if (!schema) throw new Error(`Twilio's OpenAPI document has no schema ${reference}`);
  return schema;
}
