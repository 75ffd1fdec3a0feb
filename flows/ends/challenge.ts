import { type ConfigError } from "../base/configError";
import { enteredDigits } from "../base/names";
import { type FlowState } from "../definition";
import { gather, split } from "../widgets";
import { textErrors, type TextError } from "./checks";
import { type EndKind, oneEntry } from "./end";
import { type Sentence, sentenceErrors, sentenceText, speechOf, spoken } from "./sentence";

/** Asks the caller for digits. Who enters them goes on from the check that asked. */
export interface ChallengeOf<Otherwise> {
  kind: "challenge";
  say: Sentence;
  /** 1 to 8 digits. */
  digits: string;
  /** How often the caller is asked, 1 to 3; 2 by default. */
  attempts?: number;
  /** Seconds to wait for the digits, 1 to 30; 5 by default. */
  timeout?: number;
  /** What callers meet who do not enter them; they are hung up on by default. */
  otherwise?: Otherwise;
}

/** How often a caller is asked by default. */
export const DEFAULT_ATTEMPTS = 2;

const DEFAULT_WAIT = 5;

const LONG = "answered (and billed), and let on only after entering digits; hears:";

/** Why `text` cannot be what a caller has to enter. */
function digitsError(text: string): TextError | undefined {
  if (/^[0-9]{1,8}$/.test(text)) return undefined;
  return { reason: "is not 1 to 8 digits", remedy: 'Write digits in quotes, such as "4"' };
}

/** A sentence and a wait for digits, as often as there are attempts: widgets in a row, without a loop. */
export const challenge: EndKind<ChallengeOf<{ kind: string }>> = {
  kind: "challenge",
  settings: [],
  answers: "yes",
  standIns: {
    challenge: () => ({ say: "secret", digits: "0" }),
    digits: () => "0",
    attempts: () => DEFAULT_ATTEMPTS,
    otherwise: () => ({ say: "secret" }),
  },
  read(config) {
    const [attempts, timeout] = [config.value("challenge", "attempts"), config.value("challenge", "timeout")];
    const otherwise = config.otherwise(["challenge", "otherwise"]);
    return {
      kind: "challenge",
      say: config.sentence(["challenge", "say"]) ?? "",
      digits: config.text(["challenge", "digits"], digitsError),
      ...(typeof attempts === "number" && { attempts }),
      ...(typeof timeout === "number" && { timeout }),
      ...(otherwise !== undefined && { otherwise }),
    };
  },
  check: ({ say, digits, attempts = DEFAULT_ATTEMPTS, timeout = DEFAULT_WAIT }, path) => [
    ...sentenceErrors(`${path}.say`, say),
    ...textErrors(`${path}.digits`, digits, digitsError(digits)),
    ...rangeErrors(`${path}.attempts`, attempts, 3),
    ...rangeErrors(`${path}.timeout`, timeout, 30),
  ],
  build({ say, digits, attempts = DEFAULT_ATTEMPTS, timeout = DEFAULT_WAIT }, names, { onward }) {
    if (onward === undefined) throw new Error("a challenge has to know where it leads");
    const states = Array.from({ length: attempts }, (_, index): FlowState[] => {
      const [attempt, entry] = [names.attempt(index + 1), names.entry(index + 1)];
      const nothing = index + 1 < attempts ? names.attempt(index + 2) : onward.failed;
      return [
        gather(attempt, { speech: speechOf(say), digits: digits.length, timeout }, { entered: entry, nothing }),
        split(entry, enteredDigits(attempt), nothing, [
          { label: "The right digits", type: "equal_to", value: digits, next: onward.passed },
        ]),
      ];
    }).flat();
    const [first, ...others] = states;
    if (first === undefined) throw new Error("a challenge has at least one attempt; check lets no other through");
    return oneEntry(first, ...others);
  },
  // One attempt. The next one, and the comparison, are up to whoever answers the request that follows.
  twiml({ say, digits, timeout = DEFAULT_WAIT }, { next }) {
    const attributes = {
      input: "dtmf",
      numDigits: String(digits.length),
      timeout: String(timeout),
      finishOnKey: "",
      actionOnEmptyResult: "true",
      method: "POST",
      action: next.entered,
    };
    return [{ name: "Gather", attributes, nested: [spoken(say)] }];
  },
  words: ({ say, digits }) => ({
    short: `asked for the digits ${digits}`,
    destination: "",
    long: LONG,
    target: JSON.stringify(sentenceText(say)),
    hears: `"${sentenceText(say)}", and is let on after entering ${digits}`,
  }),
  secretWords: () => ({ short: "asked for digits", destination: "", long: LONG, hears: "secret" }),
  isReached: () => false,
};

function rangeErrors(path: string, value: number, most: number): ConfigError[] {
  if (Number.isInteger(value) && value >= 1 && value <= most) return [];
  return [{ path, value: String(value), reason: `is not a whole number from 1 to ${most}`, remedy: "Change it" }];
}
