import { type ConfigError } from "../base/configError";
import { awayErrors, type EndContext } from "../ends";
import { sidError, textErrors, type TextError, urlErrors } from "../ends/checks";
import { type Ask, LEVELS, type Policy, type Verdict, type Verification } from "./policy";

/** Longest answer that is compared. */
const MAX_ANSWER = 64;

/** What is wrong with the ends of turned-away callers, the verification and the question. */
export function verdictErrors(policy: Policy, context: EndContext): ConfigError[] {
  const { blockedCallers = "reject", announce, verification, ask } = policy;
  const ends = (verdict: Verdict, path: string): ConfigError[] =>
    verdict === "forward" || verdict === "reject" ? [] : awayErrors(verdict, path, context);
  return [
    ...ends(blockedCallers, "blockedCallers"),
    ...(announce === undefined || policy.blockedCallers === undefined ? [] : [BOTH]),
    ...ends(policy.hiddenCallers, "hiddenCallers"),
    ...ends(policy.unknownCountry, "unknownCountry"),
    ...(verification === undefined
      ? []
      : [...idle(verification), ...LEVELS.flatMap((level) => ends(verification[level], `verification.${level}`))]),
    ...(ask === undefined ? [] : askErrors(ask, ends)),
  ];
}

const BOTH: ConfigError = {
  path: "blockedCallers",
  reason: "is set beside announce, which says what all turned-away callers hear",
  remedy: "Remove announce, and write its sentence as blockedCallers: { say: … }",
};

/** A verification that treats all callers alike, and lets them on. */
function idle(verification: Verification): ConfigError[] {
  if (LEVELS.some((level) => verification[level] !== "forward")) return [];
  const remedy = "Set what a failed verdict leads to, such as failed: reject, or remove verification";
  return [{ path: "verification", reason: "decides nothing: every verdict leads to forward", remedy }];
}

function askErrors(
  { of, answers, onFailure }: Ask,
  ends: (verdict: Verdict, path: string) => ConfigError[],
): ConfigError[] {
  const seen = new Set<string>();
  return [
    ...(of.kind === "webhook"
      ? urlErrors("ask.webhook", of.url)
      : [
          ...textErrors("ask.function.service", of.service, sidError(of.service, "ZS")),
          ...textErrors("ask.function.environment", of.environment, sidError(of.environment, "ZE")),
          ...textErrors("ask.function.function", of.functionSid, sidError(of.functionSid, "ZH")),
          ...urlErrors("ask.function.url", of.url),
        ]),
    ...(answers.length > 0
      ? []
      : [{ path: "ask.answers", value: "{}", reason: "is empty", remedy: "Name an answer, such as spam: reject" }]),
    ...answers.flatMap(({ answer, end }): ConfigError[] => {
      const path = `ask.answers[${JSON.stringify(answer)}]`;
      const known = seen.has(answer.toLowerCase());
      seen.add(answer.toLowerCase());
      return [
        ...textErrors(path, answer, answerError(answer)),
        ...(known ? [{ path, reason: "is there twice: letter case does not count", remedy: "Remove one" }] : []),
        ...ends(end, path),
      ];
    }),
    ...ends(onFailure, "ask.onFailure"),
  ];
}

/** Why a split cannot look for `text`. */
export function answerError(text: string): TextError | undefined {
  if (text.trim() === "") return { reason: "is empty", remedy: 'Name an answer, such as "spam"' };
  if (text !== text.trim()) return { reason: "begins or ends with white space", remedy: "Remove it" };
  if (text.length > MAX_ANSWER) return { reason: `is longer than ${MAX_ANSWER} characters`, remedy: "Shorten it" };
  if (!/^[\p{L}\p{N} _.-]+$/u.test(text)) {
    return { reason: "has signs other than letters, digits, blanks, _, . and -", remedy: "Write it without them" };
  }
  return undefined;
}
