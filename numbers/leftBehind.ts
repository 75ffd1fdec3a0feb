import { type Twilio } from "../twilio/client";
import { findFlows, flowSidOf } from "../twilio/flows";
import { fenceAmong, hostedLineOf } from "../twilio/hosted";
import { fenceOf } from "../twilio/mark";
import { type PhoneNumber } from "../twilio/numbers";
import { type OwnFences, isOther } from "./ours";

/** Numbers (E.164) by the name of the line that they are on. */
export type LeftBehind = Map<string, string[]>;

/**
 * Looks for numbers on lines of this fence that no memory knows. A memory that is made anew asks, and so does each refresh: if the
 * state was lost, or is an older one, nobody else would ever name a number whose line has left the config, or now runs elsewhere.
 *
 * It needs a request only if an unknown number is on a Studio flow: one for every 1,000 flows of the account.
 *
 * @param known numbers (E.164) that are expected there
 * @returns numbers by the name of their line
 */
export async function leftBehind(
  twilio: Twilio,
  live: Map<string, PhoneNumber>,
  { lookup, names }: OwnFences,
  known: ReadonlySet<string>,
): Promise<LeftBehind> {
  const unknown = [...live.values()].filter(({ phoneNumber }) => !known.has(phoneNumber));
  const sidOf = ({ voiceUrl }: PhoneNumber) => flowSidOf(voiceUrl, twilio.accountSid);
  const named = unknown.some(sidOf)
    ? new Set(await findFlows(twilio, (name) => names.includes(fenceOf(name))))
    : new Set<string>();
  const lines: LeftBehind = new Map();
  const ownerOf = async (number: PhoneNumber) => {
    // The host name says whose it is, also if the service is gone.
    const line = hostedLineOf(number.voiceUrl);
    const name = line && fenceAmong(names, line);
    if (name !== undefined) return `${name}/${line?.line}`;
    const fence = named.has(sidOf(number) ?? "") ? await lookup.at(number.voiceUrl) : undefined;
    return fence && "mark" in fence && !isOther(fence, names) ? fence.mark.owner : undefined;
  };
  for (const number of unknown) {
    const owner = await ownerOf(number);
    if (owner !== undefined) lines.set(owner, [...(lines.get(owner) ?? []), number.phoneNumber].sort());
  }
  return lines;
}

/** An error for the numbers of each line, but for those that the config has by now. */
export function leftBehindErrors(lines: LeftBehind, configured: readonly string[]): string[] {
  return [...lines].flatMap(([line, all]) => {
    const numbers = all.filter((number) => !configured.includes(number));
    if (numbers.length === 0) return [];
    return (
      `${numbers.join(", ")}: on the line ${line} of this stack's name, and neither the config nor the state knows ${numbers.length === 1 ? "it" : "them"}. ` +
      "If the state is an older one, bring the newest back (`pulumi stack import`). " +
      "If it was lost, add the numbers to ringfence:numbers and say in ringfence:former what each had. " +
      "If another stack of this name is alive, rename one (`pulumi stack rename`). Otherwise point them elsewhere in the Twilio console."
    );
  });
}
