import fc from "fast-check";
import {
  type Ask,
  type AwayForward,
  type Call,
  type Challenge,
  COUNTRY_CODES,
  type Forward,
  type Handler,
  KEYPAD_WORDS,
  LEVELS,
  type LookUpAnswer,
  type Policy,
  type Surroundings,
  type TurnAway,
  type Verdict,
  type Verification,
} from "../../../flows";
import { canPass } from "../../../flows/policy/routeErrors";
import { VERDICT_VALUES } from "../../../flows/policy/verdicts";

export const ACCOUNT_SID = `AC${"1".repeat(32)}`;
export const REJECT_URL = "https://twiml-1111.twil.io/reject/busy.xml";

/** The numbers that random policies fence. */
export const FENCED = ["+15550100001", "+15550100002", "+15550100003"];

/** A policy with changes. */
export function policyOf(changes: Partial<Policy> = {}): Policy {
  return {
    line: "main",
    mode: "enforce",
    routes: [],
    list: { kind: "block", countries: ["CN", "RU"] },
    rejectReason: "rejected",
    hiddenCallers: "forward",
    unknownCountry: "forward",
    exceptions: { forward: [], reject: [] },
    forward: { kind: "existing" },
    numbers: [...FENCED],
    ...changes,
  };
}

/** The same handler for every fenced number, by default. */
export function surroundingsOf(handlers: Record<string, Handler> = {}): Surroundings {
  const shared: Handler = { voiceUrl: "https://example.com/voice", voiceMethod: "POST" };
  return {
    rejectUrl: REJECT_URL,
    accountSid: ACCOUNT_SID,
    handlers: { ...Object.fromEntries(FENCED.map((one) => [one, shared])), ...handlers },
  };
}

/** Few digits, so that numbers, prefixes and keypad words meet often. */
const digits = fc
  .array(fc.constantFrom("0", "1", "2", "6", "7"), { minLength: 0, maxLength: 4 })
  .map((list) => list.join(""));
const phone = fc.oneof(
  fc.constantFrom(...KEYPAD_WORDS),
  fc.constantFrom("+26669668", "+2666966870", "+19005550100", "+7495000"),
  fc.tuple(fc.constantFrom("+266", "+26669", "+7", "+1", "+1900"), digits).map(([head, tail]) => `${head}${tail}0`),
);
const prefix = fc.oneof(
  fc.constantFrom("+2*", "+266*", "+26669*", "+266696687*", "+7*", "+1900*", "+19*"),
  phone.map((number) => `${number.slice(0, 15)}*`),
);
const exceptions = fc
  .tuple(fc.uniqueArray(fc.oneof(phone, prefix), { maxLength: 12 }), fc.infiniteStream(fc.boolean()))
  .map(([entries, sides]) => {
    const lists: Policy["exceptions"] = { forward: [], reject: [] };
    for (const entry of entries) (sides.next().value ? lists.forward : lists.reject).push(entry);
    return lists;
  });

const countries = fc
  .oneof(
    fc.uniqueArray(fc.constantFrom(...COUNTRY_CODES), { minLength: 1, maxLength: 6 }),
    fc.uniqueArray(fc.constantFrom(...COUNTRY_CODES), { minLength: 30, maxLength: COUNTRY_CODES.length }),
  )
  .map((codes) => codes.sort());

const callerId = fc.constantFrom("caller", "called", "+15550100099");
const speech = fc.constantFrom("We are closed.", 'Grüße, "bye"', "a } b { c %}");

const forward: fc.Arbitrary<Forward> = fc.oneof(
  fc.constant({ kind: "existing" as const }),
  fc.record({
    kind: fc.constant("webhook" as const),
    url: fc.constant("https://example.com/hook?a=1"),
    method: fc.constantFrom("GET" as const, "POST" as const),
  }),
  fc.record(
    {
      kind: fc.constant("number" as const),
      numbers: fc.uniqueArray(fc.constantFrom("+15550100091", "+15550100092", "+15550100093"), { minLength: 1 }),
      callerId,
      timeout: fc.integer({ min: 1, max: 600 }),
      record: fc.boolean(),
    },
    { requiredKeys: ["kind", "numbers", "callerId"] },
  ),
  fc.record({ kind: fc.constant("sip" as const), uri: fc.constant("sip:desk@example.com;transport=tls"), callerId }),
  fc.record({
    kind: fc.constant("sip" as const),
    uri: fc.constant("sips:desk@example.com"),
    username: fc.constant("desk"),
    password: fc.constant("p}a%s's"),
    callerId,
  }),
  fc.record({ kind: fc.constant("client" as const), identity: fc.constantFrom("alice", "bob smith@example.com") }),
  fc.constant({ kind: "flow" as const, flowSid: `FW${"2".repeat(32)}` }),
  fc.constant({ kind: "flex" as const, workflow: `WW${"3".repeat(32)}`, channel: `TC${"4".repeat(32)}` }),
  fc.record({ kind: fc.constant("queue" as const), queue: fc.constantFrom("support", "q".repeat(64)) }),
  fc.record(
    { kind: fc.constant("voicemail" as const), say: speech, maxLength: fc.integer({ min: 1, max: 14_400 }) },
    { requiredKeys: ["kind"] },
  ),
  fc.record({ kind: fc.constant("say" as const), text: speech }),
);

/** Routes that some call can take: no country twice, and none that the fence keeps out. */
function routesFor(policy: Omit<Policy, "routes">): fc.Arbitrary<Policy["routes"]> {
  const passing = COUNTRY_CODES.filter((code) => canPass(policy, code));
  if (passing.length === 0) return fc.constant([]);
  return fc
    .array(
      fc.record({
        countries: fc.uniqueArray(fc.constantFrom(...passing), { minLength: 1, maxLength: 60 }),
        // A forward that others have too, often.
        forward: fc.oneof(forward, fc.constant(policy.forward)),
      }),
      { maxLength: 3 },
    )
    .map((routes) => {
      const taken = new Set<string>();
      return routes
        .map((route) => ({
          ...route,
          countries: route.countries.filter((code) => !taken.has(code) && taken.add(code)).sort(),
        }))
        .filter(({ countries }) => countries.length > 0);
    });
}

/** A forward that turned-away callers may meet. */
const awayForward = forward.filter((one) => one.kind !== "existing") as fc.Arbitrary<AwayForward>;

/** Few digits, so that entries are right often enough. */
const code = fc.constantFrom("4", "44", "0123");

const challenge: fc.Arbitrary<Challenge> = fc.record(
  {
    kind: fc.constant("challenge" as const),
    say: speech,
    digits: code,
    attempts: fc.integer({ min: 1, max: 3 }),
    timeout: fc.integer({ min: 1, max: 30 }),
    otherwise: awayForward,
  },
  { requiredKeys: ["kind", "say", "digits"] },
);

const turnAway: fc.Arbitrary<TurnAway> = fc.oneof(fc.constant("reject" as const), challenge, awayForward);
const verdict: fc.Arbitrary<Verdict> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("forward" as const, "reject" as const) },
  { weight: 2, arbitrary: turnAway },
);

const verification: fc.Arbitrary<Verification> = fc
  .record({ countries, A: verdict, B: verdict, C: verdict, failed: verdict, unsigned: verdict })
  .filter((one) => LEVELS.some((level) => one[level] !== "forward"));

/** Answers that a look-up may give. */
const ANSWERS = ["spam", "Unsure", "4", "two words"];

const ask: fc.Arbitrary<Ask> = fc.record({
  of: fc.oneof(
    fc.constant({ kind: "webhook" as const, url: "https://screen.example.com/verdict?key=1" }),
    fc.constant({
      kind: "function" as const,
      service: `ZS${"5".repeat(32)}`,
      environment: `ZE${"6".repeat(32)}`,
      functionSid: `ZH${"7".repeat(32)}`,
      url: "https://screen-1111.twil.io/verdict",
    }),
  ),
  answers: fc.uniqueArray(fc.record({ answer: fc.constantFrom(...ANSWERS), end: turnAway }), {
    minLength: 1,
    selector: ({ answer }) => answer,
  }),
  onFailure: verdict,
});

/** Any policy that can be compiled with `anySurroundings`. */
export const anyPolicy: fc.Arbitrary<Policy> = fc
  .record(
    {
      line: fc.constant("main"),
      mode: fc.oneof(
        { weight: 3, arbitrary: fc.constant("enforce" as const) },
        { weight: 2, arbitrary: fc.constant("monitor" as const) },
        { weight: 1, arbitrary: fc.constant("open" as const) },
      ),
      list: fc.record({ kind: fc.constantFrom("block" as const, "allow" as const), countries }),
      rejectReason: fc.constantFrom("rejected" as const, "busy" as const),
      rejectUrl: fc.constant("https://example.com/own-reject"),
      announce: speech,
      blockedCallers: turnAway,
      hiddenCallers: verdict,
      unknownCountry: verdict,
      verification,
      ask,
      exceptions,
      forward,
      numbers: fc.uniqueArray(fc.constantFrom(...FENCED), { minLength: 1 }),
    },
    {
      requiredKeys: [
        "line",
        "mode",
        "list",
        "rejectReason",
        "hiddenCallers",
        "unknownCountry",
        "exceptions",
        "forward",
        "numbers",
      ],
    },
  )
  // The two say the same thing.
  .map(({ announce, ...policy }) => ({
    ...policy,
    ...(announce !== undefined && policy.blockedCallers === undefined && { announce }),
  }))
  .chain((policy) => routesFor(policy).map((routes) => ({ ...policy, routes })));

const handler: fc.Arbitrary<Handler> = fc.record({
  voiceUrl: fc.constantFrom(
    "https://example.com/a",
    "https://example.com/b?x=1&y=%7B",
    "http://demo.twilio.com/welcome/voice/",
  ),
  voiceMethod: fc.constantFrom("GET" as const, "POST" as const),
});

/** A former handler for every number. */
export const anySurroundings: fc.Arbitrary<Surroundings> = fc.tuple(...FENCED.map(() => handler)).map((handlers) => ({
  rejectUrl: REJECT_URL,
  accountSid: ACCOUNT_SID,
  handlers: Object.fromEntries(FENCED.map((number, index) => [number, handlers[index] as Handler])),
}));

const from = fc.oneof(
  phone,
  prefix.map((text) => text.replace("*", "01")),
  fc.constantFrom(
    "",
    " ",
    "Anonymous",
    "RESTRICTED",
    "unknown",
    "+",
    "+0123",
    "12345",
    "+1900555abc",
    "+1234567890123456",
    "00000",
    "+000 000",
    "0049 (30) 1234-567",
    "+1 555.010.9999",
  ),
  // The same without its plus, or in groups.
  phone.map((number) => number.slice(1)),
  phone.map((number) => number.replace(/(\d)(\d\d)/, "$1 ($2) ")),
  fc.stringMatching(/^[+]?[0 .()-]{0,4}[0-9 .()-]{3,17}$/),
  fc.constantFrom(
    "sip:alice@example.com",
    "SIPS:bob@example.com",
    "client:carol",
    "client:",
    "sip:anonymous@anonymous.invalid",
    "SIPS:Anonymous@example.com",
    "sip:anonymously@example.com",
  ),
  fc.string(),
  phone.map((number) => ` ${number}\t`),
);

/** What networks say of a caller ID, and what they might. */
const stirVerstat = fc.oneof(
  fc.constantFrom(
    ...VERDICT_VALUES,
    "",
    " ",
    "NULL",
    "tn-validation-passed-a",
    "TN-Validation-Passed",
    "TN-Validation-Passed-D",
  ),
  fc.string(),
);

/** What a look-up may answer: verdicts in many forms, and none. */
const answer: fc.Arbitrary<LookUpAnswer | null> = fc.oneof(
  fc.constant(null),
  fc.record({
    status: fc.constantFrom(200, 200, 200, 204, 302, 404, 500),
    contentType: fc.constantFrom(
      "application/json",
      "application/json",
      "application/json; charset=utf-8",
      "text/xml",
      "",
    ),
    body: fc.oneof(
      fc.constantFrom(...ANSWERS, "SPAM", " spam ", "other", "", " ").map((verdict) => JSON.stringify({ verdict })),
      fc.constantFrom(4, null, true, ["spam"], { spam: 1 }).map((verdict) => JSON.stringify({ verdict })),
      fc.constantFrom(
        "",
        "spam",
        "{",
        '["spam"]',
        '{"verdicts": "spam"}',
        '{\n  "score": {"x": [1]},\n  "verdict" : "spam"\n}',
      ),
      fc.json(),
    ),
  }),
);

/** Any call to one of the numbers. */
export function anyCall(policy: Policy): fc.Arbitrary<Call> {
  return fc.record({
    from,
    to: fc.constantFrom(...policy.numbers),
    callerCountry: fc.oneof(
      fc.constantFrom(...policy.list.countries),
      fc.constantFrom(...[...policy.routes.flatMap((route) => route.countries), ...policy.list.countries]),
      fc.constantFrom(...COUNTRY_CODES),
      fc.constantFrom("", "  ", "ru", " CN ", "ZZ", "RU,CN", "ß"),
      fc.string({ maxLength: 4 }),
    ),
    parameters: fc.record({ StirVerstat: stirVerstat }, { requiredKeys: [] }),
    digits: fc.array(fc.oneof(code, fc.constantFrom("", "5", "#", "45", "4#", " 4", "012")), { maxLength: 6 }),
    answer,
  });
}

/** A policy, what surrounds it, and a call to it. */
export const anyScene = fc
  .tuple(anyPolicy, anySurroundings)
  .chain(([policy, surroundings]) => anyCall(policy).map((call) => ({ policy, surroundings, call })));
