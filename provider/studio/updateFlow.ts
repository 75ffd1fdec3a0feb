import { describeChange } from "../../flows/changes";
import type { FlowDefinition } from "../../flows/definition";
import { newGeneration } from "../mark";
import { type Operation } from "../resource";
import { FORMAT } from "../state";
import { mayHaveHappened } from "../twilio/errors";
import { updateFlow as writeFlow } from "../twilio/flows";
import { PartialFailure } from "../wire/failure";
import { UNKNOWN, hasUnknown } from "../wire/values";
import { commitMessage } from "./commitMessage";
import { markDefinition, sameDefinition, unmarkDefinition, urlsIn } from "./definition";
import { type FlowInputs, type FlowState, outputsOf } from "./flow";
import { type HandedBack, handBack } from "./handBack";
import { ownFlow } from "./ownership";

/**
 * What an update will do, said in words; of what it comes to, only the revision's number is not known.
 *
 * @throws ProviderError if the flow is gone, or another state's: the update would stop there
 */
export async function previewUpdate(
  operation: Operation,
  id: string,
  state: FlowState,
  inputs: FlowInputs,
): Promise<FlowState> {
  operation.log.info(describeUpdate(state, inputs));
  await ownFlow(operation, id, state);
  const handedBack = { ...state.handedBack };
  for (const number of droppedNumbers(state, inputs)) handedBack[number] = UNKNOWN;
  return { ...settled(state, inputs), handedBack, ...(writes(state, inputs) && { revision: UNKNOWN as never }) };
}

/** Gives the numbers that leave their own settings back, then publishes the new revision, if there is anything new in it. */
export async function updateFlow(
  operation: Operation,
  id: string,
  state: FlowState,
  inputs: FlowInputs,
): Promise<FlowState> {
  const { twilio, urn, log } = operation;
  const writing = writes(state, inputs) || state.unconfirmed === true;
  const [live, message] = await Promise.all([
    ownFlow(operation, id, state),
    writing ? commitMessage(urn, inputs.commitMessage, describeUpdate(state, inputs)) : "",
  ]);
  const given: HandedBack =
    droppedNumbers(state, inputs).length > 0 || losesHandler(state.definition, inputs.definition)
      ? await handBack(operation, id, state.handBack ?? {}, inputs.handBack ?? {})
      : { tokens: {}, failures: [] };
  const handedBack = { ...state.handedBack, ...given.tokens };
  const partly = (reasons: string[]) => new PartialFailure(id, { ...state, handedBack }, reasons);
  if (given.failures.length > 0) throw partly(given.failures);
  if (!writing) return { ...settled(state, inputs), handedBack, ...outputsOf({ ...live, revision: state.revision }) };

  const { friendlyName, status = "published" } = inputs;
  const generation = state.imported ? newGeneration() : state.generation;
  const definition = markDefinition(inputs.definition, { owner: friendlyName, generation });
  if (live.status === "draft" && (state.status ?? "published") === "published")
    log.info(`the draft that was saved in Studio (revision ${live.revision}) is passed over; Studio keeps it`);
  try {
    const made = await writeFlow(twilio, id, { friendlyName, status, commitMessage: message, definition });
    const { imported: _imported, ...kept } = settled(state, inputs);
    return { ...kept, handedBack, generation, ...outputsOf(made) };
  } catch (error) {
    const unconfirmed = mayHaveHappened(error);
    if (Object.keys(given.tokens).length === 0 && !unconfirmed) throw error;
    const reasons = [error instanceof Error ? error.message : String(error)];
    throw new PartialFailure(id, { ...state, handedBack, ...(unconfirmed && { unconfirmed }) }, reasons);
  }
}

/** The state with these inputs in place of its own: one that the program says no more goes. */
function settled(state: FlowState, inputs: FlowInputs): FlowState {
  const { commitMessage: _message, handBack: _numbers, unconfirmed: _unconfirmed, ...kept } = state;
  return { ...kept, ...inputs, status: inputs.status ?? "published", format: FORMAT };
}

const droppedNumbers = (state: FlowState, inputs: FlowInputs): string[] =>
  Object.keys(state.handBack ?? {}).filter((number) => !inputs.handBack?.[number]);

/** Whether there is a new revision to write; for other numbers on the same flow there is none. */
const writes = (state: FlowState, inputs: FlowInputs): boolean => state.imported === true || changes(state, inputs);

const changes = (state: FlowState, inputs: FlowInputs): boolean =>
  state.friendlyName !== inputs.friendlyName ||
  statusChanges(state, inputs) ||
  hasUnknown(inputs.definition) ||
  !sameDefinition(state.definition, inputs.definition);

const statusChanges = (state: FlowState, inputs: FlowInputs): boolean =>
  (state.status ?? "published") !== (inputs.status ?? "published");

/** Whether a URL that calls are sent to is in the definition no longer: then a number that only it served must be looked for. */
function losesHandler(before: FlowDefinition, after: FlowDefinition): boolean {
  const kept = new Set(urlsIn(after.states));
  return urlsIn(before.states).some((url) => !kept.has(url));
}

function describeUpdate(state: FlowState, inputs: FlowInputs): string {
  if ((inputs.definition as unknown) === UNKNOWN) return "the definition is not known yet";
  const parts: string[] = [];
  if (state.friendlyName !== inputs.friendlyName) parts.push(`renamed from ${state.friendlyName}`);
  if (statusChanges(state, inputs))
    parts.push(inputs.status === "draft" ? "saved as a draft, which callers do not meet" : "published");
  if (!sameDefinition(state.definition, inputs.definition))
    parts.push(describeChange(unmarkDefinition(state.definition), inputs.definition));
  if (parts.length > 0) return parts.join("; ");
  return state.imported ? "the imported flow gets Ringfence's mark" : "the same flow for other numbers";
}
