import type { FlowDefinition } from "../../flows/definition";
import { formatFault } from "../../flows/faults";
import { validateDefinition } from "../../flows/validate";
import { type CheckFault, type Operation } from "../resource";
import { TwilioError } from "../twilio/errors";
import { FenceLookup, validateFlow } from "../twilio/flows";
import { stackOf } from "../urn";
import { UNKNOWN } from "../wire/values";
import { sameDefinition, urlsIn, withPlaceholders } from "./definition";
import { type FlowInputs } from "./flow";

/** Twilio's error "flow definition validation failed". */
const DEFINITION_INVALID = 81022;

/**
 * Faults of a flow, found before anything is written: by our own schema and graph rules, then by Twilio's `Flows/Validate`,
 * so that a bad flow fails the preview. A definition that has not changed is not sent again.
 */
export async function checkFlow(
  operation: Operation,
  inputs: FlowInputs,
  old: FlowInputs | undefined,
): Promise<CheckFault[]> {
  if ((inputs.definition as unknown) === UNKNOWN) {
    operation.log.warning("the definition is not known yet, so it is checked during the update only");
    return [];
  }
  const definition = withPlaceholders(inputs.definition);
  // What was checked before it was stored is not checked again: most previews change nothing, and are to be quick.
  if (old && (old.definition as unknown) !== UNKNOWN && sameDefinition(withPlaceholders(old.definition), definition))
    return [];
  const faults = validateDefinition(definition).map((fault) => definitionFault(formatFault(fault)));
  if (faults.length > 0) return faults;
  const [loops, refused] = await Promise.all([
    leadingBack(operation, definition),
    judgedByTwilio(operation, inputs, definition),
  ]);
  return [...loops, ...refused];
}

async function leadingBack(operation: Operation, definition: FlowDefinition): Promise<CheckFault[]> {
  const lookup = new FenceLookup(operation.twilio);
  const stack = `${stackOf(operation.urn)}/`;
  const faults = await Promise.all(
    [...new Set(urlsIn(definition.states))].map(async (url) => {
      const fence = await lookup.at(url);
      if (!fence || !("mark" in fence) || !fence.mark.owner.startsWith(stack)) return [];
      return [
        definitionFault(
          `a call would be forwarded to ${url}, the flow ${fence.mark.owner} of this very stack, and so go round for ever. Forward to a handler of your own.`,
        ),
      ];
    }),
  );
  return faults.flat();
}

async function judgedByTwilio(
  { twilio }: Operation,
  { friendlyName, status = "published" }: FlowInputs,
  definition: FlowDefinition,
): Promise<CheckFault[]> {
  try {
    await validateFlow(twilio, { friendlyName, status, definition });
    return [];
  } catch (error) {
    if (!(error instanceof TwilioError) || error.code !== DEFINITION_INVALID) throw error;
    if (error.definitionFaults.length === 0) return [definitionFault(error.message)];
    return error.definitionFaults.map(({ propertyPath, message }) =>
      definitionFault(`Twilio's Flows/Validate refuses ${propertyPath}: ${message}`),
    );
  }
}

const definitionFault = (reason: string): CheckFault => ({ property: "definition", reason });
