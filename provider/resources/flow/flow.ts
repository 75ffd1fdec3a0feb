import type { FlowDefinition } from "../../../flows/definition";
import { told } from "../../../numbers/standing";
import { type Kept, type Operation, type Resource } from "../../resource";
import { FORMAT } from "../../state";
import { type LiveFlow, fetchFlow, removeFlow } from "../../../twilio/flows";
import { ProviderError } from "../../wire/failure";
import { UNKNOWN, hasUnknown } from "../../wire/values";
import { approve, checkFlow } from "./checkFlow";
import { createOrAdopt, findOrphan } from "./createFlow";
import { descriptionOf } from "./definition";
import { diffFlow } from "./diffFlow";
import { lookAtOwn, ownershipFault } from "./ownership";
import { readFlow } from "./readFlow";
import { clearFlow } from "./serving";
import { previewUpdate, updateFlow } from "./updateFlow";

export interface FlowInputs {
  /** `<project>/<stack>/<line>`. */
  friendlyName: string;
  definition: FlowDefinition;
  /** `published` unless said. */
  status?: "published" | "draft";
  /** Unless said, stack, commit and what changed, in words; empty for none. */
  commitMessage?: string;
  /** The numbers (E.164) that the flow serves, joined by commas. */
  numbers?: string;
  /** The stamps that the memory knows for this line, the newest first: that one is written. */
  stamps?: string[];
}

export interface FlowState extends FlowInputs, Kept {
  sid: string;
  webhookUrl: string;
  revision: number;
  consoleUrl: string;
  /** Which generation of the mark this state speaks for; empty for a flow that was imported without one. */
  generation: string;
  /** The stamp that was written last; empty where none was, or where it is to be written again. */
  stamp: string;
  /** The revision that was written last, and carries the mark. */
  written: number;
  /** The answer to the last write was lost: what the flow holds may be newer than this state, so the next update writes it. */
  unconfirmed?: boolean;
  /** It was imported and not written since: the next update takes it over under a fresh generation of the mark. */
  imported?: boolean;
}

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
    const { twilio, log, session } = operation;
    const live = await fetchFlow(twilio, id);
    if (!live) return;
    const imported = state.imported === true;
    const fault = await ownershipFault(operation, live, state, inputs.stamps ?? [], true);
    if (fault && !fault.foreign) throw new ProviderError(told(fault));
    if (fault ?? imported) {
      const why = fault
        ? "it does not carry this state's mark any more, so it belongs to somebody else"
        : "it was imported and never updated since, so it is still its maker's. Remove it in Studio if nothing needs it";
      return log.warning(`flow ${id} was left as it is: ${why}`);
    }
    session.knowFlow(id, state.friendlyName);
    await clearFlow(operation, id);
    await removeFlow(twilio, id);
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

/** Tells the binding that the flow is there, published, and this stack's. */
export function noteWritten({ session }: Operation, { sid, friendlyName, status }: LiveFlow): void {
  session.knowFlow(sid, friendlyName);
  if (status === "published") session.noteWritten(sid);
}

export const outputsOf = (live: LiveFlow) => ({
  sid: live.sid,
  webhookUrl: live.webhookUrl,
  revision: live.revision,
  consoleUrl: `https://www.twilio.com/console/studio/flows/${live.sid}`,
});
