import { countryParts } from "../base/lists";
import { VERDICT_PATTERN } from "../base/lookUp";
import { answeredBody, answeredName, answeredVerdict, LIQUID, LOOK_UP_PARAMETERS, STATE } from "../base/names";
import { type FlowState } from "../definition";
import { type Ask, LEVELS, type Policy, type Verdict, type Verification } from "../policy/policy";
import { VERDICT_BEGINNINGS } from "../policy/verdicts";
import { httpRequest, type Match, runFunction, split } from "../widgets";
import { type TurnedAway } from "./turnedAway";

/** The checks after the country: the verification, then the question. */
export interface LaterChecks {
  /** Where callers come in whom the country let through. */
  entry: string;
  /** The same for callers whom a challenge has answered. */
  answered: string;
  states: FlowState[];
}

/** A check as it is built: its widgets, and where it is entered. */
interface Check {
  entry: string;
  states: FlowState[];
}

/**
 * The later checks. They are there twice if a reject is among them and callers may come to it who have been answered: for
 * these a hang-up takes the place of the reject. Widgets that nobody can come to are taken out later.
 *
 * @param through where callers go on whom all checks let in.
 */
export function laterChecks(policy: Policy, away: TurnedAway, through: string): LaterChecks {
  const { verification, ask } = policy;
  const none: Check = { entry: through, states: [] };
  const question = (answered: boolean) => (ask === undefined ? none : askCheck(ask, away, through, answered));
  const asks = question(false);
  const asksAnswered = ask !== undefined && rejects(askVerdicts(ask)) ? question(true) : asks;
  const verifies = (next: Check, answered: boolean) =>
    verification === undefined
      ? next
      : verificationCheck(verification, away, { next: next.entry, passed: asksAnswered.entry }, answered);
  const first = verifies(asks, false);
  const again =
    asksAnswered !== asks || (verification !== undefined && rejects(LEVELS.map((level) => verification[level])))
      ? verifies(asksAnswered, true)
      : first;
  const checks = new Set([first, again, asks, asksAnswered]);
  return { entry: first.entry, answered: again.entry, states: [...checks].flatMap(({ states }) => states) };
}

function rejects(verdicts: readonly Verdict[]): boolean {
  return verdicts.includes("reject");
}

function askVerdicts({ answers, onFailure }: Ask): Verdict[] {
  return [...answers.map(({ end }) => end), onFailure];
}

/** A split on the countries that are judged, then one on the verdict. */
function verificationCheck(
  verification: Verification,
  away: TurnedAway,
  { next, passed }: { next: string; passed: string },
  answered: boolean,
): Check {
  const name = (state: string) => (answered ? answeredName(state) : state);
  const target = (level: (typeof LEVELS)[number]): string => {
    const verdict = verification[level];
    if (verdict === "forward") return next;
    return away.target(verdict, {
      check: level === "unsigned" || level === "failed" ? level : `level_${level}`,
      who: "known",
      passed,
      answered,
    });
  };
  const unsigned = target("unsigned");
  const matches = VERDICT_BEGINNINGS.map(([level, value]): Match => ({
    label: level === "failed" ? "Verification failed" : `Verified, level ${level}`,
    type: "starts_with",
    value,
    next: target(level),
  })).filter((match) => match.next !== unsigned);
  const verdict = matches.length === 0 ? [] : [split(name(STATE.verdict), LIQUID.stirVerstat, unsigned, matches)];
  const judged = verdict[0]?.name ?? unsigned;
  const countries = countryParts([...new Set(verification.countries)].sort()).map((part): Match => ({
    label: "Caller ID is judged",
    type: "matches_any_of",
    value: part.join(","),
    next: judged,
  }));
  const first = split(name(STATE.verification), LIQUID.callerCountry, next, countries);
  return { entry: first.name, states: [first, ...verdict] };
}

/** The look-up, a split on the form of its answer, and one on what it says. */
function askCheck({ of, answers, onFailure }: Ask, away: TurnedAway, through: string, answered: boolean): Check {
  const name = (state: string) => (answered ? answeredName(state) : state);
  const target = (verdict: Verdict, check: string): string =>
    verdict === "forward" ? through : away.target(verdict, { check, who: "known", passed: through, answered });
  const failed = target(onFailure, "no_answer");
  const next = { answered: name(STATE.answerForm), failed };
  const lookUp =
    of.kind === "webhook"
      ? httpRequest(name(STATE.lookUp), of.url, LOOK_UP_PARAMETERS, next)
      : runFunction(name(STATE.lookUp), of, LOOK_UP_PARAMETERS, next);
  const form = split(next.answered, answeredBody(lookUp.name), failed, [
    { label: "An answer that we know", type: "regex", value: VERDICT_PATTERN, next: name(STATE.answer) },
  ]);
  // Studio parses a body of the right type alone; of any other there is nothing to look at.
  const nothing: Match = { label: "Not JSON", type: "is_blank", value: "Is Blank", next: failed };
  const matches = answers.map(({ answer, end }, index): Match => ({
    label: `Answer: ${answer}`,
    type: "equal_to",
    value: answer,
    next: target(end, `answer_${index + 1}`),
  }));
  const answer = split(name(STATE.answer), answeredVerdict(lookUp.name), through, [
    ...(failed === through ? [] : [nothing]),
    ...matches,
  ]);
  return { entry: lookUp.name, states: [lookUp, form, answer] };
}
