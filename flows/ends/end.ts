import { type Call, type Handler } from "../base/call";
import { type ConfigError } from "../base/configError";
import { type ForwardNames } from "../base/names";
import { type Verb } from "../base/verb";
import { type FlowState } from "../definition";
import { type SimulatedEnd } from "../widgets";
import { type TextError } from "./checks";
import { type Sentence } from "./sentence";

/**
 * A kind of end: everything that Ringfence knows of it. Each kind is one file, and `index.ts` has the table.
 *
 * @typeParam E the end as a policy has it.
 */
export interface EndKind<E extends { kind: string }> {
  /** Also the config key that chooses this kind, if the kind has `read`. */
  kind: E["kind"];
  /** Config keys that may stand beside that key. */
  settings: readonly string[];
  /** Does such an end answer the call, so that it is billed? `maybe`: whoever takes the call over decides. */
  answers: "yes" | "no" | "maybe";
  /** Values that take the place of secret ones, by config key; `key[]` is an item of a list. A text needs none. */
  standIns: Readonly<Record<string, StandIn>>;
  /** Keys of credentials, in the config and in the widgets: no picture shows their values. */
  credentials?: readonly string[];
  /** Reads the end from the config; missing if no map can name it there. The reader takes reports of what is wrong. */
  read?(config: EndReader): E;
  /** Everything that is wrong with the end. @param path where the end is in the policy. */
  check(end: E, path: string, context: EndContext): ConfigError[];
  /** The widgets of the end; `check` has found nothing wrong with it. */
  build(end: E, names: ForwardNames, context: EndContext): Branch;
  /** What a Function answers in place of the widgets. Throws where the end cannot be answered for this call. */
  twiml(end: E, context: TwimlContext): Verb[];
  /** The end in words. */
  words(end: E): EndWords;
  /** In words that tell no more than what becomes of the caller; needed if the end is no destination. */
  secretWords?(end: E): EndWords;
  /** Did a simulated call come to this end? */
  isReached(end: E, reached: SimulatedEnd, call: Call, context: Pick<EndContext, "handlers" | "rejectUrl">): boolean;
  /** Phone numbers that the end dials, so that a call does not come back to a fenced one. */
  dials?(end: E): string[];
  /** The caller ID that is shown to these numbers; missing if the config has no setting `callerId` for the kind. */
  callerId?(end: E): string;
  /** Texts of the end that are secret whatever the config says. */
  secrets?(end: E): string[];
}

/** An end in words. Nothing in them is secret: addresses have no user, password or query. */
export interface EndWords {
  /** What happens to the caller, in a few words that follow "is": `forwarded to +15550100091`. */
  short: string;
  /** Where a forward leads, in full but for the target; follows "forwarded to": `the number:`. */
  destination: string;
  /** In full but for the target, following "is"; only if the words are not `forwarded to` and the destination. */
  long?: string;
  /** Where to, exactly, or what is spoken; follows the long form. */
  target?: string;
  /** What the caller hears. */
  hears: string;
  /** Whether the call is answered and billed, if `answers` of the kind does not say it. */
  billed?: string;
}

/** Words for an end whose details are secret. */
export function secretEnd(words: string): EndWords {
  return { short: words, long: words, destination: "secret", hears: "secret" };
}

/** Makes a value that the config accepts in place of a secret one; `count` makes it differ from all others. */
export type StandIn = (count: number) => unknown;

/** Reads the settings of one end from the config, and takes the reports of what is wrong with them. */
export interface EndReader {
  /** The value at a key, or at keys of nested maps; undefined if it is missing or the schema has refused it. */
  value(...keys: string[]): unknown;
  /** The text at a key without white space around it, checked; blank if it is missing. */
  text(key: string | readonly string[], check: (text: string) => TextError | undefined): string;
  /** The same, but undefined if it is missing. */
  optionalText(key: string | readonly string[], check: (text: string) => TextError | undefined): string | undefined;
  /** A text that keeps its white space, as a password does. */
  exactText(key: string, check: (text: string) => TextError | undefined): string | undefined;
  /** A sentence, checked; undefined if it is missing. */
  sentence(key: string | readonly string[]): Sentence | undefined;
  /** What callers meet who fail a challenge; undefined if it is missing or wrong. */
  otherwise(keys: readonly string[]): { kind: string } | undefined;
  /** One phone number, or a list of them, each once. */
  phoneNumbers(key: string): string[];
  /** `caller`, `called` or a phone number; `caller` if it is missing. */
  callerId(): string;
  /** Reports that `key` is missing, unless something else is wrong there. */
  missing(key: string, remedy: string): void;
  /** Adds a notice, unless the value at `key` is secret. */
  noticeUnlessSecret(key: string, reason: string, remedy: string): void;
}

/** What ends need to know beyond themselves. */
export interface EndContext {
  /** The fenced numbers. */
  numbers: string[];
  /** Former voice handlers by E.164 number. */
  handlers: Record<string, Handler>;
  /** The account that the flow runs in. */
  accountSid: string | undefined;
  /** URL of the document that rejects. */
  rejectUrl?: string;
  /** Where a challenge leads: callers who enter the digits, and all others. */
  onward?: { passed: string; failed: string };
}

/** What a Function knows of the call that it answers. */
export interface TwimlContext {
  call: Pick<Call, "from" | "to">;
  /** Former voice handlers by E.164 number. */
  handlers: Record<string, Handler>;
  accountSid: string | undefined;
  /** Where Twilio asks what comes next: when digits were entered, and when a message was recorded. */
  next: { entered: string; recorded: string };
}

/** A Function cannot answer the call with this end. The message is safe to log. */
export class UnanswerableError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UnanswerableError";
  }
}

/** Where an end is entered. All three are one widget where the caller's number makes no difference. */
export interface Entry {
  /** For callers who are not a keypad word: a phone number in any form, SIP, client, or a word in letters. */
  known: string;
  /** For hidden callers, who have no number to show. */
  concealed: string;
  /** For callers of any kind. */
  any: string;
}

/** The widgets of one end. Some cannot be reached if not all entries are used. */
export interface Branch {
  states: FlowState[];
  entry: Entry;
}

/** A branch that all callers enter by its first widget. */
export function oneEntry(first: FlowState, ...others: FlowState[]): Branch {
  const { name } = first;
  return { states: [first, ...others], entry: { known: name, concealed: name, any: name } };
}

/** A SID that stands for a secret one. */
export const standInSid = (prefix: string): string => prefix + "0".repeat(32);

/** The URL that stands for a secret one. No such host can be. */
export const standInUrl: StandIn = (count) => `https://secret.invalid/${count}`;

/** The phone number that stands for a secret one: no country has its calling code. */
export const standInNumber: StandIn = (count) => `+999${String(count).padStart(10, "0")}`;
