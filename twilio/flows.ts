import { type FlowInstance } from "twilio/lib/rest/studio/v2/flow";
import { type FlowRevisionInstance as RevisionInstance } from "twilio/lib/rest/studio/v2/flow/flowRevision";
import { type FlowDefinition } from "../flows/definition";
import { canonicalJson } from "../flows/base/canonicalJson";
import { type Mark, readMark } from "./mark";
import { type Twilio } from "./client";
import { confirmAccount, foundOrGone } from "./account";
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

/**
 * The latest revision of any status, or undefined when Twilio has no such flow.
 *
 * @throws ProviderError where Twilio has none and nothing shows that the credentials act for this account
 */
export const fetchFlow = (twilio: Twilio, sid: string): Promise<LiveFlow | undefined> =>
  foundOrGone(twilio, async () => {
    try {
      return liveFlow(await twilio.sdk.studio.v2.flows(sid).fetch());
    } catch (error) {
      if (isGone(error)) return undefined;
      throw error;
    }
  });

/** A revision by its number; undefined where the flow has none of that number. */
export async function fetchRevision(twilio: Twilio, sid: string, revision: number): Promise<Revision | undefined> {
  return revisionAt(twilio, sid, String(revision));
}

/** What callers meet; a draft saved over it in the console does not show here. */
export async function fetchPublished(twilio: Twilio, sid: string): Promise<Revision | undefined> {
  return revisionAt(twilio, sid, "LatestPublished");
}

async function revisionAt(twilio: Twilio, sid: string, which: string): Promise<Revision | undefined> {
  try {
    return revisionOf(await twilio.sdk.studio.v2.flows(sid).revisions(which).fetch());
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** SIDs of the flows whose name fits: Twilio lists flows without their definitions, and names need not be unique. */
export async function findFlows(twilio: Twilio, fits: (friendlyName: string) => boolean): Promise<string[]> {
  const flows = await twilio.sdk.studio.v2.flows.list({ pageSize: 1000 });
  return flows.filter((flow) => fits(flow.friendlyName)).map((flow) => flow.sid);
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

/** Twilio's own judgement of a definition. @throws TwilioError 81022 with `definitionErrors` */
export async function validateFlow(twilio: Twilio, content: FlowContent): Promise<void> {
  await twilio.sdk.studio.v2.flowValidate.update(form(content));
}

/** Removes a flow; one that is gone already is no error. */
export async function removeFlow(twilio: Twilio, sid: string): Promise<void> {
  try {
    await twilio.sdk.studio.v2.flows(sid).remove();
  } catch (error) {
    if (!isGone(error)) throw error;
    await confirmAccount(twilio);
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

/** Every text in a definition that is a URL. */
export function urlsIn(value: unknown): string[] {
  if (typeof value === "string") return /^https?:\/\//i.test(value) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(urlsIn);
}
