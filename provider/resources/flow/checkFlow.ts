import { type FlowDefinition } from "../../../flows/definition";
import { formatError } from "../../../flows/base/configError";
import { validateDefinition } from "../../../flows/check/validate";
import { type CheckFailure, type Operation } from "../../resource";
import { TwilioError } from "../../../twilio/errors";
import { FenceLookup } from "../../../twilio/fences";
import { fenceOf } from "../../../twilio/mark";
import { flowSidOf, urlsIn, validateFlow } from "../../../twilio/flows";
import { stackOf } from "../../../numbers/urn";
import { ProviderError } from "../../../twilio/failure";
import { UNKNOWN } from "../../wire/values";
import { lookForNamed } from "./createOrAdopt";
import { sameDefinition, withPlaceholders } from "./definition";
import { type FlowInputs } from "./flowState";

/** Twilio's error "flow definition validation failed". */
const DEFINITION_INVALID = 81022;

/**
 * Errors of a flow by our own schema and graph rules. What these pass goes to Twilio's judgement, which {@link approve} waits
 * for: so a bad flow fails the preview, and no update writes before it is judged. A definition that has not changed is not
 * sent again.
 */
export function checkFlow(
  operation: Operation,
  inputs: FlowInputs,
  old: FlowInputs | undefined,
): Promise<CheckFailure[]> {
  operation.session.claim(operation.urn, [inputs.friendlyName]);
  if (!old) lookForNamed(operation, inputs);
  if ((inputs.definition as unknown) === UNKNOWN) {
    operation.log.warning("the definition is not known yet, so it is checked during the update only");
    return Promise.resolve([]);
  }
  const definition = withPlaceholders(inputs.definition);
  // What was checked before it was stored is not checked again: most previews change nothing, and are to be quick.
  if (old && (old.definition as unknown) !== UNKNOWN && sameDefinition(withPlaceholders(old.definition), definition))
    return Promise.resolve([]);
  const errors = validateDefinition(definition);
  if (errors.length === 0)
    operation.ahead.begin(verdictOf(operation), async () => {
      const parts = [
        leadingBack(operation, fenceOf(inputs.friendlyName), urlsIn(definition.states)),
        judgedByTwilio(operation, inputs, definition),
      ];
      return (await Promise.all(parts)).flat();
    });
  return Promise.resolve(errors.map((error) => ({ property: "definition", reason: formatError(error) })));
}

const verdictOf = ({ urn }: Operation) => `verdict of ${urn}`;

/** @throws ProviderError with all that Twilio has against the definition that was checked last, if anything */
export async function approve(operation: Operation): Promise<void> {
  const errors = (await operation.ahead.take<string[]>(verdictOf(operation))) ?? [];
  if (errors.length > 0) throw new ProviderError(errors.join("\n"));
}

/** Forwards to a line of this very fence, whatever name or mark its flow has by now. */
export async function leadingBack(operation: Operation, own: string, urls: string[]): Promise<string[]> {
  const { twilio, session } = operation;
  const stack = `${stackOf(operation.urn)}/`;
  const lookup = new FenceLookup(twilio, session, [own]);
  const errors = await Promise.all(
    [...new Set(urls)].map(async (url) => {
      const fence = await lookup.at(url);
      const known = session.ownerOfFlow(flowSidOf(url, twilio.accountSid) ?? "");
      const owner = fence && "mark" in fence ? fence.mark.owner : known;
      const hosted = fence && "hosted" in fence;
      if (owner === undefined || (fenceOf(owner) !== own && !owner.startsWith(stack))) return [];
      return [
        `a call would be forwarded to ${url}, ${hosted ? "the line" : "the flow"} ${owner} of this very stack, and so go round for ever. Forward to a handler of your own.`,
      ];
    }),
  );
  return errors.flat();
}

async function judgedByTwilio(
  { twilio }: Operation,
  { friendlyName, status = "published" }: FlowInputs,
  definition: FlowDefinition,
): Promise<string[]> {
  try {
    await validateFlow(twilio, { friendlyName, status, definition });
    return [];
  } catch (error) {
    if (!(error instanceof TwilioError) || error.code !== DEFINITION_INVALID) throw error;
    if (error.definitionErrors.length === 0) return [error.message];
    return error.definitionErrors.map(
      ({ propertyPath, message }) => `Twilio's Flows/Validate refuses ${propertyPath}: ${message}`,
    );
  }
}
