import { type Call, keysTaken } from "../base/call";
import { answerWith, type LookUpAnswer, verdictOf } from "../base/lookUp";
import { type AwayForward, type Challenge, DEFAULT_ATTEMPTS, type Forward, type Sentence } from "../ends";
import { type Ask, type Policy, type RejectReason, type TurnAway, type Verdict, type Verification } from "./policy";

/** Which check decided; `mode` where the mode lets everybody in. */
export type DecidedBy = "exception" | "hidden" | "unknown" | "country" | "verification" | "ask" | "mode";

/** What becomes of a call. */
export type Decision = Outcome & {
  /** Which check decided. */
  by: DecidedBy;
  /** The challenges of the call, in order: such a call has been answered. Missing where there were none. */
  challenged?: readonly Challenged[];
};

type Outcome =
  | { kind: "reject"; reason: RejectReason }
  /** Answered with a sentence, then hung up. */
  | { kind: "announce"; text: Sentence }
  /** Turned away, to an end that answers or hands over. */
  | { kind: "away"; to: AwayForward }
  /** Hung up on after an answer: a challenge that was failed, or a reject that comes too late. */
  | { kind: "hangUp" }
  /** `wouldReject`: let in only because the mode is `monitor`. */
  | { kind: "forward"; to: Forward; wouldReject: boolean };

/** What a call that is under way waits for: digits, or the answer to the question about the caller. */
export type Waiting = { waitsFor: "digits"; challenge: Challenge; by: DecidedBy } | { waitsFor: "answer"; ask: Ask };

/** A challenge that a caller reached. */
export interface Challenged {
  /** The check that asked for digits. */
  by: DecidedBy;
  passed: boolean;
}

/** How the network's verdicts on a caller ID begin, in lower case; what follows says how the call came. */
export const VERDICT_BEGINNINGS = [
  ["A", "tn-validation-passed-a"],
  ["B", "tn-validation-passed-b"],
  ["C", "tn-validation-passed-c"],
  ["failed", "tn-validation-failed"],
] as const satisfies readonly (readonly [keyof Verification, string])[];

/** The 21 documented values of `StirVerstat`, as Twilio writes them. */
export const VERDICT_VALUES: readonly string[] = [
  ...["Passed", "Failed"].flatMap((result) =>
    ["A", "B", "C"].flatMap((level) =>
      ["", "-Diverted", "-Passthrough"].map((way) => `TN-Validation-${result}-${level}${way}`),
    ),
  ),
  "TN-Validation-Failed",
  "No-TN-Validation",
  "NULL",
];

/** What the verification does with a caller from this country. */
export function verified({ verification }: Policy, country: string, call: Call): Verdict {
  if (!verification?.countries.some((code) => code.toLowerCase() === country)) return "forward";
  const verdict = (call.parameters?.StirVerstat ?? "").trim().toLowerCase();
  return verification[VERDICT_BEGINNINGS.find(([, beginning]) => verdict.startsWith(beginning))?.[0] ?? "unsigned"];
}

/** Waits for the answer to the question about the caller, if nobody has asked yet. */
export function unasked({ ask }: Policy, call: Call): Waiting | undefined {
  return ask === undefined || call.answer !== undefined ? undefined : { waitsFor: "answer", ask };
}

/** What the answer to the question about the caller does. */
export function asked({ ask }: Policy, call: Call): Verdict {
  if (ask === undefined) return "forward";
  const key = answerKey(ask, call.answer);
  if (key === "none") return ask.onFailure;
  return key === "other" ? "forward" : (ask.answers[key]?.end ?? "forward");
}

/** What became of a look-up: which of the answers it gave, another one, or none in a form that we know. */
export function answerKey({ of, answers }: Ask, answer: Call["answer"]): number | "other" | "none" {
  const verdict = verdictOf(answer, of.kind);
  if (verdict === undefined) return "none";
  const index = answers.findIndex((known) => known.answer.toLowerCase() === verdict);
  return index === -1 ? "other" : index;
}

/** An answer with this key, as `answerKey` gave it for an earlier request of the call. What is no key is no answer. */
export function answerOfKey({ answers }: Ask, key: string): LookUpAnswer | null {
  // No answer of a policy has this sign.
  if (key === "other") return answerWith("?");
  const known = /^[0-9]+$/.test(key) ? answers[Number(key)] : undefined;
  return known === undefined ? null : answerWith(known.answer);
}

/** One call's way through the checks. It waits where a challenge goes beyond the entries of the call. */
export class Screening {
  readonly #challenged: Challenged[] = [];
  readonly #entries: string[];

  constructor(
    readonly policy: Policy,
    call: Call,
  ) {
    this.#entries = [...(call.digits ?? [])];
  }

  /** What a verdict makes of the call; undefined if the caller may go on, at once or after a challenge. */
  meet(verdict: Verdict, by: DecidedBy): Decision | Waiting | undefined {
    if (verdict === "forward") return undefined;
    if (this.policy.mode === "monitor") return { kind: "forward", to: this.policy.forward, wouldReject: true, by };
    if (verdict === "reject" || verdict.kind !== "challenge") return this.#turnAway(verdict, by);
    const passed = this.#passes(verdict);
    if (passed === undefined) return { waitsFor: "digits", challenge: verdict, by };
    this.#challenged.push({ by, passed });
    if (passed) return undefined;
    return verdict.otherwise === undefined
      ? this.#decided({ kind: "hangUp" }, by)
      : this.#turnAway(verdict.otherwise, by);
  }

  /** Lets the caller in. A challenge that was passed decided so, if there was one. */
  letIn(to: Forward, by: DecidedBy): Decision {
    return this.#decided({ kind: "forward", to, wouldReject: false }, this.#challenged.at(-1)?.by ?? by);
  }

  #turnAway(verdict: Exclude<TurnAway, Challenge>, by: DecidedBy): Decision {
    const { announce, rejectReason } = this.policy;
    if (verdict !== "reject") return this.#decided({ kind: "away", to: verdict }, by);
    if (announce !== undefined) return this.#decided({ kind: "announce", text: announce }, by);
    // An answered call is billed whatever follows, so that a reject would be none.
    if (this.#challenged.length > 0) return this.#decided({ kind: "hangUp" }, by);
    return this.#decided({ kind: "reject", reason: rejectReason }, by);
  }

  /** Does the caller enter the digits in one of the attempts? Undefined where an attempt is still to come. */
  #passes({ digits, attempts = DEFAULT_ATTEMPTS }: Challenge): boolean | undefined {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const entry = this.#entries.shift();
      if (entry === undefined) return undefined;
      if (keysTaken(entry, digits.length) === digits) return true;
    }
    return false;
  }

  #decided(outcome: Outcome, by: DecidedBy): Decision {
    return { ...outcome, by, ...(this.#challenged.length > 0 && { challenged: this.#challenged }) };
  }
}
