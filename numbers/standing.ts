import { type FenceLookup, lineOf } from "../provider/twilio/fences";
import { flowSidOf } from "../provider/twilio/flows";
import { type Session } from "../provider/session";
import { type PhoneNumber } from "../provider/twilio/numbers";
import { ProviderError } from "../provider/wire/failure";
import { type LinePlan, type Stamps, numbersOf } from "./lines";
import { type OwnFences, isOther } from "./ours";

/** Which flow of ours a number is on. */
interface Standing {
  number: string;
  line: string;
  sid: string;
  stamp?: string;
}

/** Where numbers are that are on flows of this fence. */
export async function standings(
  numbers: Iterable<string>,
  live: Map<string, PhoneNumber>,
  { lookup, names }: OwnFences,
): Promise<Standing[]> {
  const found: Standing[] = [];
  for (const number of new Set(numbers)) {
    const fence = await lookup.at(live.get(number)?.voiceUrl ?? "");
    if (!fence || !("mark" in fence) || isOther(fence, names)) continue;
    const { owner, stamp } = fence.mark;
    found.push({ number, line: lineOf(owner), sid: fence.sid, ...(stamp && { stamp }) });
  }
  return found;
}

/**
 * Numbers that are on flows of ours and that nothing is remembered of: somebody pointed them there, or the state that knew them is
 * lost. They are left where they are.
 *
 * @param on where the remembered numbers are
 */
export function unremembered(
  on: Standing[],
  remembered: Record<string, unknown>,
  live: Map<string, PhoneNumber>,
  accountSid: string,
): string[] {
  const flows = new Set(on.map(({ sid }) => sid));
  return [...live.values()]
    .filter(({ phoneNumber, voiceUrl }) => !remembered[phoneNumber] && flows.has(flowSidOf(voiceUrl, accountSid) ?? ""))
    .map(({ phoneNumber }) => phoneNumber)
    .sort();
}

/** The stamps of flows that numbers are on, by line: what a state that is made anew takes over on purpose. */
export async function stampsSeen(
  numbers: Iterable<string>,
  live: Map<string, PhoneNumber>,
  lookup: FenceLookup,
  names: readonly string[],
): Promise<Stamps> {
  const stamps: Stamps = {};
  for (const { line, stamp } of await standings(numbers, live, { lookup, names }))
    if (stamp) stamps[line] = [...new Set([...(stamps[line] ?? []), stamp])];
  return stamps;
}

/** Numbers that a flow has to go on serving: they are on it now, and are to be on another line's, or on none. */
export function heldBy(
  on: Standing[],
  remembered: ReadonlySet<string>,
  plans: Record<string, LinePlan> | undefined,
  phoneNumbers: readonly string[],
): Record<string, string[]> {
  const held: Record<string, string[]> = {};
  for (const { number, line } of on) {
    if (!remembered.has(number)) continue;
    const served = plans?.[line] !== undefined && numbersOf(plans, line, phoneNumbers).includes(number);
    if (!served) held[line] = [...(held[line] ?? []), number].sort();
  }
  return held;
}

/**
 * Stops a state that a newer copy has overtaken: it would put back an older past, or take numbers off lines that it does not know.
 *
 * @throws ProviderError that names the flow and both ways out
 */
export function refuseOlderCopy(on: Standing[], stamps: Stamps, session: Session): void {
  for (const { line, sid, stamp } of on) {
    if (stamp && !(stamps[line] ?? []).includes(stamp) && !session.knowsStamp(stamp))
      throw new ProviderError(olderCopy(sid, stamp));
  }
}

export const olderCopy = (sid: string, stamp: string): string =>
  `This stack's state is an older copy: flow ${sid} carries the stamp ${stamp}, which a newer copy of the state has written. ` +
  "Nothing was changed. Bring the newest state back (`pulumi stack import`), or drop this copy (`pulumi stack rm --force`). " +
  `If the newer one is lost, take over on purpose: \`pulumi config set --path 'ringfence:adopt[0]' --type string ${stamp}\`, then \`pulumi up\`.`;
