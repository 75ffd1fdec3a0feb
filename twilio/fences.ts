import { type Mark } from "./mark";
import { type Twilio } from "./client";
import { type LiveFlow, fetchFlow, fetchPublished, fetchRevision, flowMark, flowSidOf } from "./flows";

/** What stands behind a Studio URL: a Ringfence flow, with its mark, or a flow that Twilio no longer has, which may have been one. */
export type Fence = { sid: string; mark: Mark } | { gone: string };

/** The fence that a flow of this name belongs to, `<project>/<stack>` and perhaps a prefix. */
export const fenceOf = (flow: string): string => flow.slice(0, Math.max(0, flow.lastIndexOf("/")));

/** The line that a flow of this name is for. */
export const lineOf = (flow: string): string => flow.slice(flow.lastIndexOf("/") + 1);

/** Whose a fence is: `<project>/<stack>/<line>`; blank where there is none, or none that can be read any more. */
export const ownerOf = (fence: Fence | undefined): string => (fence && "mark" in fence ? fence.mark.owner : "");

/**
 * The mark that a flow carries: in its newest revision, else in what callers meet, else in its first one. Revisions never
 * change and never go (Twilio, "Flow Revision"), so a flow that Ringfence made is recognised by its first one
 * whatever somebody wrote over it in the console.
 */
export async function markOf(twilio: Twilio, live: LiveFlow): Promise<Mark | undefined> {
  return (await shownMark(twilio, live)) ?? (await birthMark(twilio, live));
}

/** The mark in the newest revision, or under a draft in what callers meet. */
export async function shownMark(twilio: Twilio, live: LiveFlow): Promise<Mark | undefined> {
  const mark = flowMark(live);
  if (mark || live.status === "published") return mark;
  const published = await fetchPublished(twilio, live.sid);
  return published && flowMark(published);
}

async function birthMark(twilio: Twilio, { sid, revision }: LiveFlow): Promise<Mark | undefined> {
  if (revision <= 1) return undefined;
  const first = await fetchRevision(twilio, sid, 1);
  return first && flowMark(first);
}

/** The flows that a run knows by its states. */
export interface KnownFlows {
  ownerOfFlow(sid: string): string | undefined;
  wasWritten(sid: string): boolean;
}

/** Finds out, once a distinct flow, whether URLs are those of Ringfence flows. */
export class FenceLookup {
  readonly #fences = new Map<string, Promise<Fence | undefined>>();

  /**
   * @param session knows the flows that states of this run speak for, whatever was done to them since
   * @param names of fences (`<project>/<stack>`): a flow that is named as theirs is one, marked or not
   */
  constructor(
    private readonly twilio: Twilio,
    private readonly session?: KnownFlows,
    private readonly names: readonly string[] = [],
  ) {}

  /** Undefined for any URL that is not a Studio flow's, and for a flow that is not ours. */
  async at(url: string): Promise<Fence | undefined> {
    const sid = flowSidOf(url, this.twilio.accountSid);
    if (!sid) return undefined;
    let fence = this.#fences.get(sid);
    if (!fence) {
      fence = this.#look(sid);
      this.#fences.set(sid, fence);
    }
    return fence;
  }

  async #look(sid: string): Promise<Fence | undefined> {
    const own = this.session?.ownerOfFlow(sid);
    if (own !== undefined && this.session?.wasWritten(sid)) return { sid, mark: { owner: own, generation: "" } };
    const flow = await fetchFlow(this.twilio, sid);
    if (!flow) return { gone: sid };
    const mark = await markOf(this.twilio, flow);
    if (mark) return { sid, mark };
    const named = this.names.includes(fenceOf(flow.friendlyName)) ? flow.friendlyName : undefined;
    const owner = own ?? named;
    return owner === undefined ? undefined : { sid, mark: { owner, generation: "" } };
  }
}
