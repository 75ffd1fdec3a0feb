import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import {
  answerWith,
  type Call,
  compile,
  COUNTRY_CODES,
  type FlowDefinition,
  type Policy,
  simulate,
  type SimulatedEnd,
  validateDefinition,
  withoutUnknowns,
} from "../../../flows";
import { readConfig } from "../../../config";
import { VERDICT_VALUES } from "../../../flows/policy/verdicts";
import { endOf, expectedEnd } from "../../harness/flows/expected";
import { ACCOUNT_SID, REJECT_URL } from "../../harness/flows/policies";

// What every kind of caller meets in the stacks of examples/, in test/flows/golden: one file a stack, to be read by
// people. After a change that is meant: UPDATE_GOLDEN=1 npx jest test/flows/golden, then read the diff.

const EXAMPLES = join(__dirname, "../../../examples");

/** An ordinary caller; the country says where from. */
const SOMEBODY = "+15550109999";

/** Callers whose number decides, with the country that Twilio may give for them. */
const ODD_CALLERS: readonly (readonly [string, string])[] = [
  ["", ""],
  ["", "TH"],
  ["Anonymous", "TH"],
  ["unknown", "RU"],
  ["+266696687", "LS"],
  ["+17378742833", "US"],
  ["17378742833", "US"],
  ["+7378742833", "RU"],
  ["+2562533", "UG"],
  ["+8656696", "CN"],
  ["+86282452253", "CN"],
  ["sip:alice@example.com", ""],
  ["sip:alice@example.com", "DE"],
  ["sip:anonymous@anonymous.invalid", ""],
  ["client:bob", ""],
  ["15550109999", "US"],
  ["15550109999", "RU"],
  ["+7 (495) 000-00-02", "RU"],
  ["74950000001", "RU"],
  ["12345", ""],
  ["000000000", "US"],
  [SOMEBODY, ""],
  [SOMEBODY, "ZZ"],
  ["+74950000001", "RU"],
  ["+74950000002", "RU"],
  ["+12025550123", "US"],
  ["+12025550124", "US"],
  ["+19005551234", "US"],
  ["+19005561234", "US"],
];

/** What networks say, what callers enter and what look-ups answer, with a word for each; no word holds a blank. */
const JUDGED: readonly (Pick<Call, "parameters" | "digits" | "answer"> & { name: string })[] = [
  ...[...VERDICT_VALUES, "TN-Validation-Passed-D"].map((value) => ({
    name: value,
    parameters: { StirVerstat: value },
  })),
  { name: "Failed+4", parameters: { StirVerstat: "TN-Validation-Failed" }, digits: ["4"] },
  { name: "Failed+5,4", parameters: { StirVerstat: "TN-Validation-Failed" }, digits: ["5", "4"] },
  { name: "Failed+5,5,4", parameters: { StirVerstat: "TN-Validation-Failed" }, digits: ["5", "5", "4"] },
  {
    name: "Failed+4+spam",
    parameters: { StirVerstat: "TN-Validation-Failed" },
    digits: ["4"],
    answer: answerWith("spam"),
  },
  {
    name: "Failed+4,4+unsure",
    parameters: { StirVerstat: "TN-Validation-Failed" },
    digits: ["4", "4"],
    answer: answerWith("unsure"),
  },
  ...["spam", " SPAM ", "unsure", "fine", ""].map((verdict) => ({
    name: `answer:${JSON.stringify(verdict).replaceAll(" ", "_")}`,
    answer: answerWith(verdict),
  })),
  { name: "answer:500", answer: { ...answerWith("spam"), status: 500 } },
  { name: "answer:text", answer: { ...answerWith("spam"), contentType: "text/plain" } },
];

function policiesOf(example: string): Policy[] {
  const text = readFileSync(join(EXAMPLES, example, "Pulumi.dev.yaml"), "utf8");
  const { config } = parse(text) as { config: Record<string, unknown> };
  const own = Object.entries(config).filter(([key]) => key.startsWith("ringfence:"));
  const raw = own.map(([key, value]) => [
    key.replace("ringfence:", ""),
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  const { lines, notices } = readConfig(Object.fromEntries(raw) as Record<string, string>);
  // The comment of the example says what these are about.
  const surprising = notices.filter(({ path }) => !/:(?:blockedCallers|hiddenCallers|verification|ask)\b/.test(path));
  expect(surprising).toEqual([]);
  return lines;
}

function surroundingsOf({ numbers }: Policy) {
  const handlers = numbers.map((number, index) => [
    number,
    { voiceUrl: `https://example.com/former/${index + 1}`, voiceMethod: "POST" as const },
  ]);
  return {
    rejectUrl: REJECT_URL,
    accountSid: ACCOUNT_SID,
    handlers: Object.fromEntries(handlers) as Record<string, { voiceUrl: string; voiceMethod: "POST" }>,
  };
}

function words(end: SimulatedEnd, answered: boolean): string {
  switch (end.kind) {
    case "redirect":
      return end.url === REJECT_URL ? `rejected${answered ? ", ANSWERED" : ""}` : `${end.method} ${end.url}`;
    case "dial":
      return `rings ${end.to.join(" and ")}, shows ${end.callerId}`;
    case "queue":
      return `waits in the queue ${end.queue}`;
    case "flex":
      return `waits in Flex`;
    case "voicemail":
      return `leaves a message of up to ${end.maxLength} s`;
    case "message":
      return `hears "${end.text}"`;
    case "end":
      return "ENDS";
  }
}

/** Outcome, then who meets it, in lines of a readable length. */
function table(policy: Policy, flow: FlowDefinition): string[] {
  const outcomes = new Map<string, string[]>();
  const note = (placed: Call, name: string) => {
    const call = withoutUnknowns(placed);
    expect(endOf(flow, call)).toEqual(expectedEnd(policy, surroundingsOf(policy), call));
    const { end, answered } = simulate(flow, call);
    const outcome = words(end, answered);
    outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), name]);
  };
  const [to = ""] = policy.numbers;
  for (const callerCountry of COUNTRY_CODES) note({ from: SOMEBODY, to, callerCountry }, callerCountry);
  for (const [from, callerCountry] of ODD_CALLERS) {
    note({ from, to, callerCountry }, `${from || "(blank)"}/${callerCountry || "-"}`);
  }
  for (const { name, ...more } of policy.verification || policy.ask ? JUDGED : []) {
    note({ from: SOMEBODY, to, callerCountry: "US", ...more }, name);
    note({ from: SOMEBODY, to, callerCountry: "DE", ...more }, `DE:${name}`);
    note({ from: "Anonymous", to, callerCountry: "", ...more }, `hidden:${name}`);
  }
  return [...outcomes].flatMap(([outcome, callers]) => [`  ${outcome}: ${callers.length}`, ...wrapped(callers)]);
}

function wrapped(items: string[]): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last === undefined || last.length + item.length > 115) lines.push(`    ${item}`);
    else lines[lines.length - 1] = `${last} ${item}`;
  }
  return lines;
}

const examples = readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, "Pulumi.dev.yaml")));

test("has an example of each kind of policy", () => {
  expect(examples).toEqual(
    expect.arrayContaining(["allow-list", "block-list", "country-routing", "per-line", "vip-exceptions"]),
  );
});

test.each(examples)(
  "shows the same outcome as before for every country and every unusual caller in examples/%s",
  (example) => {
    const lines = policiesOf(example).flatMap((policy) => {
      const flow = compile(policy, surroundingsOf(policy));
      expect(validateDefinition(flow)).toEqual([]);
      return [`line ${policy.line}: ${flow.description}`, ...table(policy, flow)];
    });
    const text = `${lines.join("\n")}\n`;
    const path = join(__dirname, "golden", `${example}.txt`);
    if (process.env.UPDATE_GOLDEN === "1") writeFileSync(path, text);
    expect(text).toBe(readFileSync(path, "utf8"));
  },
);
