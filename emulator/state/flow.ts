import { type FlowDefinition } from "../../flows/definition";
import { serverOrder } from "../studio/order";
import { isoDate } from "./dates";
import { type EmulatorState, type Flow, type Revision } from "./model";
import { newSid } from "./random";

/** A flow to add, as if it had been made in the console: it can be read at once. */
export interface NewFlow {
  friendlyName: string;
  definition: FlowDefinition;
  /** Published when left out. */
  status?: "draft" | "published";
  commitMessage?: string;
  /** `FW` and 32 digits; made up when left out. */
  sid?: string;
  /** Its account; the first of the state when left out. */
  accountSid?: string;
}

/** Adds a flow with one revision. */
export function addFlow(state: EmulatorState, wanted: NewFlow): Flow {
  const account = wanted.accountSid ?? Object.keys(state.accounts)[0];
  if (account === undefined || !state.accounts[account]) {
    throw new Error(
      `flow ${wanted.friendlyName}: the emulator has no account ${account ?? ""}; add it to the seed first`,
    );
  }
  const flow: Flow = {
    sid: wanted.sid ?? newSid(state, "FW"),
    accountSid: account,
    dateCreated: isoDate(),
    unseen: false,
    revisions: [],
  };
  state.flows[flow.sid] = flow;
  addRevision(flow, {
    friendlyName: wanted.friendlyName,
    status: wanted.status ?? "published",
    definition: wanted.definition,
    commitMessage: wanted.commitMessage ?? null,
  });
  return flow;
}

/** Appends a revision; an identical one is appended too. */
export function addRevision(
  flow: Flow,
  revision: Pick<Revision, "friendlyName" | "status" | "definition" | "commitMessage">,
): Revision {
  const number = flow.revisions.length + 1;
  const added: Revision = {
    ...revision,
    number,
    definition: serverOrder(revision.definition),
    dateUpdated: number === 1 ? null : isoDate(),
  };
  flow.revisions.push(added);
  return added;
}

/** The newest revision, whatever its status: what a plain fetch of the flow shows. */
export function latestRevision(flow: Flow): Revision {
  const latest = flow.revisions.at(-1);
  if (!latest) throw new Error(`flow ${flow.sid} has no revision: the state file is damaged, start again with --reset`);
  return latest;
}

/** The newest published revision: what a caller meets. None when only drafts were ever saved. */
export function publishedRevision(flow: Flow): Revision | undefined {
  return flow.revisions.findLast((revision) => revision.status === "published");
}

/** The URL that binds a number to a flow. */
export function webhookUrl(accountSid: string, flowSid: string): string {
  return `https://webhooks.twilio.com/v1/Accounts/${accountSid}/Flows/${flowSid}`;
}

/** The account and flow a webhook URL names; undefined for any other URL. */
export function flowOfWebhook(url: string): { accountSid: string; flowSid: string } | undefined {
  const found =
    /^https?:\/\/webhooks\.[a-z0-9.-]*twilio\.com\/v1\/Accounts\/(AC\w{32})\/Flows\/(FW\w{32})(?:[?#].*)?$/i.exec(url);
  return found?.[1] && found[2] ? { accountSid: found[1], flowSid: found[2] } : undefined;
}
