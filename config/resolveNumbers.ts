import { answeredInstead, type Fenceable, namePattern, whyNotFenced } from "../flows/policy/phoneNumbers";
import { type NumberSelection } from "./numbers";

/** The settings of a line that decide which numbers its filter skips. */
export interface Needs {
  /** Does the line forward to what the numbers did before? */
  handler: boolean;
  /** May numbers be taken off the SIP trunk or the TwiML application that answers them? */
  takeOver: boolean;
  /** Numbers whose handler the config gives. */
  former: ReadonlySet<string>;
}

/** A number of the account, as `twilio.voice.getPhoneNumbers` tells it. Blank texts mean: not set. */
export interface AccountNumber extends Fenceable {
  /** E.164. */
  phoneNumber: string;
  friendlyName: string;
  /** URL of its voice handler; of one of our fences, where it is fenced already. */
  voiceUrl: string;
  /** Which other stack fences it, in words; missing or blank if none does. */
  fencedBy?: string;
}

/** The result of a selection. */
export interface Resolution {
  /** E.164, sorted. */
  numbers: string[];
  /** Numbers that the selection matches and that cannot be fenced; sorted. */
  skipped: { number: string; reason: string }[];
}

/**
 * Chooses the numbers of a selection. A filter skips numbers that cannot be fenced. A list is taken as it is: the provider
 * refuses a listed number that cannot be fenced.
 */
export function resolveNumbers(selection: NumberSelection, found: readonly AccountNumber[], needs: Needs): Resolution {
  if (selection.kind === "listed") return { numbers: [...selection.numbers].sort(), skipped: [] };
  const fits = selection.kind === "all" ? () => true : namePattern(selection.friendlyName);
  const except = new Set(selection.except);
  const meant = found
    .filter(({ phoneNumber, friendlyName }) => !except.has(phoneNumber) && fits(friendlyName))
    .map((number) => ({ number: number.phoneNumber, reason: skipReason(number, needs) }))
    .sort((one, other) => (one.number < other.number ? -1 : 1));
  return {
    numbers: meant.filter(({ reason }) => reason === undefined).map(({ number }) => number),
    skipped: meant.flatMap(({ number, reason }) => (reason === undefined ? [] : { number, reason })),
  };
}

function skipReason(number: AccountNumber, { handler, takeOver, former }: Needs): string | undefined {
  const unfit = whyNotFenced(number, takeOver);
  if (unfit !== undefined) return unfit.reason;
  if (number.fencedBy !== undefined && number.fencedBy !== "") return `${number.fencedBy} fences it`;
  if (!handler) return undefined;
  const answer = answeredInstead(number);
  if (answer !== undefined) return `${answer} answers it, so there is no handler to forward to`;
  if (number.voiceUrl !== "" || former.has(number.phoneNumber)) return undefined;
  return "it has no voice handler, so there is nothing to forward to";
}
