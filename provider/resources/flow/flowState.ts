import { type FlowDefinition } from "../../../flows/definition";
import { type LiveFlow } from "../../../twilio/flows";
import { type StoredBase, type Operation } from "../../resource";

export interface FlowInputs {
  /** `<project>/<stack>/<line>`. */
  friendlyName: string;
  definition: FlowDefinition;
  /** `published` by default. */
  status?: "published" | "draft";
  /** By default, stack, commit and what changed, in words; empty for none. */
  commitMessage?: string;
  /** The numbers (E.164) that the flow serves, joined by commas. */
  numbers?: string;
  /** The stamps that the memory knows for this line, the newest first: that one is written. */
  stamps?: string[];
}

export interface FlowState extends FlowInputs, StoredBase {
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
