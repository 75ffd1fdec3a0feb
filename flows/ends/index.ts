import { type ConfigError } from "../base/configError";
import { forwardNames } from "../base/names";
import { type Verb } from "../base/verb";
import { announce } from "./announce";
import { challenge, type ChallengeOf } from "./challenge";
import { client } from "./client";
import { type Branch, type EndContext, type EndKind, type StandIn, type TwimlContext } from "./end";
import { existing, type ForwardExisting } from "./existing";
import { flex } from "./flex";
import { flow } from "./flow";
import { number } from "./number";
import { queue } from "./queue";
import { reject } from "./reject";
import { say } from "./say";
import { sip } from "./sip";
import { voicemail } from "./voicemail";
import { webhook } from "./webhook";

/**
 * The table of forwards, in the order in which messages list them. A new kind is a file, a row, and its keys in the
 * config schema. A test of every kind says in which documents it has to be named.
 */
const FORWARDS = [existing, number, webhook, sip, client, flow, flex, queue, voicemail, say] as const;

/** What answers a call behind the fence. One kind alone is `Extract<Forward, { kind: "sip" }>`, for example. */
export type Forward = EndOf<(typeof FORWARDS)[number]>;

/** Ends for callers who are turned away, beside the forwards. */
const TURNED_AWAY = [reject, announce] as const;

/** A forward that callers can be sent to whom a check turns away. */
export type AwayForward = Exclude<Forward, ForwardExisting>;

/** Asks turned-away callers for digits. */
export type Challenge = ChallengeOf<AwayForward>;

/** What callers meet whom a check turns away, where that is not a reject. */
export type AwayEnd = AwayForward | Challenge;

/** Where a check sends a caller. */
export type End = Forward | EndOf<(typeof TURNED_AWAY)[number]> | Challenge;

type EndOf<Kind> = Kind extends EndKind<infer End> ? End : never;

export { type Branch, type EndContext, type EndReader, type Entry, type TwimlContext, UnanswerableError } from "./end";
export { type RejectReason } from "./reject";
export { type Sentence, sentenceText } from "./sentence";
export { DEFAULT_ATTEMPTS } from "./challenge";

/** The kinds of forward that a map in the config can name. */
export const FORWARD_KINDS = FORWARDS.filter((one) => one.read !== undefined) as readonly EndKind<AwayForward>[];

/** The kinds of end that a map in the config can name for callers who are turned away. */
export const AWAY_KINDS: readonly EndKind<AwayEnd>[] = [...FORWARD_KINDS, challenge as EndKind<Challenge>];

const KINDS: readonly EndKind<End>[] = [...FORWARDS, ...TURNED_AWAY, challenge as EndKind<Challenge>];

const BY_KIND: ReadonlyMap<string, EndKind<End>> = new Map(KINDS.map((kind) => [kind.kind, kind]));

/** The kind of an end. */
export function kindOf({ kind }: End): EndKind<End> {
  const found = BY_KIND.get(kind);
  if (found === undefined) throw new Error(`there is no end of kind ${kind}`);
  return found;
}

/** Everything that is wrong with a forward. @param path where the forward is in the policy. */
export function forwardErrors(forward: Forward, path: string, context: EndContext): ConfigError[] {
  return kindOf(forward).check(forward, path, context);
}

/** Everything that is wrong with an end for turned-away callers. @param path where it is in the policy. */
export function awayErrors(end: AwayEnd, path: string, context: EndContext): ConfigError[] {
  const errors = kindOf(end).check(end, path, context);
  if (end.kind !== "challenge" || end.otherwise === undefined) return errors;
  return [...errors, ...forwardErrors(end.otherwise, `${path}.otherwise`, context)];
}

/** The ends that callers may be sent to: this one, and what follows a challenge. */
export function endsWithin(end: AwayEnd): AwayForward[] {
  if (end.kind !== "challenge") return [end];
  return end.otherwise === undefined ? [] : [end.otherwise];
}

/** The widgets of an end. @param prefix what the names of the widgets begin with. */
export function branchOf(forward: End, prefix: string, context: EndContext): Branch {
  return kindOf(forward).build(forward, forwardNames(prefix), context);
}

/** An end in TwiML. */
export function verbsOf(end: End, context: TwimlContext): Verb[] {
  return kindOf(end).twiml(end, context);
}

/** The phone numbers that a forward dials. */
export function dialledNumbers(forward: Forward): string[] {
  return kindOf(forward).dials?.(forward) ?? [];
}

/** Texts of a forward that are secret whatever the config says. */
export function secretTexts(forward: Forward): string[] {
  return kindOf(forward).secrets?.(forward) ?? [];
}

/** What takes the place of secret values, by config key. */
export const END_STAND_INS: Readonly<Record<string, StandIn>> = Object.assign(
  {},
  ...KINDS.map(({ standIns }) => standIns),
) as Readonly<Record<string, StandIn>>;

/** Keys of credentials, in the config and in the widgets of ends: nobody is shown their values. */
export const CREDENTIALS: ReadonlySet<string> = new Set(FORWARD_KINDS.flatMap(({ credentials = [] }) => credentials));
