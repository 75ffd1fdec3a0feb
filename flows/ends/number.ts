import { type ConfigError } from "../base/configError";
import { callerIdErrors, dial, dialledErrors, dialVerb, shownCallerId } from "./callerId";
import { type EndKind, standInNumber } from "./end";

/** One phone number, or several that ring at once. */
export interface ForwardNumber {
  kind: "number";
  /** E.164, 1 to 10: what Twilio's simultaneous ringing accepts. */
  numbers: string[];
  /** `caller` shows the caller's number (the called one where there is none to show), `called` ours, else an E.164 number. */
  callerId: string;
  /** Seconds to ring, 1 to 600; Twilio's default is 30. */
  timeout?: number;
  /** Record the call; off by default. */
  record?: boolean;
}

/** Dials one number, or several at once. */
export const number: EndKind<ForwardNumber> = {
  kind: "number",
  settings: ["callerId", "timeout", "record"],
  answers: "yes",
  standIns: {
    number: standInNumber,
    "number[]": standInNumber,
    callerId: () => "caller",
    timeout: () => 30,
    record: () => false,
  },
  read(config) {
    const [timeout, record] = [config.value("timeout"), config.value("record")];
    return {
      kind: "number",
      numbers: config.phoneNumbers("number"),
      callerId: config.callerId(),
      ...(typeof timeout === "number" ? { timeout } : {}),
      ...(typeof record === "boolean" ? { record } : {}),
    };
  },
  check: ({ numbers, callerId }, path, context) => [
    ...countErrors(numbers, `${path}.numbers`),
    ...numbers.flatMap((one, index) => dialledErrors(one, `${path}.numbers[${index}]`, context)),
    ...callerIdErrors(callerId, path),
  ],
  build({ numbers, callerId, timeout, record }, names) {
    const noun = numbers.length === 1 ? "number" : "number-multi";
    return dial(callerId, { noun, to: numbers.join(","), timeout, record }, names);
  },
  twiml: ({ numbers, callerId, timeout, record }, { call }) => [
    dialVerb(
      shownCallerId(callerId, call),
      { timeout, record },
      numbers.map((one) => ({ name: "Number", text: one })),
    ),
  ],
  words({ numbers, record }) {
    const target = numbers.join(", ");
    const recorded = record === true ? ", recorded" : "";
    return {
      short: `forwarded to ${target}${recorded}`,
      destination: `the ${numbers.length > 1 ? "numbers, which ring at once" : "number"}${recorded}:`,
      target,
      hears: `ringing, then ${target}`,
    };
  },
  isReached: ({ numbers }, end) => end.kind === "dial" && end.to.join() === numbers.join(),
  dials: ({ numbers }) => numbers,
  callerId: ({ callerId }) => callerId,
};

function countErrors({ length }: string[], path: string): ConfigError[] {
  if (length >= 1 && length <= 10) return [];
  const reason = "are not 1 to 10, which is what Twilio dials at once";
  return [{ path, value: `${length} numbers`, reason, remedy: "List 1 to 10" }];
}
