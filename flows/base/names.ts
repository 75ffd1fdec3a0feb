/**
 * Names of the widgets that a compiled flow has. Reviewers read them in Studio; `describeChange` finds its way by them.
 */
export const STATE = {
  trigger: "Trigger",
  /** First of one or more splits; the others have a number after it. */
  exceptions: "caller_exceptions",
  keypadWord: "caller_keypad_word",
  hidden: "caller_hidden",
  country: "caller_country",
  /** Decides which route a caller takes who got through. */
  route: "caller_route",
  reject: "reject_call",
  /** Says a sentence in place of a reject. */
  announce: "reject_announcement",
  /** Notes, in mode `monitor`, who would have been rejected. */
  wouldReject: "would_reject",
} as const;

/** Names of the widgets of one forward. */
export interface ForwardNames {
  /** Entry of the plain kinds; the one that dials, records or queues. */
  call: string;
  /** Tells keypad words from phone numbers. */
  keypadWord: string;
  /** Decides whether the caller's number can be shown to the one who is dialled. */
  callerId: string;
  /** Dials with the called number as caller ID. */
  concealed: string;
  /** Records a message. */
  record: string;
  /** Redirects to the former handler of a number. */
  handlerOf: (number: string) => string;
}

/** @param prefix `forward` for the plain one, else `route_1` and so on. */
export function forwardNames(prefix: string): ForwardNames {
  return {
    call: `${prefix}_call`,
    keypadWord: `${prefix}_keypad_word`,
    callerId: `${prefix}_caller_id`,
    concealed: `${prefix}_concealed`,
    record: `${prefix}_record`,
    handlerOf: (number) => `${prefix}_${number.replace("+", "")}`,
  };
}

/** Only `match` transitions that lead here reject; the validator holds redirects of such a name to be rejects. */
export function isReject(stateName: string): boolean {
  return stateName.startsWith("reject");
}

/** The Liquid expressions that a compiled flow looks at. */
export const LIQUID = {
  caller: "{{trigger.call.From}}",
  called: "{{trigger.call.To}}",
  callerCountry: "{{trigger.call.CallerCountry}}",
  /** The caller's number, as Studio's own default for a caller ID writes it. */
  contact: "{{contact.channel.address}}",
  /** The called number. */
  ourNumber: "{{flow.channel.address}}",
} as const;
