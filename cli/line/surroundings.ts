import { forwardsOf, type Handler, needsHandlers, type Policy, type Surroundings } from "../../flows";
import { formerHandler } from "../../config";
import { type SoundReading } from "../stack";

/** Host of URLs that stand for the former handlers of numbers. No such host can be. */
const FORMER_HOST = "former-handler.invalid";

/** Host of URLs that stand for the documents that Ringfence hosts. */
const HOSTED = "https://hosted-by-ringfence.invalid";

/** What a flow needs, with made-up URLs for what only the account knows. */
export interface OfflineSurroundings extends Surroundings {
  accountSid: string;
  /** Is the account's SID made up? */
  madeUpAccount: boolean;
  /** Numbers whose former handler is made up, sorted. */
  madeUp: string[];
}

/**
 * The surroundings of a line's flow as far as the config tells them.
 *
 * @param sharing `each`: every number has a made-up handler of its own. `shared`: one for all, so that a flow does not
 * grow beyond Studio's limit for handlers that numbers share in truth.
 */
export function offlineSurroundings(
  policy: Policy,
  { config: { former }, accountSid }: Pick<SoundReading, "config" | "accountSid">,
  sharing: "each" | "shared",
): OfflineSurroundings {
  const forwards = forwardsOf(policy);
  const needed = needsHandlers(policy);
  const handlers: Record<string, Handler> = {};
  const madeUp: string[] = [];
  for (const number of policy.numbers) {
    const known = formerHandler(former, number);
    if (known === undefined && needed) madeUp.push(number);
    handlers[number] =
      known === undefined
        ? { voiceUrl: `https://${FORMER_HOST}/${sharing === "each" ? number : ""}`, voiceMethod: "POST" }
        : { voiceUrl: known.voiceUrl, voiceMethod: known.voiceMethod };
  }
  return {
    rejectUrl: policy.rejectUrl ?? `${HOSTED}/reject/${policy.rejectReason}.xml`,
    handlers,
    accountSid: accountSid ?? `AC${"0".repeat(32)}`,
    madeUp: madeUp.sort(),
    madeUpAccount: accountSid === undefined && forwards.some(({ kind }) => kind === "flow"),
  };
}

/** Is `url` a made-up one of a former handler? */
export function isMadeUp(url: string): boolean {
  return URL.canParse(url) && new URL(url).hostname === FORMER_HOST;
}
