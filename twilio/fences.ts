import { fenceOf, type Mark } from "./mark";
import { type Twilio } from "./client";
import { type HostedLine, hostedLineOf, fenceAmong, serviceName } from "./hosted";
import { type Service, fetchService } from "./serverless";
import { type LiveFlow, fetchFlow, fetchPublished, fetchRevision, flowMark, flowSidOf } from "./flows";

/**
 * What stands behind a voice URL: a Ringfence flow, or a line of a Ringfence Function, with its mark; or something that Twilio
 * no longer has, and that may have been one. `hosted`: it is a Function's.
 */
export type Fence = { sid: string; mark: Mark; hosted?: true } | { gone: string };

/** What a voice URL of a fence leads to, for comparing: the SID of a flow, or the host name of a Function. */
export const fenceKey = (url: string, accountSid: string): string | undefined =>
  flowSidOf(url, accountSid) ?? hostedLineOf(url)?.domain;

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

/** The flows and services that a run knows by its states. */
export interface KnownFlows {
  ownerOfFlow(sid: string): string | undefined;
  wasWritten(sid: string): boolean;
  /** The service of a Function, and the fence that it is for. */
  serviceAt(line: HostedLine): { sid: string; fence: string } | undefined;
}

/** Finds out, once a distinct flow, whether URLs are those of Ringfence flows. */
export class FenceLookup {
  readonly #fences = new Map<string, Promise<Fence | undefined>>();
  readonly #services = new Map<string, Promise<Service | undefined>>();

  /**
   * @param session knows the flows that states of this run speak for, whatever was done to them since
   * @param names of fences (`<project>/<stack>`): a flow that is named as theirs is one, marked or not
   */
  constructor(
    private readonly twilio: Twilio,
    private readonly session?: KnownFlows,
    private readonly names: readonly string[] = [],
  ) {}

  /** Undefined for any URL that is neither a Studio flow's nor a Function's of ours, and for a flow that is not ours. */
  async at(url: string): Promise<Fence | undefined> {
    const line = hostedLineOf(url);
    if (line) return this.#lookAtLine(line);
    const sid = flowSidOf(url, this.twilio.accountSid);
    if (!sid) return undefined;
    let fence = this.#fences.get(sid);
    if (!fence) {
      fence = this.#look(sid);
      this.#fences.set(sid, fence);
    }
    return fence;
  }

  /** The Function of another stack needs no look: its host name says whose it is. */
  async #lookAtLine(line: HostedLine): Promise<Fence> {
    const known = this.session?.serviceAt(line);
    const fence = known?.fence ?? fenceAmong(this.names, line);
    if (fence === undefined) {
      return { sid: "", mark: { owner: `${line.service}/${line.line}`, generation: "" }, hosted: true };
    }
    const owner = `${fence}/${line.line}`;
    if (known && this.session?.wasWritten(known.sid))
      return { sid: known.sid, mark: { owner, generation: "" }, hosted: true };
    const name = known?.sid ?? serviceName(fence);
    let looked = this.#services.get(name);
    if (!looked) {
      looked = fetchService(this.twilio, name);
      this.#services.set(name, looked);
    }
    const service = await looked;
    if (!service) return { gone: line.domain };
    const { generation = "", stamp } = service.mark ?? {};
    return { sid: service.sid, mark: { owner, generation, ...(stamp && { stamp }) }, hosted: true };
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
