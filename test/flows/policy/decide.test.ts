import { type Call, decide, type Decision, type Policy, sentenceText } from "../../../flows";
import { FENCED, policyOf } from "../../harness/flows/policies";

const TO = FENCED[0] ?? "";

/** In one word, with the check that decided. */
function decided(changes: Partial<Policy>, from: string, callerCountry: string): string {
  const call: Call = { from, to: TO, callerCountry };
  const decision = decide(policyOf(changes), call);
  return `${destination(decision)} by ${decision.by}`;
}

function destination(decision: Decision): string {
  if (decision.kind === "reject") return decision.reason;
  if (decision.kind === "announce") return `says ${sentenceText(decision.text)}`;
  if (decision.kind === "hangUp") return "hung up";
  const to = decision.to.kind === "queue" ? decision.to.queue : decision.to.kind;
  if (decision.kind === "away") return `away to ${to}`;
  return decision.wouldReject ? `${to}, noted` : to;
}

const NUMBER = "+15550109999";
const german = { countries: ["DE"], forward: { kind: "queue" as const, queue: "german" } };

describe("the order of the checks", () => {
  const policy: Partial<Policy> = {
    hiddenCallers: "reject",
    unknownCountry: "reject",
    rejectReason: "busy",
    exceptions: {
      forward: ["+7495*", "+15550100077", "+266696687", "+1900555*"],
      reject: ["+74950000009", "+1900*", "+2*"],
    },
    routes: [german],
  };

  test.each([
    // 1. Exceptions, the most specific first; past the fence the routes follow.
    ["+74950000001", "RU", "existing by exception"],
    ["+74950000009", "RU", "busy by exception"],
    ["+19005551234", "US", "existing by exception"],
    ["+19005561234", "US", "busy by exception"],
    ["+15550100077", "DE", "german by exception"],
    [" +15550100077 ", "DE", "german by exception"],
    // A keypad word is reached by an exact entry only.
    ["+266696687", "LS", "existing by exception"],
    ["+2562533", "UG", "busy by hidden"],
    ["+2562534", "UG", "busy by exception"],
    // 2. Hidden callers, whatever country Twilio gives for them.
    ["", "DE", "busy by hidden"],
    ["Anonymous", "TH", "busy by hidden"],
    ["+7378742833", "RU", "busy by hidden"],
    ["+8656696", "CN", "busy by hidden"],
    ["+86282452253", "CN", "busy by hidden"],
    ["+17378742833", "US", "busy by hidden"],
    ["client:", "US", "busy by hidden"],
    // 3. No country.
    [NUMBER, "", "busy by unknown"],
    [NUMBER, "  ", "busy by unknown"],
    ["sip:alice@example.com", "", "busy by unknown"],
    ["client:bob", "", "busy by unknown"],
    // 4. The list.
    [NUMBER, "RU", "busy by country"],
    [NUMBER, " ru ", "busy by country"],
    ["sips:alice@example.com", "CN", "busy by country"],
    // 5. The routes.
    [NUMBER, "DE", "german by country"],
    [NUMBER, "FR", "existing by country"],
    ["SIP:alice@example.com", "DE", "german by country"],
    [NUMBER, "ZZ", "existing by country"],
  ])("%s from %s: %s", (from, country, expected) => {
    expect(decided(policy, from, country)).toBe(expected);
  });
});

describe("a caller in another form than E.164", () => {
  const policy: Partial<Policy> = {
    hiddenCallers: "reject",
    exceptions: { forward: ["+74950000001", "+266696687"], reject: ["+15550100077", "+1900*"] },
    routes: [german],
  };

  test.each([
    "15550109999",
    "+1 555 010 9999",
    "+1 (555) 010-9999",
    "(+1) 555.010.9999",
    "(555) 010-9999",
    "0015550109999",
    "+0123456",
    "12345",
    "123456789012345",
    "000000000000001",
  ])("is judged by the country: %s", (from) => {
    expect(decided(policy, from, "RU")).toBe("rejected by country");
    expect(decided(policy, from, "DE")).toBe("german by country");
    expect(decided(policy, from, "")).toBe("existing by unknown");
    expect(decided({ mode: "open", routes: [german] }, from, "DE")).toBe("german by mode");
  });

  test.each([
    "1234",
    "+0123",
    "1234567890123456",
    "00000",
    "+000 000 000",
    "(000) 000-0000",
    "+",
    "()",
    "-",
    "555-010-9999 x5",
    "tel:+15550109999",
    "+15550109999;phone-context=x",
    "\u0661\u0662\u0663\u0664\u0665",
  ])("is hidden if it shows no number: %s", (from) => {
    expect(decided(policy, from, "DE")).toBe("rejected by hidden");
  });

  test("matches an exception for the full number without its plus, but not for a prefix", () => {
    expect(decided(policy, "74950000001", "RU")).toBe("existing by exception");
    expect(decided(policy, " 15550100077 ", "US")).toBe("rejected by exception");
    expect(decided(policy, "1 555 010 0077", "US")).toBe("existing by country");
    expect(decided(policy, "19005550100", "US")).toBe("existing by country");
  });
});

describe("hidden callers", () => {
  const policy = { hiddenCallers: "reject" as const, exceptions: { forward: ["+2*", "+1737*"], reject: [] } };

  test.each(["+266696687", "+2562533", "+17378742833", "+7378742833", "+8656696", "+86282452253"])(
    "are those with the keypad word %s, with a plus or without, which no prefix excepts",
    (word) => {
      expect(decided(policy, word, "LS")).toBe("rejected by hidden");
      expect(decided(policy, word.slice(1), "LS")).toBe("rejected by hidden");
    },
  );

  test("match an exception that lists the full keypad word, with or without its plus", () => {
    const exceptions = { forward: ["+17378742833"], reject: [] };
    expect(decided({ ...policy, exceptions }, "+17378742833", "US")).toBe("existing by exception");
    expect(decided({ ...policy, exceptions }, "17378742833", "US")).toBe("existing by exception");
    expect(decided({ ...policy, exceptions }, "+7378742833", "US")).toBe("rejected by hidden");
  });

  test("are anonymous SIP callers, and no other SIP or client callers", () => {
    for (const from of ["sip:anonymous@anonymous.invalid", "SIPS:Anonymous@example.com"]) {
      expect(decided(policy, from, "DE")).toBe("rejected by hidden");
    }
    for (const from of ["sip:anonymous.cat@example.com", "sip:anonymous", "client:anonymous", "sip:0000@example.com"]) {
      expect(decided(policy, from, "DE")).toBe("existing by country");
    }
  });
});

test("forwards hidden callers and those without a country without a route", () => {
  const routes = [{ ...german, countries: ["DE", "LS"] }];
  expect(decided({ routes }, "+266696687", "LS")).toBe("existing by hidden");
  expect(decided({ routes }, NUMBER, "")).toBe("existing by unknown");
});

test("rejects everything that is not on an allow list, also a country that does not exist", () => {
  const list = { kind: "allow" as const, countries: ["US"] };
  expect(decided({ list }, NUMBER, "US")).toBe("existing by country");
  expect(decided({ list }, NUMBER, "CA")).toBe("rejected by country");
  expect(decided({ list }, NUMBER, "ZZ")).toBe("rejected by country");
  expect(decided({ list }, NUMBER, "")).toBe("existing by unknown");
});

test("speaks an announcement instead of the reject", () => {
  expect(decided({ announce: "Bye" }, NUMBER, "RU")).toBe("says Bye by country");
});

test("forwards in mode monitor the callers that it notes, without a route", () => {
  const policy = { mode: "monitor" as const, announce: "Bye", exceptions: { forward: [], reject: ["+4930*"] } };
  expect(decided({ ...policy, routes: [german] }, "+493012345678", "DE")).toBe("existing, noted by exception");
  expect(decided({ ...policy, routes: [german] }, "+494012345678", "DE")).toBe("german by country");
  expect(decided(policy, NUMBER, "RU")).toBe("existing, noted by country");
});

test("checks nothing in mode open but the routes, which do not apply to hidden callers", () => {
  const policy = { mode: "open" as const, exceptions: { forward: [], reject: ["+4930*"] }, routes: [german] };
  expect(decided(policy, "+493012345678", "DE")).toBe("german by mode");
  expect(decided(policy, "Anonymous", "DE")).toBe("existing by mode");
  expect(decided(policy, NUMBER, "RU")).toBe("existing by mode");
});
