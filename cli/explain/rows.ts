import { COUNTRY_CODES, countryName, LEVELS, type Policy, shownUrl, type Verdict } from "../../flows";
import { counted } from "../line/someOf";
import { type CheckOutcome, letIn, SECRET, turnedAway } from "./checkOutcome";

/** One check of a line, and what it does with the callers that it applies to. */
export interface Row {
  check:
    | "exceptions"
    | "hidden callers"
    | "unknown country"
    | "countries"
    | "verification"
    | "question"
    | "routes"
    | "everybody else";
  /** Who is meant, in words. */
  callers: string;
  /** Who is meant, one by one: exceptions, or countries by name and code. Sorted. */
  entries: string[];
  meets: CheckOutcome;
}

/** Is a setting of the line secret? */
export type IsSecret = (setting: string) => boolean;

/** The checks of a line in the order in which they are made; the first one that applies decides. */
export function rowsOf(policy: Policy, isSecret: IsSecret): Row[] {
  if (policy.mode === "open" && !isSecret("mode")) {
    const hidden: Row = {
      check: "hidden callers",
      callers: HIDDEN,
      entries: [],
      meets: letIn(policy, policy.forward, isSecret),
    };
    return [...(policy.routes.length > 0 ? [hidden] : []), ...routeRows(policy, isSecret), restRow(policy, isSecret)];
  }
  const verdict = (setting: "hiddenCallers" | "unknownCountry"): CheckOutcome =>
    isSecret(setting) ? SECRET : verdictOutcome(policy[setting], policy, isSecret);
  return [
    ...exceptionRows(policy, isSecret),
    { check: "hidden callers", callers: HIDDEN, entries: [], meets: verdict("hiddenCallers") },
    { check: "unknown country", callers: UNKNOWN, entries: [], meets: verdict("unknownCountry") },
    countryRow(policy, isSecret),
    ...verificationRows(policy, isSecret),
    ...questionRows(policy, isSecret),
    ...routeRows(policy, isSecret),
    restRow(policy, isSecret),
  ];
}

/** What networks say of a caller ID, in words. */
const LEVEL_WORDS: Readonly<Record<(typeof LEVELS)[number], string>> = {
  A: "verified, level A (the network knows the caller and the right to the number)",
  B: "verified, level B (the network knows the caller)",
  C: "verified, level C (a gateway, as for foreign calls)",
  failed: "the verification failed, or could not be made",
  unsigned: "no verdict",
};

function verificationRows(policy: Policy, isSecret: IsSecret): Row[] {
  const { verification } = policy;
  if (verification === undefined) return [];
  const { countries } = verification;
  const judged = countries.length <= 6 ? countries.join(", ") : `${countries.length} countries`;
  return LEVELS.filter((level) => verification[level] !== "forward").map((level) => ({
    check: "verification",
    callers: `from ${judged}: ${LEVEL_WORDS[level]}`,
    entries: [],
    meets: isSecret("verification") ? SECRET : verdictOutcome(verification[level], policy, isSecret),
  }));
}

function questionRows(policy: Policy, isSecret: IsSecret): Row[] {
  const { ask } = policy;
  if (ask === undefined) return [];
  if (isSecret("ask")) return [{ check: "question", callers: "a secret question", entries: [], meets: SECRET }];
  const kind = ask.of.kind === "webhook" ? "server" : "Function";
  const asked = isSecret("ask.of") ? `a secret ${kind}` : `the ${kind} ${shownUrl(ask.of.url)}`;
  const row = (callers: string, verdict: Verdict): Row => ({
    check: "question",
    callers,
    entries: [],
    meets: verdictOutcome(verdict, policy, isSecret),
  });
  return [
    ...ask.answers.map(({ answer, end }) => row(`${asked} answers "${answer}"`, end)),
    ...(ask.onFailure === "forward" ? [] : [row(`${asked} gives no answer that we know`, ask.onFailure)]),
  ];
}

const HIDDEN = "no number, a word such as anonymous (sip:anonymous@… too), or a keypad word";
const UNKNOWN = "Twilio tells no country; SIP and client callers, mostly";

function verdictOutcome(verdict: Verdict, policy: Policy, isSecret: IsSecret): CheckOutcome {
  return verdict === "forward" ? letIn(policy, policy.forward, isSecret) : turnedAway(policy, isSecret, verdict);
}

function exceptionRows(policy: Policy, isSecret: IsSecret): Row[] {
  const { forward, reject } = policy.exceptions;
  if (isSecret("exceptions"))
    return [{ check: "exceptions", callers: "secret exceptions", entries: [], meets: SECRET }];
  const row = (entries: string[], meets: CheckOutcome): Row[] =>
    entries.length === 0
      ? []
      : [
          {
            check: "exceptions",
            callers: counted(entries.length, "number or prefix", "numbers and prefixes"),
            entries: [...entries].sort(),
            meets,
          },
        ];
  const inside = letIn(policy, policy.forward, isSecret);
  const routed =
    policy.routes.length > 0 ? { outcome: inside.outcome, words: "let past the fence, on to the routes" } : inside;
  return [...row(reject, turnedAway(policy, isSecret)), ...row(forward, routed)];
}

function countryRow(policy: Policy, isSecret: IsSecret): Row {
  if (isListSecret(isSecret))
    return { check: "countries", callers: "a secret list of countries", entries: [], meets: SECRET };
  const { kind, countries } = policy.list;
  const meets = isSecret("blockedCallers") ? SECRET : turnedAway(policy, isSecret, policy.blockedCallers);
  const entries = named(countries);
  if (kind === "block")
    return { check: "countries", callers: counted(countries.length, "country", "countries"), entries, meets };
  const others = COUNTRY_CODES.length - countries.length;
  const callers = `every country but these ${countries.length} (${counted(others, "other", "others")})`;
  return { check: "countries", callers, entries, meets };
}

function routeRows(policy: Policy, isSecret: IsSecret): Row[] {
  if (isSecret("routes")) return [{ check: "routes", callers: "secret routes", entries: [], meets: SECRET }];
  return policy.routes.map(({ countries, forward }) => ({
    check: "routes",
    callers: counted(countries.length, "country", "countries"),
    entries: named(countries),
    meets: letIn(policy, forward, () => isSecret("routes.forward")),
  }));
}

function restRow(policy: Policy, isSecret: IsSecret): Row {
  const row: Row = {
    check: "everybody else",
    callers: "the others",
    entries: [],
    meets: letIn(policy, policy.forward, isSecret),
  };
  if (isListSecret(isSecret) || isSecret("routes") || isSecret("mode")) return row;
  const { kind, countries } = policy.list;
  const routed = new Set(policy.routes.flatMap((route) => route.countries));
  const left = COUNTRY_CODES.filter(
    (code) => !routed.has(code) && (policy.mode === "open" || countries.includes(code) === (kind === "allow")),
  );
  const some = kind === "allow" && policy.mode !== "open";
  return {
    ...row,
    callers: counted(left.length, "country", "countries"),
    entries: some ? named(left) : [],
  };
}

function isListSecret(isSecret: IsSecret): boolean {
  return isSecret("blockList") || isSecret("allowList");
}

/** `Russia (RU)`, by name. */
function named(countries: readonly string[]): string[] {
  return countries.map((code) => `${countryName(code)} (${code})`).sort((one, other) => (one < other ? -1 : 1));
}
