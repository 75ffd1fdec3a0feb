import { changedWidgets, describeChange } from "../../../flows/compare/changes";
import { type FlowDefinition } from "../../../flows/definition";
import { withoutNoise } from "../../../flows/compare/essence";
import { type Live, type Operation } from "../../resource";
import { FORMAT } from "../../state";
import { type LiveFlow, type Revision, fetchFlow, fetchPublished, flowMark } from "../../../twilio/flows";
import { stackOf } from "../../../numbers/urn";
import { ProviderError } from "../../../twilio/failure";
import { sameDefinition, unmarkDefinition } from "./definition";
import { type FlowInputs, type FlowState, outputsOf } from "./flowState";
import { ownershipConflict } from "./ownership";

type Old = { inputs: FlowInputs; state: FlowState } | undefined;

/**
 * The flow as callers meet it: its latest published revision, or the latest of any kind where a draft is what is wanted.
 * Only what somebody changed differs from the state; the rest of an edited flow stands as the state has it.
 */
export async function readFlow(
  operation: Operation,
  id: string,
  old: Old,
): Promise<Live<FlowInputs, FlowState> | undefined> {
  const { twilio, log } = operation;
  if (!old && !/^FW[0-9a-f]{32}$/i.test(id)) {
    throw new ProviderError(`"${id}" is not the SID of a Studio flow: give FW and the 32 digits, as Studio shows it`);
  }
  const live = await fetchFlow(twilio, id);
  if (!live) {
    if (old)
      log.warning(
        `flow ${id} (${old.state.friendlyName}) is gone from Twilio: calls to its numbers go to each number's fallback, past the fence. \`pulumi up\` makes it anew, and the numbers follow.`,
      );
    return undefined;
  }
  // A plain read shows the newest revision of any status; callers meet `LatestPublished`, which is the same unless a draft lies over it.
  const published = live.status === "published" ? live : await fetchPublished(twilio, id);
  const shown = (old?.state.status === "draft" ? undefined : published) ?? live;
  if (published && shown === published && live !== published) log.warning(describeDraft(live, published));
  if (old) operation.session.knowFlow(id, old.state.friendlyName);
  const error = old && (await ownershipConflict(operation, live, old.state, old.inputs.stamps ?? []));
  // Only the memory can report this, or what asks it: a run that was interrupted leaves a stamp behind, too.
  if (error && (error.foreign || operation.session.knowsMemory))
    log.warning(`${error.what} The next change of it is refused. ${error.remedy}`);
  return old ? refreshed(operation, id, live, shown, old) : imported(operation, id, live, shown);
}

function refreshed(
  { log }: Operation,
  id: string,
  live: LiveFlow,
  shown: Revision,
  { inputs, state }: NonNullable<Old>,
) {
  const same =
    shown.friendlyName === state.friendlyName &&
    shown.status === (state.status ?? "published") &&
    sameDefinition(shown.definition, state.definition);
  // A revision that changes nothing is no drift, so neither is its number.
  const { revision } = same ? state : shown;
  const { friendlyName, status } = shown;
  const definition = same ? state.definition : withoutNoise(unmarkDefinition(shown.definition), state.definition);
  if (!same) log.warning(describeDrift(id, state, { ...shown, definition }));
  // A mark that was edited away in the console is written again by the next update.
  const stamp = flowMark(shown) ? state.stamp : "";
  const now: FlowState = { ...state, ...outputsOf({ ...live, revision }), friendlyName, status, definition, stamp };
  // What the state says, not what was last asked for: after an update that failed these differ.
  const asked = { ...inputs, friendlyName, definition, ...(now.numbers !== undefined && { numbers: now.numbers }) };
  const saysStatus = inputs.status !== undefined || status !== "published";
  return { id, inputs: { ...asked, ...(saysStatus && { status }) }, state: now };
}

function imported({ twilio, urn, log }: Operation, id: string, live: LiveFlow, shown: Revision) {
  const mark = flowMark(live);
  if (mark && !mark.owner.startsWith(`${stackOf(urn)}/`)) {
    log.warning(
      `flow ${id} carries the mark of ${mark.owner}. If that state is alive, take the flow out of it first (\`pulumi state delete\`): the next update from here takes it over.`,
    );
  }
  const { friendlyName, status } = shown;
  const inputs: FlowInputs = { friendlyName, definition: unmarkDefinition(shown.definition), status };
  const outputs = outputsOf({ ...live, revision: shown.revision });
  const spoken = { generation: mark?.generation ?? "", stamp: mark?.stamp ?? "", written: shown.revision };
  const kept = { accountSid: twilio.accountSid, format: FORMAT, ...spoken };
  return { id, inputs, state: { ...inputs, ...kept, ...outputs, imported: true } };
}

/** `flow FW… is not as this stack wrote it (revision 3): block +FR -RU (widget caller_country). …` */
function describeDrift(id: string, state: FlowState, now: Revision): string {
  const parts: string[] = [];
  if (now.friendlyName !== state.friendlyName) parts.push(`renamed to ${now.friendlyName}`);
  if (now.status !== (state.status ?? "published")) parts.push(now.status === "draft" ? "a draft now" : "published");
  if (!sameDefinition(now.definition, state.definition)) parts.push(words(state.definition, now.definition));
  return `flow ${id} is not as this stack wrote it (revision ${now.revision}): ${parts.join("; ")}. The next \`pulumi up\` puts back what the program says.`;
}

function describeDraft(draft: LiveFlow, published: Revision): string {
  const [saved, live] = [unmarkDefinition(draft.definition), unmarkDefinition(published.definition)];
  const change = sameDefinition(saved, live) ? "" : `: ${words(live, saved)}`;
  return `a draft of flow ${draft.sid} (revision ${draft.revision}) was saved over what callers meet (revision ${published.revision})${change}. Callers do not meet it; the next change of this flow is published over it.`;
}

/** What differs in the policy's terms, and the widgets to look at in Studio. */
function words(before: FlowDefinition, after: FlowDefinition): string {
  const change = describeChange(before, after);
  const names = changedWidgets(before, after).filter((name) => !change.includes(name));
  if (names.length === 0 || change.includes("changed: ")) return change;
  const more = names.length > 5 ? ` and ${names.length - 5} more` : "";
  return `${change} (${names.length === 1 ? "widget" : "widgets"} ${names.slice(0, 5).join(", ")}${more})`;
}
