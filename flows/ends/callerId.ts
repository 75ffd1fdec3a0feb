import { type ConnectProperties } from "../../schema/generated/flow-definition";
import { type Call } from "../base/call";
import { E164_PATTERN, isE164, KEYPAD_WORDS } from "../base/caller";
import { type ConfigError } from "../base/configError";
import { type ForwardNames, LIQUID } from "../base/names";
import { type Verb } from "../base/verb";
import { connect, split } from "../widgets";
import { type Branch, type EndContext, oneEntry } from "./end";

/** Seconds that Studio rings by default. */
export const DEFAULT_TIMEOUT = 30;

/**
 * Dials with a caller ID. Twilio refuses one that is not a phone number, so with `caller` hidden, SIP and client callers
 * take a dial of their own that shows the called number; so do numbers in another form than E.164, which a carrier may
 * refuse. Keypad words look like E.164, and are separated before.
 *
 * @param callerId `caller`, `called` or an E.164 number.
 */
export function dial(
  callerId: string,
  { timeout = DEFAULT_TIMEOUT, record = false, ...destination }: ConnectProperties,
  names: ForwardNames,
): Branch {
  const showing = (shown: string): ConnectProperties => ({ ...destination, timeout, record, caller_id: shown });
  if (callerId !== "caller") {
    return oneEntry(connect(names.call, showing(callerId === "called" ? LIQUID.ourNumber : callerId)));
  }
  return {
    states: [
      split(names.keypadWord, LIQUID.caller, names.callerId, [
        {
          label: "Hidden, as a keypad word",
          type: "matches_any_of",
          value: KEYPAD_WORDS.join(","),
          next: names.concealed,
        },
      ]),
      split(names.callerId, LIQUID.caller, names.concealed, [
        { label: "Caller has a phone number", type: "regex", value: `(${E164_PATTERN})`, next: names.call },
      ]),
      connect(names.call, showing(LIQUID.contact)),
      connect(names.concealed, showing(LIQUID.ourNumber)),
    ],
    entry: { known: names.callerId, concealed: names.concealed, any: names.keypadWord },
  };
}

/** The caller ID that `dial` shows for a call: the called number where the caller has none that Twilio accepts. */
export function shownCallerId(callerId: string, { from, to }: Pick<Call, "from" | "to">): string {
  if (callerId !== "caller") return callerId === "called" ? to : callerId;
  const caller = from.trim();
  return isE164(caller) && !KEYPAD_WORDS.includes(caller) ? caller : to;
}

/**
 * A dial in TwiML. `record` is what Studio's "record call" is: Twilio documents `true` as the older name of
 * `record-from-answer`. A blank caller ID is left out, since there is none to show.
 */
export function dialVerb(
  callerId: string,
  { timeout = DEFAULT_TIMEOUT, record = false }: Pick<ConnectProperties, "timeout" | "record">,
  nested: readonly Verb[],
): Verb {
  const attributes = {
    ...(callerId !== "" && { callerId }),
    timeout: String(timeout),
    ...(record && { record: "record-from-answer" }),
  };
  return { name: "Dial", attributes, nested };
}

/** What is wrong with a phone number that an end dials. @param path where the number is in the policy. */
export function dialledErrors(number: string, path: string, { numbers: fenced }: EndContext): ConfigError[] {
  const at = { path, value: JSON.stringify(number) };
  if (!isE164(number)) {
    return [{ ...at, reason: "is not a phone number in E.164 form", remedy: 'Write it as "+15550100001"' }];
  }
  if (!fenced.includes(number)) return [];
  const reason = "is fenced by this line, so the call would come back to the fence";
  return [{ ...at, reason, remedy: "Forward to another number" }];
}

/** What is wrong with a caller ID. */
export function callerIdErrors(callerId: string, path: string): ConfigError[] {
  if (callerId === "caller" || callerId === "called" || isE164(callerId)) return [];
  return [
    {
      path: `${path}.callerId`,
      value: JSON.stringify(callerId),
      reason: "is neither caller, called nor a phone number in E.164 form",
      remedy: 'Write "caller", "called" or a number such as "+15550100001"',
    },
  ];
}
