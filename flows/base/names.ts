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
  /** Are callers from this country judged by the verdict on their caller ID? */
  verification: "caller_verification",
  /** The verdict on the caller ID. */
  verdict: "caller_verdict",
  /** Asks a server or a Function about the caller. */
  lookUp: "caller_lookup",
  /** Is the answer one in a form that we know? */
  answerForm: "caller_answer_form",
  /** What the answer says. */
  answer: "caller_answer",
  /** The end of an answered call. */
  hangUp: "away_hang_up",
} as const;

/** What the names of the widgets begin with that turned-away callers meet in place of a reject. */
export const AWAY = "away_";

/** The name of a check for callers who have been answered: by a challenge that they passed. */
export function answeredName(check: string): string {
  return check.replace("caller_", "answered_");
}

/** Is it a widget for callers who are turned away? */
export function isTurnedAway(stateName: string): boolean {
  return isReject(stateName) || stateName === STATE.wouldReject || stateName.startsWith(AWAY);
}

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
  /** Asks for digits, the first time or a later one. */
  attempt: (count: number) => string;
  /** Compares what was entered. */
  entry: (count: number) => string;
}

/** @param prefix `forward` for the plain one, `route_1` and so on, or `away_` and a check. */
export function forwardNames(prefix: string): ForwardNames {
  return {
    call: `${prefix}_call`,
    keypadWord: `${prefix}_keypad_word`,
    callerId: `${prefix}_caller_id`,
    concealed: `${prefix}_concealed`,
    record: `${prefix}_record`,
    handlerOf: (number) => `${prefix}_${number.replace("+", "")}`,
    attempt: (count) => `${prefix}_attempt_${count}`,
    entry: (count) => `${prefix}_entry_${count}`,
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
  callSid: "{{trigger.call.CallSid}}",
  /** STIR/SHAKEN's verdict on the caller ID. Twilio does not list it among Studio's variables. */
  stirVerstat: "{{trigger.call.StirVerstat}}",
  /** The caller's number, as Studio's own default for a caller ID writes it. */
  contact: "{{contact.channel.address}}",
  /** The called number. */
  ourNumber: "{{flow.channel.address}}",
} as const;

/** What a look-up tells of the call: parameters of the voice webhook. */
export const LOOK_UP_PARAMETERS = {
  From: LIQUID.caller,
  To: LIQUID.called,
  CallSid: LIQUID.callSid,
  CallerCountry: LIQUID.callerCountry,
  StirVerstat: LIQUID.stirVerstat,
} as const;

/** The digits that were entered at a widget. */
export const enteredDigits = (stateName: string): string => `{{widgets.${stateName}.Digits}}`;

/** The member `verdict` of the JSON object that a look-up answered. */
export const answeredVerdict = (stateName: string): string => `{{widgets.${stateName}.parsed.verdict}}`;

/** What a look-up answered, as it came. */
export const answeredBody = (stateName: string): string => `{{widgets.${stateName}.body}}`;
