import { type Account, type SettingError, resolveAccount } from "../twilio/credentials";
import { type CheckFailure } from "./resource";
import { confirmAccount } from "../twilio/account";
import { Twilio } from "../twilio/client";
import { ForeignAnswer, TwilioError } from "../twilio/errors";
import { ProviderError } from "../twilio/failure";
import { type Values, UNKNOWN } from "./wire/values";

/** Settings that decide whom requests act for, and where they go. */
const DECISIVE = ["accountSid", "username", "password", "region", "edge", "apiBaseUrl"] as const;

/** The account of a configuration; neither an account nor an error while some of it is not known yet. */
export const knownAccount = (config: Values): { account?: Account; errors: SettingError[] } =>
  Object.values(config).includes(UNKNOWN) ? { errors: [] } : resolveAccount(config);

/**
 * What is wrong with credentials that are others than those of the last run. The engine keeps the credentials of a run even when
 * everything else of it fails, and refreshes and destroys with what it kept. So wrong ones have to be refused here, before
 * they are kept: otherwise no later run with a refresh would get past them.
 *
 * @param before the configuration of the last run, as the engine kept it
 */
export async function changedAccount(account: Account, before: Values, pace?: number): Promise<CheckFailure[]> {
  const { account: last } = knownAccount(before);
  if (last && last.accountSid !== account.accountSid && typeof before.accountSid === "string") {
    const reason =
      `this stack lives in account ${last.accountSid}, and ${account.sources.account} is ${account.accountSid} now. ` +
      "Set it back; to move to another account, use a new stack and destroy this one first. " +
      "If nothing of this stack is there, `pulumi destroy` forgets that account.";
    return [{ property: "accountSid", reason }];
  }
  if (last && DECISIVE.every((name) => last[name] === account[name])) return [];
  const twilio = new Twilio(account, pace);
  try {
    await twilio.get(
      "api.twilio.com",
      `/2010-04-01/Accounts/${account.accountSid}/IncomingPhoneNumbers.json?PageSize=1`,
    );
    await confirmAccount(twilio);
    return [];
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const property = account.sources.credentials.includes("authToken") ? "authToken" : "apiKey";
    const refused =
      error instanceof ForeignAnswer || (error instanceof TwilioError && [401, 403, 404].includes(error.status));
    // What could not be tried is not kept either: it may be wrong.
    const reason = refused ? error.message : `could not be tried, so nothing was changed. ${error.message}`;
    return [{ property, reason }];
  }
}
