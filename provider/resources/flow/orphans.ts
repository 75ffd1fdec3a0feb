import { type Operation } from "../../resource";
import { shownMark } from "../../../twilio/fences";
import { fetchFlow, findFlows, removeFlow } from "../../../twilio/flows";
import { recentNumbers } from "../../../twilio/numbers";
import { numbersOn } from "./serving";

/**
 * In a destroy: removes flows that a killed run of this stack made and that no state knows. They are named as the stack's, carry a
 * stamp that its memory has drawn, and no number is on them.
 */
export async function removeOrphans({ twilio, session, log }: Operation): Promise<void> {
  if (session.programRuns || !session.knowsMemory) return;
  const live = await recentNumbers(twilio);
  const named = await findFlows(twilio, (name) => session.stampsOf(name).length > 0);
  const sids = named.filter((sid) => !session.wasRemoved(sid));
  await Promise.all(
    sids.map(async (sid) => {
      const flow = await fetchFlow(twilio, sid);
      const mark = flow && (await shownMark(twilio, flow));
      if (!mark?.stamp || !session.stampsOf(mark.owner).includes(mark.stamp)) return;
      if (numbersOn(sid, live, twilio.accountSid).length > 0) return;
      await removeFlow(twilio, sid);
      session.noteRemoved(sid);
      log.info(`flow ${sid}, which an interrupted run had made, is removed`);
    }),
  );
}
