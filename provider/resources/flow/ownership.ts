import { olderCopy, takeOver, sentences } from "../../../numbers/standing";
import { FRESH } from "../../ahead";
import { type Mark, markText } from "../../../twilio/mark";
import { type Operation } from "../../resource";
import { type Twilio } from "../../../twilio/client";
import { shownMark } from "../../../twilio/fences";
import { type LiveFlow, fetchFlow, fetchRevision, flowMark } from "../../../twilio/flows";
import { ProviderError } from "../../../twilio/failure";
import { type FlowState } from "./flowState";

const liveOf = (urn: string) => `flow of ${urn}`;

/** Asks ahead for the flow that an update is about to change. */
export function lookAtOwn({ twilio, ahead, urn }: Operation, { sid }: FlowState): void {
  ahead.begin(liveOf(urn), () => fetchFlow(twilio, sid));
}

/**
 * The flow as Twilio has it, if this state may act on it.
 *
 * @param stamps that the flow may carry, beside those that a memory of this run knows
 * @throws ProviderError if it is gone, or if another state speaks for it
 */
export async function ownFlow(
  operation: Operation,
  id: string,
  state: FlowState,
  stamps: readonly string[],
): Promise<LiveFlow> {
  const { twilio, ahead, urn } = operation;
  const live = await (ahead.take<LiveFlow | undefined>(liveOf(urn), FRESH) ?? fetchFlow(twilio, id));
  if (!live)
    throw new ProviderError(
      `Flow ${id} (${state.friendlyName}) is gone from Twilio. Run \`pulumi up --refresh\`: it is made anew and the numbers follow. ` +
        "Until then a call to one of its numbers goes to the number's fallback, past the fence.",
    );
  const error = await ownershipConflict(operation, live, state, stamps);
  if (error) throw new ProviderError(sentences(error));
  return live;
}

export interface OwnershipConflict {
  what: string;
  remedy: string;
  /** It belongs to another state, so this one has nothing to remove. Otherwise this state is an older copy of a newer one. */
  foreign: boolean;
}

/**
 * Why this state may not act on a flow; undefined if it may. A mark that was edited away in the console, or that came back with
 * an older revision, changes nothing: the revisions show what this state wrote.
 */
export async function ownershipConflict(
  { twilio, session }: Pick<Operation, "twilio" | "session">,
  live: LiveFlow,
  state: FlowState,
  stamps: readonly string[],
  deleting = false,
): Promise<OwnershipConflict | undefined> {
  const mark = await shownMark(twilio, live);
  if (!mark && state.generation === "") return undefined;
  if (!mark) {
    const written = await fetchRevision(twilio, live.sid, state.written);
    if (written && flowMark(written)?.generation === state.generation) return undefined;
    return strange(state, undefined);
  }
  if (mark.stamp && session.hasAdopted(mark.stamp)) return undefined;
  const all = [...stamps, ...session.stampsOf(state.friendlyName)];
  const known = !mark.stamp || all.length === 0 || [...all, state.stamp].includes(mark.stamp);
  if (mark.generation === state.generation && known) return undefined;
  if (await isOlder(twilio, live.sid, state.written, mark)) return undefined;
  // Our own replacement, of a run that was killed: the memory knows its stamp. In a run of the program the older twin of a
  // replacement is deleted, too, and it must not take the newer one with it.
  const ours = mark.stamp !== undefined && session.stampsOf(mark.owner).includes(mark.stamp);
  if (mark.generation !== state.generation && ours && (!deleting || !session.programRuns)) return undefined;
  if (mark.generation !== state.generation) return strange(state, mark);
  return { ...olderCopy(live.sid, mark.stamp ?? "", session.knowsMemory), foreign: false };
}

/** So many revisions are looked through for the mark of one that was published again. */
const LOOK_BACK = 20;

/** Whether a revision from before the one that this state wrote has that mark: then it was rolled back in Studio. */
async function isOlder(twilio: Twilio, sid: string, written: number, mark: Mark): Promise<boolean> {
  for (let revision = written - 1; revision >= Math.max(1, written - LOOK_BACK); revision--) {
    const found = await fetchRevision(twilio, sid, revision);
    const its = found && flowMark(found);
    if (its && markText(its) === markText(mark)) return true;
  }
  return false;
}

function strange({ sid, friendlyName, generation }: FlowState, mark: Mark | undefined): OwnershipConflict {
  const what = `Flow ${sid} (${friendlyName}) does not carry this state's Ringfence mark any more`;
  const elsewhere =
    "If a --replace of it was interrupted, run that again. If another state owns it now, remove it from this one (`pulumi state delete`).";
  if (!mark)
    return {
      what: `${what}, and none of its revisions shows it. Nothing was changed.`,
      remedy: elsewhere,
      foreign: true,
    };
  const own = generation === "" ? "" : ` This state's mark is ${markText({ owner: friendlyName, generation })}.`;
  return {
    what: `${what}, but ${markText(mark)}: another state of ${mark.owner} has taken it over. Nothing was changed.${own}`,
    remedy: mark.stamp ? `${elsewhere} ${takeOver(mark.stamp)}` : elsewhere,
    foreign: true,
  };
}
