import { describeChange } from "../../flows/changes";
import type { FlowDefinition } from "../../flows/definition";
import { newGeneration } from "../mark";
import { type Kept, type Resource } from "../resource";
import { FORMAT } from "../state";
import { type LiveFlow, fetchFlow, fetchPublished, flowMark, removeFlow, updateFlow } from "../twilio/flows";
import { PartialFailure, ProviderError } from "../wire/failure";
import { UNKNOWN, hasUnknown } from "../wire/values";
import { checkFlow } from "./checkFlow";
import { createOrAdopt } from "./createFlow";
import { descriptionOf, markDefinition, sameDefinition, unmarkDefinition, urlsIn } from "./definition";
import { diffFlow } from "./diffFlow";
import { type HandBackSettings, type HandedBack, handBack } from "./handBack";

export interface FlowInputs {
  /** `<project>/<stack>/<line>`. */
  friendlyName: string;
  definition: FlowDefinition;
  /** `published` unless said. */
  status?: "published" | "draft";
  /** Unless said, what changed, in words. */
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
}

/** A Studio flow. It is never deleted, and never shrunk, under a number that it still answers for. */
export const flow: Resource<FlowInputs, FlowState> = {
  check: checkFlow,
  diff: (_operation, { inputs: before }, after) => diffFlow(before, after),

  async create(operation, inputs, preview) {
    const { accountSid } = operation.twilio;
    const kept = { accountSid, format: FORMAT, handedBack: {} };
    if (preview) {
      if (!hasUnknown(inputs.definition.description)) operation.log.info(descriptionOf(inputs.definition));
      return {
        id: "",
        state: {
          ...inputs,
          ...kept,
          sid: UNKNOWN,
          webhookUrl: UNKNOWN,
          consoleUrl: UNKNOWN,
          generation: UNKNOWN,
          revision: UNKNOWN as never,
        },
      };
    }
    const { flow: made, generation } = await createOrAdopt(operation, inputs);
    return { id: made.sid, state: { ...inputs, ...kept, ...outputsOf(made), generation } };
  },

  async read({ twilio }, id, old) {
    const live = await fetchFlow(twilio, id);
    if (!live) return undefined;
    const published = await fetchPublished(twilio, id);
    // Where a draft is wanted, the newest revision counts; else what callers meet.
    const shown = (old?.state.status === "draft" ? undefined : published) ?? live;
    const state: FlowState = {
      ...(old?.state ?? {
        handBack: {},
        handedBack: {},
        generation: flowMark(live)?.generation ?? "",
        accountSid: twilio.accountSid,
        format: FORMAT,
      }),
      ...outputsOf({ ...live, revision: shown.revision }),
      friendlyName: shown.friendlyName,
      definition:
        old && sameDefinition(shown.definition, old.state.definition)
          ? old.state.definition
          : unmarkDefinition(shown.definition),
      status: shown === published ? "published" : "draft",
    };
    // What the state says, not what was last asked for: after an update that failed these differ.
    const { friendlyName, status, definition, handBack } = state;
    return { id, inputs: { ...old?.inputs, friendlyName, status, definition, ...(handBack && { handBack }) }, state };
  },

  async update(operation, id, { state }, inputs, preview) {
    const changes = contentChanges(state, inputs);
    const dropped = Object.keys(state.handBack ?? {}).filter((number) => !inputs.handBack?.[number]);
    const words = changes ? describeUpdate(state, inputs) : "the same flow for other numbers";
    if (preview) {
      operation.log.info(words);
      const handedBack = { ...state.handedBack, ...Object.fromEntries(dropped.map((number) => [number, UNKNOWN])) };
      return { ...state, ...inputs, handedBack, ...(changes && { revision: UNKNOWN as never }) };
    }
    const live = await ownFlow(operation.twilio, id, state);
    const given: HandedBack =
      dropped.length > 0 || losesHandler(state.definition, inputs.definition)
        ? await handBack(operation, id, state.handBack ?? {}, inputs.handBack ?? {})
        : { tokens: {}, failures: [] };
    const handedBack = { ...state.handedBack, ...given.tokens };
    const partly = (reasons: string[]) => new PartialFailure(id, { ...state, handedBack }, reasons);
    if (given.failures.length > 0) throw partly(given.failures);
    const generation = state.generation || newGeneration();
    const kept = { ...state, ...inputs, handedBack, generation, format: FORMAT };
    if (!changes && state.generation) return { ...kept, ...outputsOf(live), revision: state.revision };
    const { friendlyName, status = "published", commitMessage = words } = inputs;
    try {
      const definition = markDefinition(inputs.definition, { owner: friendlyName, generation });
      return {
        ...kept,
        ...outputsOf(await updateFlow(operation.twilio, id, { friendlyName, status, commitMessage, definition })),
      };
    } catch (error) {
      if (Object.keys(given.tokens).length === 0) throw error;
      throw partly([error instanceof Error ? error.message : String(error)]);
    }
  },

  async delete(operation, id, { state }) {
    const live = await fetchFlow(operation.twilio, id);
    if (live && flowMark(live)?.generation !== state.generation) {
      operation.log.warning(
        `flow ${id} was left as it is: it does not carry this state's mark any more, so it belongs to somebody else`,
      );
      return;
    }
    const { failures } = await handBack(operation, id, state.handBack ?? {}, {}, !live);
    if (failures.length > 0) throw new ProviderError(failures.join("\n"));
    if (live) await removeFlow(operation.twilio, id);
  },
};

/** The flow as Twilio has it, if this state may act on it. */
async function ownFlow(twilio: Parameters<typeof fetchFlow>[0], id: string, state: FlowState): Promise<LiveFlow> {
  const live = await fetchFlow(twilio, id);
  if (!live)
    throw new ProviderError(
      `Flow ${id} (${state.friendlyName}) is gone from Twilio. Run \`pulumi up --refresh\`: it is made anew and the numbers follow.`,
    );
  const mark = flowMark(live);
  if ((mark?.generation ?? "") !== state.generation) {
    throw new ProviderError(
      `Flow ${id} (${state.friendlyName}) does not carry this state's Ringfence mark any more` +
        `${mark ? `: another state of ${mark.owner} has taken it over` : ", since its description was edited"}. ` +
        "Nothing was changed. If it is yours, remove it from this state (`pulumi state delete`) and import it again.",
    );
  }
  return live;
}

const outputsOf = (live: LiveFlow) => ({
  sid: live.sid,
  webhookUrl: live.webhookUrl,
  revision: live.revision,
  consoleUrl: `https://www.twilio.com/console/studio/flows/${live.sid}`,
});

const contentChanges = (state: FlowState, inputs: FlowInputs): boolean =>
  state.friendlyName !== inputs.friendlyName ||
  (state.status ?? "published") !== (inputs.status ?? "published") ||
  hasUnknown(inputs.definition) ||
  !sameDefinition(state.definition, inputs.definition);

/** Whether a URL that calls are sent to is in the definition no longer: then a number that only it served must be looked for. */
function losesHandler(before: FlowDefinition, after: FlowDefinition): boolean {
  const kept = new Set(urlsIn(after.states));
  return urlsIn(before.states).some((url) => !kept.has(url));
}

function describeUpdate(state: FlowState, inputs: FlowInputs): string {
  if ((inputs.definition as unknown) === UNKNOWN) return "the definition is not known yet";
  return describeChange(unmarkDefinition(state.definition), inputs.definition) || "other settings";
}
