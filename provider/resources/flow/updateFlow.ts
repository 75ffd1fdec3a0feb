import { describeChange } from "../../../flows/compare/changes";
import { newToken } from "../../../twilio/mark";
import { type Operation } from "../../resource";
import { FORMAT } from "../../state";
import { mayHaveHappened } from "../../../twilio/errors";
import { type LiveFlow, flowMark, updateFlow as writeFlow } from "../../../twilio/flows";
import { recentNumbers } from "../../../twilio/numbers";
import { PartialFailure } from "../../wire/failure";
import { UNKNOWN, hasUnknown } from "../../wire/values";
import { answersFor } from "./answersFor";
import { commitMessage } from "./commitMessage";
import { markDefinition, sameDefinition, unmarkDefinition } from "./definition";
import { newStamp } from "./diffFlow";
import { type FlowInputs, type FlowState, noteWritten, outputsOf } from "./flowState";
import { ownFlow } from "./ownership";
import { answeredBy, numbersIn, refuseToShrink } from "./serving";
import { refuseStrangers } from "./strangers";

/**
 * What an update will do, in words; of what it comes to, only the revision's number is not known.
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
  const live = await ownFlow(operation, id, state, inputs.stamps ?? []);
  const writing = writes(state, inputs);
  if (writing && !hasUnknown([inputs.numbers, inputs.definition])) {
    await refuseOthersNumbers(operation, live, state, inputs);
    // The memory restores numbers that leave before this flow is changed, if it is a part of the run (`--target` may leave it out).
    if (!operation.session.knowsMemory) await refuseLeaving(operation, id, state, inputs);
  }
  if (writing && inputs.status !== "draft") operation.session.noteWritten(id);
  return { ...settled(state, inputs), ...(writing && { revision: UNKNOWN as never }) };
}

/** Publishes the new revision, if there is anything new in it. No number may lose its answer by it. */
export async function updateFlow(
  operation: Operation,
  id: string,
  state: FlowState,
  inputs: FlowInputs,
): Promise<FlowState> {
  const { twilio, urn, log } = operation;
  const writing = writes(state, inputs) || state.unconfirmed === true;
  const [live, message] = await Promise.all([
    ownFlow(operation, id, state, inputs.stamps ?? []),
    writing ? commitMessage(urn, inputs.commitMessage, describeUpdate(state, inputs)) : "",
  ]);
  if (!writing) return { ...settled(state, inputs), ...outputsOf({ ...live, revision: state.revision }) };
  await refuseOthersNumbers(operation, live, state, inputs);
  await refuseLeaving(operation, id, state, inputs);

  const { friendlyName, status = "published" } = inputs;
  const adopted = (flowMark(live)?.generation ?? state.generation) !== state.generation;
  const generation = state.imported || adopted ? newToken() : state.generation;
  const stamp = inputs.stamps?.[0] ?? state.stamp;
  const definition = markDefinition(inputs.definition, { owner: friendlyName, generation, ...(stamp && { stamp }) });
  if (live.status === "draft" && (state.status ?? "published") === "published")
    log.info(`the draft that was saved in Studio (revision ${live.revision}) is passed over; Studio keeps it`);
  try {
    const made = await writeFlow(twilio, id, { friendlyName, status, commitMessage: message, definition });
    noteWritten(operation, made);
    const { imported: _imported, ...kept } = settled(state, inputs);
    return { ...kept, generation, stamp, written: made.revision, ...outputsOf(made) };
  } catch (error) {
    if (!mayHaveHappened(error)) throw error;
    const reasons = [error instanceof Error ? error.message : String(error)];
    throw new PartialFailure(id, { ...state, unconfirmed: true }, reasons);
  }
}

/** @throws ProviderError if a number that this update stops serving is still on the flow */
async function refuseLeaving(operation: Operation, id: string, state: FlowState, inputs: FlowInputs): Promise<void> {
  const serves = new Set(numbersIn(inputs.numbers));
  const leaving = numbersIn(state.numbers).filter((number) => !serves.has(number));
  if (leaving.length > 0) await refuseToShrink(operation, id, leaving, state.definition, inputs.definition);
}

/** @throws ProviderError if another copy of the state wrote the flow last, for numbers that are unknown here */
async function refuseOthersNumbers(
  operation: Operation,
  live: LiveFlow,
  state: FlowState,
  inputs: FlowInputs,
): Promise<void> {
  if (live.revision === state.written) return;
  const { twilio } = operation;
  const own = new Set(numbersIn(inputs.numbers));
  const on = answeredBy(live.sid, await recentNumbers(twilio), twilio.accountSid).filter((number) => !own.has(number));
  refuseStrangers(operation, `flow ${live.sid}`, on, (number) =>
    answersFor(live.definition, number).every((answer) => answersFor(inputs.definition, number).includes(answer)),
  );
}

/** The state with these inputs in place of its own: one that the program says no more goes. */
function settled(state: FlowState, inputs: FlowInputs): FlowState {
  const { commitMessage: _message, numbers: _numbers, stamps: _stamps, unconfirmed: _unconfirmed, ...kept } = state;
  return { ...kept, ...inputs, status: inputs.status ?? "published", format: FORMAT };
}

/** Whether there is a new revision to write. */
const writes = (state: FlowState, inputs: FlowInputs): boolean =>
  state.imported === true ||
  newStamp(state, inputs) ||
  state.friendlyName !== inputs.friendlyName ||
  statusChanges(state, inputs) ||
  hasUnknown(inputs.definition) ||
  !sameDefinition(state.definition, inputs.definition);

const statusChanges = (state: FlowState, inputs: FlowInputs): boolean =>
  (state.status ?? "published") !== (inputs.status ?? "published");

function describeUpdate(state: FlowState, inputs: FlowInputs): string {
  if ((inputs.definition as unknown) === UNKNOWN) return "the definition is not known yet";
  const parts: string[] = [];
  if (state.friendlyName !== inputs.friendlyName) parts.push(`renamed from ${state.friendlyName}`);
  if (statusChanges(state, inputs))
    parts.push(inputs.status === "draft" ? "saved as a draft, which callers do not meet" : "published");
  if (!sameDefinition(state.definition, inputs.definition))
    parts.push(describeChange(unmarkDefinition(state.definition), inputs.definition));
  if (parts.length > 0) return parts.join("; ");
  if (state.imported) return "the imported flow gets Ringfence's mark";
  return (state.numbers ?? "") === (inputs.numbers ?? "")
    ? "the same flow, marked anew"
    : "the same flow for other numbers";
}
