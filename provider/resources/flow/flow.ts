import { sentences } from "../../../numbers/standing";
import { type Operation, type Resource } from "../../resource";
import { FORMAT } from "../../state";
import { type LiveFlow, fetchFlow, removeFlow } from "../../../twilio/flows";
import { ProviderError } from "../../../twilio/failure";
import { UNKNOWN, hasUnknown } from "../../wire/values";
import { approve, checkFlow } from "./checkFlow";
import { createOrAdopt, findOrphan } from "./createOrAdopt";
import { descriptionOf } from "./definition";
import { diffFlow } from "./diffFlow";
import { lookAtOwn, ownershipConflict } from "./ownership";
import { type FlowInputs, type FlowState, noteWritten, outputsOf } from "./flowState";
import { readFlow } from "./readFlow";
import { clearFlow } from "./serving";
import { previewUpdate, updateFlow } from "./updateFlow";

/** A Studio flow. It is never deleted, and never shrunk, under a number that it still answers for. */
export const flow: Resource<FlowInputs, FlowState> = {
  check: checkFlow,

  diff(operation, { state }, after) {
    operation.session.knowFlow(state.sid, state.friendlyName);
    const diff = diffFlow(state, after);
    if (Object.keys(diff).length > 0) lookAtOwn(operation, state);
    return diff;
  },

  async create(operation, inputs, preview) {
    const kept = { accountSid: operation.twilio.accountSid, format: FORMAT };
    const status = inputs.status ?? "published";
    await approve(operation);
    if (preview) {
      await previewCreate(operation, inputs);
      const unknown = { sid: UNKNOWN, webhookUrl: UNKNOWN, consoleUrl: UNKNOWN, generation: UNKNOWN, stamp: UNKNOWN };
      const revisions = { revision: UNKNOWN as never, written: UNKNOWN as never };
      return { id: "", state: { ...inputs, status, ...kept, ...unknown, ...revisions } };
    }
    const { flow: made, generation } = await createOrAdopt(operation, inputs);
    const written = { generation, stamp: inputs.stamps?.[0] ?? "", written: made.revision };
    noteWritten(operation, made);
    return { id: made.sid, state: { ...inputs, status, ...kept, ...outputsOf(made), ...written } };
  },

  read: readFlow,

  async update(operation, id, { state }, inputs, preview) {
    operation.session.knowFlow(id, state.friendlyName);
    await approve(operation);
    return preview ? previewUpdate(operation, id, state, inputs) : updateFlow(operation, id, state, inputs);
  },

  async delete(operation, id, { inputs, state }) {
    const { twilio, log, session, urn } = operation;
    const live = await fetchFlow(twilio, id);
    if (!live) return;
    const imported = state.imported === true;
    const conflict = (found: LiveFlow) => ownershipConflict(operation, found, state, inputs.stamps ?? [], true);
    const error = await conflict(live);
    if (error && !error.foreign) throw new ProviderError(sentences(error));
    // Taken over by the resource that stands for it in the program now.
    if (error?.foreign && (operation.declared || session.isClaimedBeside(urn, state.friendlyName))) return;
    if (error ?? imported) {
      const why = error
        ? "it does not carry this state's mark any more, so it belongs to somebody else"
        : "it was imported and never updated since, so it is still its maker's. Remove it in Studio if nothing needs it";
      return log.warning(`flow ${id} was left as it is: ${why}`);
    }
    session.knowFlow(id, state.friendlyName);
    await clearFlow(operation, id, async () => {
      const now = await fetchFlow(twilio, id);
      const since = now && (await conflict(now));
      if (since) throw new ProviderError(sentences(since));
    });
    await removeFlow(twilio, id);
    session.noteRemoved(id);
  },
};

/** @throws ProviderError if a flow of this name is alive under another state: better known before anything is written */
async function previewCreate(operation: Operation, inputs: FlowInputs): Promise<void> {
  const { definition } = inputs;
  const known = (definition as unknown) !== UNKNOWN && !hasUnknown(definition.description);
  operation.log.info(known ? descriptionOf(definition) || "a new flow" : "the definition is not known yet");
  if (hasUnknown(inputs.friendlyName) || hasUnknown(inputs.numbers)) return;
  const orphan = await findOrphan(operation, inputs);
  if (orphan)
    operation.log.info(`takes over flow ${orphan.sid}, which carries this stack's mark, in place of a new one`);
}
