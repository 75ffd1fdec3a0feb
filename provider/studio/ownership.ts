import { FRESH } from "../ahead";
import { type Mark, markText } from "../mark";
import { type Operation } from "../resource";
import { type Twilio } from "../twilio/client";
import { type LiveFlow, fetchFlow, fetchPublished, flowMark } from "../twilio/flows";
import { ProviderError } from "../wire/failure";
import { type FlowState } from "./flow";

/** The mark that a flow carries. A draft that lost it in the console does not hide the one on what callers meet. */
export async function markOf(twilio: Twilio, live: LiveFlow): Promise<Mark | undefined> {
  const mark = flowMark(live);
  if (mark || live.status === "published") return mark;
  const published = await fetchPublished(twilio, live.sid);
  return published && flowMark(published);
}

const liveOf = (urn: string) => `flow of ${urn}`;

/** Sends for the flow that an update is about to change. */
export function lookAtOwn({ twilio, ahead, urn }: Operation, { sid }: FlowState): void {
  ahead.begin(liveOf(urn), () => fetchFlow(twilio, sid));
}

/**
 * The flow as Twilio has it, if this state may act on it.
 *
 * @throws ProviderError if it is gone, or if its mark is not the one that the state speaks for
 */
export async function ownFlow({ twilio, ahead, urn }: Operation, id: string, state: FlowState): Promise<LiveFlow> {
  const live = await (ahead.take<LiveFlow | undefined>(liveOf(urn), FRESH) ?? fetchFlow(twilio, id));
  if (!live)
    throw new ProviderError(
      `Flow ${id} (${state.friendlyName}) is gone from Twilio. Run \`pulumi up --refresh\`: it is made anew and the numbers follow. ` +
        "Until then a call to one of its numbers goes to the number's fallback, past the fence.",
    );
  const fault = markFault(id, state, await markOf(twilio, live));
  if (fault) throw new ProviderError(`${fault.what} Nothing was changed. ${fault.remedy}`);
  return live;
}

/** What is wrong if a flow that this state speaks for carries this mark, or none; undefined if it is the right one. */
export function markFault(
  id: string,
  { friendlyName, generation }: FlowState,
  mark: Mark | undefined,
): { what: string; remedy: string } | undefined {
  if ((mark?.generation ?? "") === generation) return undefined;
  const what = `Flow ${id} (${friendlyName}) does not carry this state's Ringfence mark any more`;
  const own = markText({ owner: friendlyName, generation });
  if (!mark) {
    const remedy = `If it is this stack's, end the description with ${own} in Studio (Trigger widget, "Show Flow JSON"), publish it, and run this again.`;
    return { what: `${what}, since its description was edited.`, remedy };
  }
  const elsewhere = "If another state owns it now, remove it from this one (`pulumi state delete`).";
  return {
    what: `${what}, but ${markText(mark)}: another state of ${mark.owner} has taken it over, or an older revision was published in Studio.`,
    remedy:
      generation === ""
        ? elsewhere
        : `If it was rolled back, publish a revision in Studio whose description ends with ${own}. ${elsewhere}`,
  };
}
