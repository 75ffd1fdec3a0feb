import { compile, type Policy, PolicyError } from "../../../flows";
import { FENCED, policyOf, surroundingsOf } from "../../harness/flows/policies";

const challenge = { kind: "challenge" as const, say: "Press 4.", digits: "4" };
const verification = {
  ...{ countries: ["US"], A: "forward" as const, B: "forward" as const, C: "forward" as const },
  ...{ failed: "reject" as const, unsigned: "forward" as const },
};
const ask = {
  of: { kind: "webhook" as const, url: "https://screen.example.com/verdict" },
  answers: [{ answer: "spam", end: "reject" as const }],
  onFailure: "forward" as const,
};
const SID = "1".repeat(32);

/** What stands against a flow, in the words of a program that makes the policy itself. */
function errorsOf(changes: Partial<Policy>): string[] {
  try {
    compile(policyOf(changes), surroundingsOf());
    return [];
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return error.errors.map(({ path, reason }) => `${path} ${reason}`);
  }
}

const answersOf = (...answers: string[]) => ({
  ask: { ...ask, answers: answers.map((answer) => ({ answer, end: "reject" as const })) },
});

test.each<[Partial<Policy>, string[]]>([
  [{ blockedCallers: challenge, verification, ask }, []],
  [{ announce: "Goodbye." }, []],
  [{ blockedCallers: { ...challenge, digits: "12345678", attempts: 3, timeout: 30 } }, []],
  [{ blockedCallers: { ...challenge, digits: "123456789" } }, ["blockedCallers.digits is not 1 to 8 digits"]],
  [{ hiddenCallers: { ...challenge, digits: "4#" } }, ["hiddenCallers.digits is not 1 to 8 digits"]],
  [{ hiddenCallers: { ...challenge, attempts: 4 } }, ["hiddenCallers.attempts is not a whole number from 1 to 3"]],
  [{ hiddenCallers: { ...challenge, attempts: 0 } }, ["hiddenCallers.attempts is not a whole number from 1 to 3"]],
  [{ unknownCountry: { ...challenge, timeout: 31 } }, ["unknownCountry.timeout is not a whole number from 1 to 30"]],
  [
    { unknownCountry: { ...challenge, otherwise: { kind: "say", text: "a & b" } } },
    ["unknownCountry.otherwise.text contains <, > or &, which have a meaning in TwiML"],
  ],
  [
    { announce: "Goodbye.", blockedCallers: "reject" },
    ["blockedCallers is set beside announce, which says what all turned-away callers hear"],
  ],
  [
    { verification: { ...verification, failed: "forward" } },
    ["verification decides nothing: every verdict leads to forward"],
  ],
  [
    { verification: { ...verification, A: { ...challenge, digits: "" } } },
    ["verification.A.digits is not 1 to 8 digits"],
  ],
  [answersOf(), ["ask.answers is empty"]],
  [answersOf("spam", "SPAM"), ['ask.answers["SPAM"] is there twice: letter case does not count']],
  [answersOf("x".repeat(64)), []],
  [answersOf("x".repeat(65)), [`ask.answers["${"x".repeat(65)}"] is longer than 64 characters`]],
  [answersOf(" spam"), ['ask.answers[" spam"] begins or ends with white space']],
  [answersOf("a,b"), ['ask.answers["a,b"] has signs other than letters, digits, blanks, _, . and -']],
  [{ ask: { ...ask, of: { kind: "webhook", url: "/verdict" } } }, ["ask.webhook is not an absolute http(s) URL"]],
  [
    {
      ask: {
        ...ask,
        of: { kind: "function", service: "ZS1", environment: `ZE${SID}`, functionSid: `ZS${SID}`, url: "x" },
      },
    },
    [
      "ask.function.service is not a SID: ZS and 32 hexadecimal digits",
      "ask.function.function is not a SID: ZH and 32 hexadecimal digits",
      "ask.function.url is not an absolute http(s) URL",
    ],
  ],
  [
    { hiddenCallers: { kind: "number", numbers: [FENCED[0] ?? ""], callerId: "called" } },
    ["hiddenCallers.numbers[0] is fenced by this line, so the call would come back to the fence"],
  ],
])("of the policy %j says %j", (changes, errors) => {
  expect(errorsOf(changes)).toEqual(errors);
});
