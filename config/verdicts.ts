import { type AwayEnd, dialledNumbers, endsWithin } from "../flows/ends";
import { sidError, urlError } from "../flows/ends/checks";
import { type Ask, LEVELS, type TurnAway, type Verdict, type Verification } from "../flows/policy/policy";
import { answerError } from "../flows/policy/verdictErrors";
import { type AskConfig, type VerificationConfig } from "../schema/generated/config";
import { codesOf, readCountries } from "./countryList";
import { checkText, type ErrorList } from "./errors";
import { readTurnAway, readVerdict } from "./forward";
import { type Keys } from "./path";
import { type Pruned } from "./shape";

/** Countries whose networks sign caller IDs. */
const SIGNING = ["CA", "US"];

/** What a verdict on the caller ID leads to. */
export function readVerification(
  written: Pruned<VerificationConfig>,
  keys: Keys,
  errors: ErrorList,
): Verification | undefined {
  const level = (name: (typeof LEVELS)[number]): Verdict => {
    const verdict = written[name];
    return (verdict === undefined ? undefined : readVerdict(verdict, [...keys, name], errors)) ?? "forward";
  };
  const listed = written.countries;
  const codes = listed === undefined ? SIGNING : codesOf(readCountries(listed, [...keys, "countries"], errors));
  const verification: Verification = {
    countries: codes,
    A: level("A"),
    B: level("B"),
    C: level("C"),
    failed: level("failed"),
    unsigned: level("unsigned"),
  };
  if (errors.hasErrors(keys)) return undefined;
  if (LEVELS.every((name) => verification[name] === "forward")) {
    const remedy = "Set what a failed verdict leads to, such as failed: { challenge: … }, or remove verification";
    errors.addAt(keys, "decides nothing: every verdict leads to forward", remedy);
    return undefined;
  }
  return verification;
}

/** A question about the caller. */
export function readAsk(written: Pruned<AskConfig>, keys: Keys, errors: ErrorList): Ask | undefined {
  const of = readAsked(written, keys, errors);
  const answers = readAnswers(written.answers, [...keys, "answers"], errors);
  const failure = written.onFailure;
  const onFailure = failure === undefined ? "forward" : readVerdict(failure, [...keys, "onFailure"], errors);
  return of === undefined || onFailure === undefined ? undefined : { of, answers, onFailure };
}

function readAsked(written: Pruned<AskConfig>, keys: Keys, errors: ErrorList): Ask["of"] | undefined {
  const { webhook, function: asked } = written;
  const isWrong = errors.hasErrors([...keys, "webhook"]) || errors.hasErrors([...keys, "function"]);
  if ((webhook === undefined) === (asked === undefined)) {
    const reason = webhook === undefined ? "names nobody to ask" : "names both a webhook and a Function";
    if (!isWrong) errors.addAt(keys, reason, "Set exactly one of webhook and function");
    return undefined;
  }
  if (webhook !== undefined) return { kind: "webhook", url: readUrl(webhook, [...keys, "webhook"], errors) };
  const text = (key: "service" | "environment" | "function", prefix: "ZS" | "ZE" | "ZH"): string => {
    const value = asked?.[key]?.trim() ?? "";
    if (asked?.[key] !== undefined) checkText(value, sidError(value, prefix), [...keys, "function", key], errors);
    return value;
  };
  return {
    kind: "function",
    service: text("service", "ZS"),
    environment: text("environment", "ZE"),
    functionSid: text("function", "ZH"),
    url: asked?.url === undefined ? "" : readUrl(asked.url, [...keys, "function", "url"], errors),
  };
}

/** The webhook of a Studio flow answers with TwiML; if it is this stack's own, the call would never end. */
const FLOW_WEBHOOK = /^https:\/\/webhooks\.(?:[\w-]+\.)*twilio\.com\/v1\/Accounts\/[^/]+\/Flows\//i;

function readUrl(written: string, keys: Keys, errors: ErrorList): string {
  const url = written.trim();
  checkText(url, urlError(url), keys, errors);
  if (FLOW_WEBHOOK.test(url)) {
    errors.add(
      keys,
      url,
      "is the webhook of a Studio flow, which gives no verdict",
      "Name a server or a Function that answers with JSON",
    );
  }
  return url;
}

function readAnswers(written: Pruned<AskConfig>["answers"], keys: Keys, errors: ErrorList): Ask["answers"] {
  const entries = Object.entries(written ?? {});
  if (entries.length === 0 && !errors.hasErrors(keys)) {
    errors.addAt(
      keys,
      written === undefined ? "is missing" : "is empty",
      "Name an answer and its end, such as { spam: reject }",
    );
  }
  const seen = new Set<string>();
  return entries.flatMap(([written, verdict]) => {
    const answer = written.trim();
    checkText(answer, answerError(answer), [...keys, written], errors);
    if (seen.has(answer.toLowerCase())) {
      errors.addAt([...keys, written], "is there twice: letter case does not count", "Remove one of the two");
    }
    seen.add(answer.toLowerCase());
    const end = verdict === undefined ? undefined : readTurnAway(verdict, [...keys, written], errors);
    return end === undefined ? [] : [{ answer, end }];
  });
}

/** A place in the config that says what turned-away callers meet. */
export interface WrittenVerdict {
  verdict: Verdict | undefined;
  keys: Keys;
}

/** The verdicts that a verification and a question hold, and where they are written. */
export function verdictsWithin(
  verification: { value: Verification; keys: Keys } | undefined,
  ask: { value: Ask; keys: Keys } | undefined,
): WrittenVerdict[] {
  return [
    ...(verification === undefined
      ? []
      : LEVELS.map((level) => ({ verdict: verification.value[level], keys: [...verification.keys, level] }))),
    ...(ask === undefined
      ? []
      : [
          ...ask.value.answers.map(({ answer, end }) => ({ verdict: end, keys: [...ask.keys, "answers", answer] })),
          { verdict: ask.value.onFailure, keys: [...ask.keys, "onFailure"] },
        ]),
  ];
}

/** The phone numbers that an end dials, and where they are written. */
export function dialsOfEnd(verdict: TurnAway | "forward" | undefined, keys: Keys): { numbers: string[]; keys: Keys }[] {
  if (verdict === undefined || verdict === "forward" || verdict === "reject") return [];
  const at = (end: AwayEnd): Keys =>
    verdict.kind === "challenge" ? [...keys, "challenge", "otherwise", end.kind] : [...keys, end.kind];
  return endsWithin(verdict).flatMap((end) => {
    const numbers = dialledNumbers(end);
    return numbers.length === 0 ? [] : [{ numbers, keys: at(end) }];
  });
}
