import type { FlowInstance } from "twilio/lib/rest/studio/v2/flow";
import type { FlowRevisionInstance as RevisionInstance } from "twilio/lib/rest/studio/v2/flow/flowRevision";
import type { FlowDefinition } from "../../flows/definition";
import { canonicalJson } from "../../flows/canonical";
import { type Mark, readMark } from "../mark";
import { type Twilio } from "./client";
import { isGone, withdrawForeign } from "./errors";

/** One of a flow's revisions, which never change. */
export interface Revision {
  friendlyName: string;
  status: "published" | "draft";
  revision: number;
  definition: FlowDefinition;
}

/** A Studio flow as Twilio has it. */
export interface LiveFlow extends Revision {
  sid: string;
  webhookUrl: string;
}

/** What a create or an update sends. */
export interface FlowContent {
  friendlyName: string;
  definition: FlowDefinition;
  status: "published" | "draft";
  /** Left out when empty: Twilio refuses an empty one. */
  commitMessage?: string;
}

export const flowMark = (flow: Revision): Mark | undefined => readMark(flow.definition.description ?? "");

/** A read just after a create may miss the flow, so a 404 is believed at the second look only; ms between the two. */
const SECOND_LOOK = 500;

/** The latest revision of any status, or undefined when Twilio has no such flow. */
export async function fetchFlow(twilio: Twilio, sid: string): Promise<LiveFlow | undefined> {
  for (const last of [false, true]) {
    try {
      return liveFlow(await twilio.sdk.studio.v2.flows(sid).fetch());
    } catch (error) {
      if (!isGone(error)) throw error;
      if (!last) await twilio.patience.pause(SECOND_LOOK);
    }
  }
  return undefined;
}

/** What callers meet; a draft saved over it in the console does not show here. */
export async function fetchPublished(twilio: Twilio, sid: string): Promise<Revision | undefined> {
  try {
    return revisionOf(await twilio.sdk.studio.v2.flows(sid).revisions("LatestPublished").fetch());
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** SIDs of the flows of that name: Twilio lists flows without their definitions, and names need not be unique. */
export async function findFlows(twilio: Twilio, friendlyName: string): Promise<string[]> {
  const flows = await twilio.sdk.studio.v2.flows.list({ pageSize: 1000 });
  return flows.filter((flow) => flow.friendlyName === friendlyName).map((flow) => flow.sid);
}

export async function createFlow(twilio: Twilio, content: FlowContent): Promise<LiveFlow> {
  try {
    return liveFlow(await twilio.sdk.studio.v2.flows.create(form(content)));
  } catch (error) {
    return withdrawForeign(error, (sid) => removeFlow(twilio, sid));
  }
}

export async function updateFlow(twilio: Twilio, sid: string, content: FlowContent): Promise<LiveFlow> {
  return liveFlow(await twilio.sdk.studio.v2.flows(sid).update(form(content)));
}

/** Twilio's own judgement of a definition. @throws TwilioError 81022 with `definitionFaults` */
export async function validateFlow(twilio: Twilio, content: FlowContent): Promise<void> {
  await twilio.sdk.studio.v2.flowValidate.update(form(content));
}

/** Removes a flow; one that is gone already is no error. */
export async function removeFlow(twilio: Twilio, sid: string): Promise<void> {
  try {
    await twilio.sdk.studio.v2.flows(sid).remove();
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

const form = ({ friendlyName, definition, status, commitMessage }: FlowContent) => ({
  friendlyName,
  status,
  // The SDK types it as an object, and sends a text as it stands: Twilio wants JSON text in the form.
  definition: canonicalJson(definition) as unknown as object,
  ...(commitMessage && { commitMessage }),
});

const liveFlow = (flow: FlowInstance): LiveFlow => ({
  ...revisionOf(flow),
  sid: flow.sid,
  webhookUrl: flow.webhookUrl.replace(/^http:/, "https:"),
});

const revisionOf = ({ friendlyName, status, revision, definition }: FlowInstance | RevisionInstance): Revision => ({
  friendlyName,
  status: status === "draft" ? "draft" : "published",
  revision,
  definition: definition as FlowDefinition,
});

const FLOW_URL =
  /^https?:\/\/webhooks(?:\.[a-z0-9-]+)*\.twilio\.com\/v1\/Accounts\/(AC[0-9a-f]{32})\/Flows\/(FW[0-9a-f]{32})(?:[?#]|$)/i;

/** The flow that a URL starts, if it is the webhook of a Studio flow of `accountSid`. */
export function flowSidOf(url: string, accountSid: string): string | undefined {
  const [, account, sid] = FLOW_URL.exec(url) ?? [];
  return account === accountSid ? sid : undefined;
}

/** What stands behind a Studio URL: a Ringfence flow, with its mark, or a flow that Twilio no longer has, which may have been one. */
export type Fence = { mark: Mark } | { gone: string };

/** Whose a fence is: `<project>/<stack>/<line>`; blank where there is none, or none that can be read any more. */
export const ownerOf = (fence: Fence | undefined): string => (fence && "mark" in fence ? fence.mark.owner : "");

/** Finds out, once a distinct flow, whether URLs are those of Ringfence flows. */
export class FenceLookup {
  readonly #fences = new Map<string, Promise<Fence | undefined>>();

  constructor(private readonly twilio: Twilio) {}

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
    const flow = await fetchFlow(this.twilio, sid);
    if (!flow) return { gone: sid };
    const mark = flowMark(flow);
    return mark && { mark };
  }
}
