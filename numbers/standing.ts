import { type NumberOperation } from "./operation";
import { type Session } from "./session";
import { type FenceLookup, fenceKey } from "../twilio/fences";
import { fenceOf, lineOf } from "../twilio/mark";
import { HOSTED_LINES, hostedLineOf } from "../twilio/hosted";
import { type PhoneNumber } from "../twilio/numbers";
import { ProviderError } from "../twilio/failure";
import { type LinePlan, type Stamps, numbersOf } from "./lines";
import { type OwnFences, isOther } from "./ours";
import { type Memory } from "./recall";
import { isRouted } from "./settings";

/** Which flow of ours a number is on, or which line of our Function. */
interface Standing {
  number: string;
  /** `<fence>/<line>`: the name of the flow. */
  owner: string;
  line: string;
  /** Whose stamp it carries: the line's own, or that of all lines of the Function. */
  stamped: string;
  /** The flow, or the service of the Function. */
  sid: string;
  /** The flow's SID, or the Function's host name. */
  key: string;
  stamp?: string;
  /** Whether its calls go there: none does while a trunk or an application answers it. */
  answered: boolean;
}

/** Where numbers are that are on flows of this fence. */
export async function standings(
  numbers: Iterable<string>,
  live: Map<string, PhoneNumber>,
  { lookup, names }: OwnFences,
): Promise<Standing[]> {
  const found: Standing[] = [];
  for (const number of new Set(numbers)) {
    const shown = live.get(number);
    const fence = shown && (await lookup.at(shown.voiceUrl));
    if (!fence || !("mark" in fence) || isOther(fence, names)) continue;
    const { owner, stamp } = fence.mark;
    const line = lineOf(owner);
    const stamped = fence.hosted ? HOSTED_LINES : line;
    const key = hostedLineOf(shown.voiceUrl)?.domain ?? fence.sid;
    const answered = !isRouted(shown);
    found.push({ number, owner, line, stamped, sid: fence.sid, key, answered, ...(stamp && { stamp }) });
  }
  return found;
}

/**
 * Numbers that are on flows of ours and that nothing is remembered of: somebody pointed them there, or the state that knew them is
 * lost. They are left where they are.
 *
 * @param on where the remembered numbers are
 */
function unremembered(
  on: Standing[],
  remembered: Record<string, unknown>,
  live: Map<string, PhoneNumber>,
  accountSid: string,
): string[] {
  const fences = new Set(on.map(({ key }) => key));
  return [...live.values()]
    .filter(({ phoneNumber, voiceUrl }) => !remembered[phoneNumber] && fences.has(fenceKey(voiceUrl, accountSid) ?? ""))
    .map(({ phoneNumber }) => phoneNumber)
    .sort();
}

/** Names them, with the ways out. */
export function nameUnremembered(
  { log, twilio }: Pick<NumberOperation, "log" | "twilio">,
  on: Standing[],
  remembered: Record<string, unknown>,
  live: Map<string, PhoneNumber>,
): void {
  const numbers = unremembered(on, remembered, live, twilio.accountSid);
  if (numbers.length === 0) return;
  log.warning(
    `${numbers.join(", ")}: on a flow of this stack, and nothing is remembered of what ${numbers.length === 1 ? "it" : "each"} had before. ` +
      "Left there. Point it elsewhere in the Twilio console, or add it to ringfence:numbers with what it had in ringfence:former.",
  );
}

/** The stamps of flows that numbers are on, by line: what a state that is made anew takes over on purpose. */
export async function stampsSeen(
  numbers: Iterable<string>,
  live: Map<string, PhoneNumber>,
  lookup: FenceLookup,
  names: readonly string[],
): Promise<Stamps> {
  const stamps: Stamps = {};
  for (const { stamped, stamp } of await standings(numbers, live, { lookup, names }))
    if (stamp) stamps[stamped] = [...new Set([...(stamps[stamped] ?? []), stamp])];
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
  if (!plans) return held;
  for (const { number, line, answered } of on) {
    if (!remembered.has(number) || !answered) continue;
    const served = plans[line] !== undefined && numbersOf(plans, line, phoneNumbers).includes(number);
    if (!served) held[line] = [...(held[line] ?? []), number].sort();
  }
  return held;
}

/** Those of the held numbers that are still remembered. */
export function stillHeld(held: Record<string, string[]>, { settings, retired }: Memory): Record<string, string[]> {
  const entries = Object.entries(held).map(([line, numbers]): [string, string[]] => [
    line,
    numbers.filter((number) => settings[number] ?? retired[number]),
  ]);
  return Object.fromEntries(entries.filter(([, numbers]) => numbers.length > 0));
}

/** Both together: a look adds numbers that strayed to another line's flow, and takes none away before the next change. */
export function withHeld(held: Record<string, string[]>, more: Record<string, string[]>): Record<string, string[]> {
  const lines = new Set([...Object.keys(held), ...Object.keys(more)]);
  return Object.fromEntries(
    [...lines].map((line) => [line, [...new Set([...(held[line] ?? []), ...(more[line] ?? [])])].sort()]),
  );
}

/**
 * Stops a state that a newer copy has overtaken: it would put back an older past, or take numbers off lines that it does not know.
 *
 * @param session knows more stamps, if this run has seen a memory: a destroy without a refresh has not. Left out by the memory itself
 * @param adopted stamps that the config takes over on purpose
 * @throws ProviderError that names every flow whose stamp is not known, and how to go on
 */
export function refuseOlderCopy(on: Standing[], stamps: Stamps, session?: Session, adopted?: readonly string[]): void {
  const [first, ...others] = unknownStamps(on, stamps, session, adopted);
  if (first)
    throw new ProviderError(sentences(olderCopy(first.sid, first.stamp, session?.knowsMemory ?? true, others)));
}

/** Stamps that this state did not write, each with its flow or service: those of a newer copy. */
export function unknownStamps(
  on: Standing[],
  stamps: Stamps,
  session?: Session,
  adopted: readonly string[] = [],
): { sid: string; stamp: string }[] {
  const unknown = new Map<string, string>();
  for (const { stamped, owner, sid, stamp } of on) {
    const known = [...(stamps[stamped] ?? []), ...(session?.stampsOf(`${fenceOf(owner)}/${stamped}`) ?? [])];
    if (stamp && ![...known, ...adopted].includes(stamp) && !session?.hasAdopted(stamp)) unknown.set(stamp, sid);
  }
  return [...unknown].map(([stamp, sid]) => ({ stamp, sid }));
}

/**
 * Of a flow whose stamp is not known.
 *
 * @param complete whether the memory was asked
 * @param others flows of the same state that this is true of as well
 */
export const olderCopy = (
  sid: string,
  stamp: string,
  complete: boolean,
  others: readonly { sid: string; stamp: string }[] = [],
): { what: string; remedy: string } =>
  complete
    ? {
        what: `This stack's state is an older copy: ${named(sid)} carries the stamp ${stamp}, which a newer copy of the state has written${others.map((other) => `; so does ${named(other.sid)} with ${other.stamp}`).join("")}.`,
        remedy:
          "Nothing was changed. Bring the newest state back (`pulumi stack import`), or drop this copy (`pulumi stack rm --force`). " +
          takeOver(stamp, ...others.map((other) => other.stamp)),
      }
    : {
        what: `${capitalized(named(sid))} carries the stamp ${stamp}, which this run does not know: a run of this stack was interrupted, or this state is an older copy.`,
        remedy:
          "Nothing was changed. Run it again with --refresh, which asks the stack's memory. " +
          "If this state has no memory, since it was moved away, its stack has the numbers: drop this one (`pulumi stack rm --force`).",
      };

const named = (sid: string): string => `${sid.startsWith("ZS") ? "Serverless service" : "flow"} ${sid}`;

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** How a state takes over from a newer copy that is lost: one stamp for each of its flows. */
export const takeOver = (...stamps: string[]): string => {
  const commands = stamps.map(
    (stamp, index) => `\`pulumi config set --path 'ringfence:adopt[${index}]' --type string ${stamp}\``,
  );
  return `If the newer copy is lost, take over on purpose: ${commands.join(", ")}, then \`pulumi up\`.`;
};

export const sentences = ({ what, remedy }: { what: string; remedy: string }): string => `${what} ${remedy}`;
