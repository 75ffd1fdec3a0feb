import { type NumberSelection } from "./numbers";

/** What of a line decides which numbers its filter leaves out. */
export interface Needs {
  /** Does the line forward to what the numbers did before? */
  handler: boolean;
  /** May numbers be taken off the SIP trunk or the TwiML application that answers them? */
  takeOver: boolean;
  /** Numbers whose handler the config gives. */
  former: ReadonlySet<string>;
}

/** A number of the account, as `twilio.voice.getPhoneNumbers` tells it. Blank texts mean: not set. */
export interface AccountNumber {
  /** E.164. */
  phoneNumber: string;
  friendlyName: string;
  /** URL of its voice handler; of one of our fences, where it is fenced already. */
  voiceUrl: string;
  voiceCapable: boolean;
  /** `voice` or `fax`. */
  voiceReceiveMode: string;
  trunkSid: string;
  voiceApplicationSid: string;
  /** Which other stack fences it, in words; missing or blank if none does. */
  fencedBy?: string;
}

/** What a selection comes to. */
export interface Resolution {
  /** E.164, sorted. */
  numbers: string[];
  /** Numbers that the selection names, and that are left out; sorted. */
  skipped: { number: string; reason: string }[];
}

/**
 * The numbers of a selection. Of a filter, those that cannot be fenced are skipped. A list is taken as it is: what is
 * wrong with a listed number is an error, which the provider finds.
 */
export function resolveNumbers(selection: NumberSelection, found: readonly AccountNumber[], needs: Needs): Resolution {
  if (selection.kind === "listed") return { numbers: [...selection.numbers].sort(), skipped: [] };
  const fits = selection.kind === "all" ? () => true : matcher(selection.friendlyName);
  const except = new Set(selection.except);
  const meant = found
    .filter(({ phoneNumber, friendlyName }) => !except.has(phoneNumber) && fits(friendlyName))
    .map((number) => ({ number: number.phoneNumber, reason: unfit(number, needs) }))
    .sort((one, other) => (one.number < other.number ? -1 : 1));
  return {
    numbers: meant.filter(({ reason }) => reason === undefined).map(({ number }) => number),
    skipped: meant.flatMap(({ number, reason }) => (reason === undefined ? [] : { number, reason })),
  };
}

function unfit(number: AccountNumber, { handler, takeOver, former }: Needs): string | undefined {
  if (!number.voiceCapable) return "it cannot take calls";
  if (number.voiceReceiveMode === "fax") return "it takes faxes";
  const routing =
    (number.trunkSid && `the SIP trunk ${number.trunkSid} answers it`) ||
    (number.voiceApplicationSid && `the TwiML application ${number.voiceApplicationSid} answers it`);
  if (routing && !takeOver) return routing;
  if (number.fencedBy !== undefined && number.fencedBy !== "") return `${number.fencedBy} fences it`;
  if (routing && handler) return `${routing}, and not a handler that could go on`;
  if (handler && number.voiceUrl === "" && !former.has(number.phoneNumber)) {
    return "it has no voice handler that could go on answering";
  }
  return undefined;
}

/** `*` stands for any text, upper and lower case are alike. */
function matcher(pattern: string): (name: string) => boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  const expression = new RegExp(`^${parts.join(".*")}$`, "is");
  return (name) => expression.test(name);
}
