import { enterProject, leaveProjects, run, stackFile } from "../../harness/cli/project";

afterEach(leaveProjects);

const SID = "1".repeat(32);
const FUNCTION = `{ service: ZS${SID}, environment: ZE${SID}, function: ZH${SID}, url: "https://screen-1111.twil.io/verdict" }`;
const FLOW_URL = `https://webhooks.twilio.com/v1/Accounts/AC${SID}/Flows/FW${SID}`;
const challenge = (more: string) => `{ challenge: { say: Press 4., ${more} } }`;

/** Line name to its keys, and to what is said about each; each line has what cannot be. */
const BAD: Record<string, [keys: Record<string, string>, ...errors: [place: string, text: RegExp][]]> = {
  announce: [
    { announce: "Goodbye.", blockedCallers: "{ say: Hello. }" },
    ["announce", /cannot be set together with blockedCallers\. Remove announce/],
  ],
  nested: [
    { blockedCallers: challenge(`digits: "4", otherwise: ${challenge('digits: "5"')}`) },
    ["blockedCallers.challenge.otherwise.challenge", /not inside a challenge\. Name another end: \w+, /],
  ],
  otherwise: [
    { blockedCallers: challenge('digits: "4", otherwise: reject') },
    ["blockedCallers.challenge.otherwise", /"reject" is not allowed here\. Write a map .* answered by then/],
  ],
  digits: [
    {
      blockedCallers: challenge("digits: four"),
      hiddenCallers: challenge("digits: 4"),
      unknownCountry: challenge('digits: "123456789"'),
    },
    ["blockedCallers.challenge.digits", /"four" is not 1 to 8 digits\. Write digits in quotes, such as "4"/],
    ["hiddenCallers.challenge.digits", /4 is not allowed here\. Write 1 to 8 digits in quotes, such as "4"/],
    ["unknownCountry.challenge.digits", /"123456789" is not 1 to 8 digits/],
  ],
  attempts: [
    {
      blockedCallers: challenge('digits: "4", attempts: 0'),
      hiddenCallers: challenge('digits: "4", attempts: 9'),
      unknownCountry: challenge('digits: "4", timeout: 31'),
    },
    ["blockedCallers.challenge.attempts", /0 is not allowed here\. Write a whole number from 1 to 3/],
    ["hiddenCallers.challenge.attempts", /9 is not allowed here\. Write a whole number from 1 to 3/],
    ["unknownCountry.challenge.timeout", /31 is not allowed here\. Write a whole number of seconds from 1 to 30/],
  ],
  existing: [
    { hiddenCallers: "existing", blockedCallers: challenge('digits: "4", otherwise: existing') },
    ["hiddenCallers", /"existing" is not allowed here\. Write forward, reject or a map/],
    ["blockedCallers.challenge.otherwise", /"existing" is not allowed here\. Write a map/],
  ],
  verdict: [
    { verification: "{ D: reject, failed: allow }" },
    ["verification.D", /is not a key that Ringfence knows\. The keys here are failed, unsigned, C, B, A, countries/],
    ["verification.failed", /"allow" is not allowed here\. Write forward, reject or a map/],
  ],
  empty: [
    { verification: "{ failed: reject, countries: [] }" },
    ["verification.countries", /is empty\. Write a list of at least one country code, such as \[US, CA\]/],
  ],
  both: [
    { ask: `{ webhook: "https://example.com/", function: ${FUNCTION}, answers: { spam: reject } }` },
    ["ask", /names both a webhook and a Function\. Set exactly one/],
  ],
  neither: [{ ask: "{ answers: { spam: reject } }" }, ["ask", /names nobody to ask\. Set exactly one/]],
  unanswered: [
    { ask: '{ webhook: "https://example.com/" }' },
    ["ask.answers", /is missing\. Name an answer and its end/],
  ],
  answers: [
    { ask: '{ webhook: "https://example.com/", answers: {} }' },
    ["ask.answers", /is empty\. Name an answer and its end/],
  ],
  flow: [
    { ask: `{ webhook: "${FLOW_URL}", answers: { spam: reject } }` },
    ["ask.webhook", /is the webhook of a Studio flow, which gives no verdict\. Name a server or a Function/],
  ],
  function: [
    { ask: `{ function: ${FUNCTION.replace(/https[^"]*/, FLOW_URL)}, answers: { spam: reject } }` },
    ["ask.function.url", /is the webhook of a Studio flow, which gives no verdict\. Name a server or a Function/],
  ],
  idle: [
    { verification: "{ failed: forward }" },
    ["verification", /decides nothing: every verdict leads to forward\. Set what a failed verdict leads to/],
  ],
  signs: [
    { announce: "Fish & chips", forward: '{ voicemail: { say: "1 < 2" } }' },
    ["announce", /"Fish & chips" contains <, > or &, which have a meaning in TwiML\. Write it in words/],
    ["forward.voicemail.say", /"1 < 2" contains <, > or &/],
  ],
  voice: [
    { blockedCallers: "{ say: { text: Goodbye., voice: Molly.Amy } }" },
    ["blockedCallers.say.voice", /"Molly\.Amy" is not a voice of Twilio, Amazon Polly or Google\. Write man, woman/],
  ],
};

test("all that cannot be in ends, a verification or a question is reported at once, with place and remedy", async () => {
  const lines = Object.entries(BAD).map(([name, [keys]], index) => {
    const own = Object.entries(keys).map(([key, yaml]) => `      ${key}: ${yaml}`);
    return [`    ${name}:`, `      numbers: ["+155501000${10 + index}"]`, ...own].join("\n");
  });
  enterProject({ "Pulumi.dev.yaml": stackFile({ blockList: "[RU]", lines: `\n${lines.join("\n")}` }) });
  const { code, out } = await run("check", "--json");
  expect(code).toBe(1);
  const { errors } = JSON.parse(out) as {
    errors: { path: string; value?: string; reason: string; remedy: string; line: number; column: number }[];
  };
  const found = errors.map(({ path, value, reason, remedy }) => ({
    path,
    text: `${value === undefined ? "" : `${value} `}${reason}. ${remedy}`,
  }));
  const expected = Object.entries(BAD).flatMap(([name, [, ...wrong]]) =>
    wrong.map(([place, text]) => ({
      path: `ringfence:lines.${name}.${place}`,
      text: expect.stringMatching(text) as string,
    })),
  );
  const byPath = (one: { path: string }, other: { path: string }) => (one.path < other.path ? -1 : 1);
  expect(found.sort(byPath)).toEqual(expected.sort(byPath));
  // Each place is in the line's own part of the file.
  const file = `config:\n  ringfence:blockList: [RU]\n  ringfence:lines: \n${lines.join("\n")}`.split("\n");
  for (const { path, line } of errors) {
    const key = /^ringfence:lines\.[^.]+\.([^.]+)/.exec(path)?.[1];
    expect([path, file[line - 1]]).toEqual([path, expect.stringContaining(`${key}:`)]);
  }
});

test("an announcement for all lines and an end of one line exclude each other, and the error names both", async () => {
  const lines = '{ sales: { numbers: ["+15550100001"], blockedCallers: { say: Hello. } } }';
  enterProject({ "Pulumi.dev.yaml": stackFile({ blockList: "[RU]", announce: "Goodbye.", lines }) });
  const { out } = await run("check");
  expect(out).toContain(
    "ringfence:announce (Pulumi.dev.yaml:3:3): cannot be set together with ringfence:lines.sales.blockedCallers. Remove announce",
  );
});
