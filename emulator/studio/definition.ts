import { type FlowDefinition } from "../../flows/definition";
import { schemaErrors } from "../../flows/check/validate";
import { TwilioError } from "../http/twilioError";

/** Twilio names no limit; clients in the field keep to 1 MB. */
const MOST_BYTES = 1024 * 1024;

/**
 * Reads the `Definition` field.
 * @throws 400 with code 81022 and the place of every fault. Drafts are checked like published flows: whether Twilio is
 * milder with them is not documented.
 */
export function parseDefinition(text: string): FlowDefinition {
  const size = Buffer.byteLength(text);
  if (size > MOST_BYTES) {
    throw invalid([{ propertyPath: "#", message: `has ${size} bytes; at most ${MOST_BYTES} are taken` }]);
  }
  const definition = parseJson(text);
  const faults = schemaErrors(definition);
  if (faults.length > 0) throw invalid(faults);
  return definition as FlowDefinition;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid([{ propertyPath: "#", message: `is not JSON: ${(error as Error).message}` }]);
  }
}

function invalid(faults: { propertyPath: string; message: string }[]): TwilioError {
  return new TwilioError(400, 81022, "Flow definition validation failed", {
    errors: faults.map(({ propertyPath, message }) => ({ property_path: propertyPath, message })),
  });
}
