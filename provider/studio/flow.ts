import type { FlowDefinition } from "../../flows/definition";
import { type Kept, type Operation, type Resource } from "../resource";
import { FORMAT } from "../state";
import { type LiveFlow, fetchFlow, removeFlow } from "../twilio/flows";
import { ProviderError } from "../wire/failure";
import { UNKNOWN, hasUnknown } from "../wire/values";
import { approve, checkFlow } from "./checkFlow";
import { createOrAdopt, findOrphan } from "./createFlow";
import { descriptionOf } from "./definition";
import { diffFlow } from "./diffFlow";
import { type HandBackSettings, handBack } from "./handBack";
import { lookAtOwn, markOf } from "./ownership";
import { readFlow } from "./readFlow";
import { previewUpdate, updateFlow } from "./updateFlow";

export interface FlowInputs {
  /** `<project>/<stack>/<line>`. */
  friendlyName: string;
  definition: FlowDefinition;
  /** `published` unless said. */
  status?: "published" | "draft";
  /** Unless said, stack, commit and what changed, in words; empty for none. */
  commitMessage?: string;
  /** The numbers that the flow serves, and what each had before: what they are put back from. */
  handBack?: Record<string, HandBackSettings>;
}

export interface FlowState extends FlowInputs, Kept {
  sid: string;
  webhookUrl: string;
  revision: number;
  consoleUrl: string;
  /** Which generation of the mark this state speaks for; empty for a flow that was imported without one. */
  generation: string;
  handedBack: Record<string, string>;
  /** The answer to the last write was lost: what the flow holds may be newer than this state, so the next update writes it. */
  unconfirmed?: boolean;
  /** It was imported and not written since: the next update takes it over under a fresh generation of the mark. */
  imported?: boolean;
}

/** A Studio flow. It is never deleted, and never shrunk, under a number that it still answers for. */
export const flow: Resource<FlowInputs, FlowState> = {
  packed: ["handBack"],

  check: checkFlow,

  diff(operation, { inputs: before, state }, after) {
    const diff = diffFlow(before, after);
    if (Object.keys(diff).length > 0) lookAtOwn(operation, state);
    return diff;
  },

  async create(operation, inputs, preview) {
    const kept = { accountSid: operation.twilio.accountSid, format: FORMAT, handedBack: {} };
    const status = inputs.status ?? "published";
    await approve(operation);
    if (preview) {
      await previewCreate(operation, inputs);
      const unknown = { sid: UNKNOWN, webhookUrl: UNKNOWN, consoleUrl: UNKNOWN, generation: UNKNOWN };
      return { id: "", state: { ...inputs, status, ...kept, ...unknown, revision: UNKNOWN as never } };
    }
    const { flow: made, generation } = await createOrAdopt(operation, inputs);
    return { id: made.sid, state: { ...inputs, status, ...kept, ...outputsOf(made), generation } };
  },

  read: readFlow,

  async update(operation, id, { state }, inputs, preview) {
    await approve(operation);
    return preview ? previewUpdate(operation, id, state, inputs) : updateFlow(operation, id, state, inputs);
  },

  async delete(operation, id, { state }) {
    const live = await fetchFlow(operation.twilio, id);
    if (live && (await markOf(operation.twilio, live))?.generation !== state.generation) {
      const why = state.generation
        ? "it does not carry this state's mark any more, so it belongs to somebody else"
        : "it was imported and never updated since, so it is still its maker's. Remove it in Studio if nothing needs it";
      operation.log.warning(`flow ${id} was left as it is: ${why}`);
      return;
    }
    const { failures } = await handBack(operation, id, state.handBack ?? {}, {}, !live);
    if (failures.length > 0) throw new ProviderError(failures.join("\n"));
    if (live) await removeFlow(operation.twilio, id);
  },
};

/** @throws ProviderError if a flow of this name is alive under another state: better known before anything is written */
async function previewCreate(operation: Operation, inputs: FlowInputs): Promise<void> {
  const { definition } = inputs;
  const told = (definition as unknown) !== UNKNOWN && !hasUnknown(definition.description);
  operation.log.info(told ? descriptionOf(definition) || "a new flow" : "the definition is not known yet");
  if (hasUnknown(inputs.friendlyName) || hasUnknown(inputs.handBack)) return;
  const orphan = await findOrphan(operation, inputs);
  if (orphan)
    operation.log.info(`takes over flow ${orphan.sid}, which carries this stack's mark, in place of a new one`);
}

export const outputsOf = (live: LiveFlow) => ({
  sid: live.sid,
  webhookUrl: live.webhookUrl,
  revision: live.revision,
  consoleUrl: `https://www.twilio.com/console/studio/flows/${live.sid}`,
});
