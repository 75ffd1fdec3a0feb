import { type Twilio } from "./client";
import { CANCELLED, TwilioError } from "./errors";
import { ProviderError } from "./failure";

const proven = new WeakMap<Twilio, Promise<void>>();

/**
 * Makes sure that the credentials act for `twilio:accountSid` before a 404 of Studio or Serverless is believed. Neither has the
 * account in its paths, so credentials of another account find nothing there and answer 404 as well.
 *
 * Three things are proof: the account's own auth token, an answer of Studio or Serverless about this account, and
 * Voice Insights' settings, which every account has and which name the account of the credentials
 * (Twilio's OpenAPI document `insights.v1.account_settings`).
 *
 * @throws ProviderError if the credentials belong to another account, or if nothing shows whom they act for
 */
export function confirmAccount(twilio: Twilio): Promise<void> {
  let proof = proven.get(twilio);
  if (!proof) {
    proof = prove(twilio);
    proven.set(twilio, proof);
    proof.catch(() => proven.delete(twilio));
  }
  return proof;
}

/**
 * What a SID names; undefined where Twilio has nothing of it for three seconds, and the credentials act for this account.
 *
 * @param look answers undefined for a 404
 * @throws ProviderError where nothing shows that the credentials act for this account, or where a Cancel left no time to look
 */
export async function foundOrGone<T>(twilio: Twilio, look: () => Promise<T | undefined>): Promise<T | undefined> {
  const found = await look();
  if (found !== undefined) return found;
  await confirmAccount(twilio);
  // A read just after a create may miss what was created.
  const seen = await twilio.patience.lookUntil(found, look, (one) => one !== undefined);
  // Cancelled, it has not waited: what would be believed gone may only be new.
  if (seen === undefined && twilio.patience.over) throw new ProviderError(CANCELLED);
  return seen;
}

async function prove(twilio: Twilio): Promise<void> {
  const { account, accountSid } = twilio;
  if (account.username === accountSid) return;
  // The transport refuses every answer that is about another account, so one with an account in it is about ours.
  const insights = await answerOf(() => twilio.get("insights.twilio.com", "/v1/Voice/Settings"));
  if (insights && hasAccount(insights)) return;
  const flows = await answerOf(() => twilio.sdk.studio.v2.flows.list({ limit: 1, pageSize: 1 }));
  if (flows && flows.length > 0) return;
  const services = await answerOf(() => twilio.sdk.serverless.v1.services.list({ limit: 1, pageSize: 1 }));
  if (services && services.length > 0) return;
  throw new ProviderError(
    `Twilio finds nothing of this stack, and nothing shows that ${account.sources.credentials} acts for account ${accountSid} ` +
      `(${account.sources.account}). Nothing was changed. Use a key that was made in this very account, or its auth token.`,
  );
}

/** Undefined where the credentials may not ask that, which says nothing about the account. */
async function answerOf<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof TwilioError && error.status < 500 && error.status !== 429) return undefined;
    if (error instanceof TwilioError && error.status === 501) return undefined;
    throw error;
  }
}

const hasAccount = (body: unknown): boolean =>
  typeof body === "object" && body !== null && typeof (body as { account_sid?: unknown }).account_sid === "string";
