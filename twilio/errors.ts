import { hideAddresses, shownUrl } from "../flows/secrecy";
import { type Account } from "./credentials";
import { ProviderError } from "./failure";
import { certificateError } from "./certificates";
import { type HttpResponse } from "./connections";

/** One entry of `details.errors` of Twilio's error 81022 (flow definition validation failed). */
export interface DefinitionError {
  propertyPath: string;
  message: string;
}

/** An answer of Twilio that is an error. */
export class TwilioError extends ProviderError {
  constructor(
    message: string,
    readonly status: number,
    /** Twilio's error code, such as 20404; 0 when the answer had none. */
    readonly code: number,
    readonly definitionErrors: DefinitionError[],
  ) {
    super(message);
  }
}

/** No answer came: whether the request was carried out is not known. */
export class LostAnswer extends ProviderError {}

/** An answer about another account than ours: the credentials are that one's. */
export class ForeignAnswer extends ProviderError {
  constructor(
    message: string,
    /** What the request made or read there; undefined for a list. */
    readonly sid: string | undefined,
  ) {
    super(message);
  }
}

/** What a write gets after the engine's Cancel. */
export const CANCELLED = "Cancelled: nothing more is written. The next `pulumi up` or `destroy` finishes the job.";

/** Only a 404 means that a thing is gone; 401, 429 and 5xx never do. */
export const isGone = (error: unknown): boolean => error instanceof TwilioError && error.status === 404;

/** Whether a create may have been carried out although it failed: look before creating again. */
export const mayHaveHappened = (error: unknown): boolean =>
  error instanceof LostAnswer || (error instanceof TwilioError && error.status >= 500);

/**
 * Clears up after a create that failed: what came to be in another account is removed again there.
 *
 * @throws the error itself, with the SID of what could not be removed
 */
export async function withdrawForeign(error: unknown, remove: (sid: string) => Promise<void>): Promise<never> {
  if (!(error instanceof ForeignAnswer) || !error.sid) throw error;
  const { sid } = error;
  await remove(sid).catch((reason: unknown) => {
    const why = reason instanceof Error ? reason.message : String(reason);
    throw new ProviderError(`${error.message}\n${sid} was made there and is left: remove it by hand (${why})`);
  });
  throw error;
}

export function describeAnswer(answer: HttpResponse, method: string, url: string, account: Account): TwilioError {
  const body = (typeof answer.body === "object" && answer.body !== null ? answer.body : {}) as {
    code?: unknown;
    message?: unknown;
    details?: { errors?: { property_path?: unknown; message?: unknown }[] };
  };
  const code = typeof body.code === "number" ? body.code : 0;
  // Twilio repeats what it was sent. The addresses in it are taken out here, known secrets where the error leaves.
  const message = typeof body.message === "string" ? hideAddresses(body.message) : "no message";
  const errors = (body.details?.errors ?? []).map((error) => ({
    propertyPath: String(error.property_path),
    message: hideAddresses(String(error.message)),
  }));
  const lines = [
    `${method.toUpperCase()} ${url}: Twilio answered ${answer.statusCode}${code ? ` (error ${code})` : ""}: ${message}`,
  ];
  lines.push(...errors.map((configError) => `  ${configError.propertyPath}: ${configError.message}`));
  const remedy = remedyFor(answer.statusCode, code, url, account);
  if (remedy) lines.push(remedy);
  return new TwilioError(lines.join("\n"), answer.statusCode, code, errors);
}

/** A refresh and a destroy run with the credentials in the state, which may be those that do not work any more. */
export const NEW_KEY =
  "If you have put another key into the stack config since the last `pulumi up`: a refresh and a destroy still use the last one. Run `pulumi up --refresh=false` once.";

function remedyFor(status: number, code: number, url: string, account: Account): string | undefined {
  const { sources, region = "us1" } = account;
  const who = `account ${account.accountSid} (${sources.account})`;
  const what = account.username === account.accountSid ? "auth token" : `API key ${account.username}`;
  const used = `the ${what} (${sources.credentials})`;
  if (code === 20008) return `The ${who} and ${used} are test credentials, which reach almost nothing: use live ones.`;
  // A 403 is about a right that is missing, whatever its code: the credentials were taken.
  if (status === 401 || (code === 20003 && status !== 403)) {
    return (
      `Twilio does not take ${used} for ${who}. Check that both belong together, that the key was not revoked, ` +
      `and that it is of region ${region} (twilio:region or TWILIO_REGION): a key is valid in one region only. ` +
      NEW_KEY
    );
  }
  if (status === 404 && /\/IncomingPhoneNumbers\.json(\?|$)/.test(url)) {
    return `Twilio finds no ${who} with ${used} in region ${region}: check the SID and the region.`;
  }
  if (status === 403) {
    const needed = neededFor(url);
    return (
      `Twilio does not let ${used} do this in ${who}. A Standard key may; a Restricted one needs ${needed}. ` +
      "Check, too, that the account is active."
    );
  }
  if (status === 429)
    return "Twilio was asked too much at once, for longer than we wait. Run it again: what was done is not done twice.";
  if (status >= 500) return "Twilio had an error of its own. Run it again: what was done is not done twice.";
  return undefined;
}

/** What a Restricted key needs for a request, in words. */
function neededFor(url: string): string {
  if (/\/Calls(?:\/[^/]+)?\.json/.test(url))
    return "to read calls, which belong to Voice (and to create them for `ringfence verify`)";
  if (/\/Executions\b/.test(url)) return "to read Studio's executions with their contexts and steps";
  return "phone numbers, Studio and Serverless";
}

export function describeNetworkError(error: Error, method: string, url: string, account: Account): ProviderError {
  if (error instanceof ProviderError) return error;
  const code = (error as NodeJS.ErrnoException).code ?? error.message;
  const { apiBaseUrl } = account;
  if (code === "ECONNREFUSED" && apiBaseUrl) {
    return new ProviderError(
      `Nothing listens at twilio:apiBaseUrl ${shownUrl(apiBaseUrl)}. If that is the local emulator, start it: \`npx ringfence emulator\`. ` +
        "For the real Twilio, remove twilio:apiBaseUrl (and TWILIO_API_BASE_URL).",
    );
  }
  const untrusted = certificateError(code);
  if (untrusted) return new ProviderError(`${new URL(apiBaseUrl ?? url).host} ${untrusted}`);
  return new LostAnswer(
    `${method.toUpperCase()} ${url}: no answer from Twilio (${code}). Check the network, and HTTPS_PROXY if you need one; then run it again: what was done is not done twice.`,
  );
}
