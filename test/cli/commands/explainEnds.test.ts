import { enterProject, leaveProjects, run, SOUND, stackFile } from "../../harness/cli/project";

afterEach(leaveProjects);

async function rows(keys: Record<string, string>): Promise<string[]> {
  enterProject({ "Pulumi.dev.yaml": stackFile({ ...SOUND, ...keys }) });
  const { code, out, error } = await run("explain");
  expect([code, error]).toEqual([0, ""]);
  return out.split("\n").filter((line) => /^\| \d/.test(line));
}

const OWN = "forwarded to what the number did before";
const BUSY = "rejected: hears that the number is not in service, is not answered, costs no voice minute";

test("verdicts on a caller ID stand between the countries and the rest, with whom they are about", async () => {
  const found = await rows({
    verification: '{ failed: reject, unsigned: { say: "Call from a phone." }, C: forward, countries: [CA, US, MX] }',
  });
  expect(found.slice(2)).toEqual([
    `| 3 | countries | 2 countries: China (CN), Russia (RU) | ${BUSY} |`,
    `| 4 | verification | from CA, MX, US: the verification failed, or could not be made | ${BUSY} |`,
    '| 5 | verification | from CA, MX, US: no verdict | played a sentence, then hung up on (billed: yes, voice minutes): `"Call from a phone."` |',
    `| 6 | everybody else | 248 countries | ${OWN} |`,
  ]);
});

test("explains a question by its server, without the query, and by what its answers lead to", async () => {
  const found = await rows({
    ask: '{ webhook: "https://user:pa55@screen.example.com/verdict?key=t0ken", answers: { spam: reject, unsure: { voicemail: {} } }, onFailure: { number: "+15550100091" } }',
  });
  const server = "the server https://screen.example.com/verdict";
  expect(found.slice(3)).toEqual([
    `| 4 | question | ${server} answers "spam" | ${BUSY} |`,
    expect.stringMatching(
      new RegExp(`^\\| 5 \\| question \\| ${server} answers "unsure" \\| turned away: .*billed: yes, voice minutes`),
    ),
    expect.stringMatching(
      new RegExp(`^\\| 6 \\| question \\| ${server} gives no answer that we know \\| turned away: .*\\+15550100091`),
    ),
    `| 7 | everybody else | 248 countries | ${OWN} |`,
  ]);
});

test("an answer that fails lets callers on, so that no row stands for it", async () => {
  const found = await rows({ ask: '{ webhook: "https://screen.example.com/", answers: { spam: reject } }' });
  expect(found.filter((row) => row.includes("question"))).toHaveLength(1);
});

test("a challenge says that it answers, and what follows without the digits", async () => {
  const challenge = (more: string) => `{ challenge: { say: Press 4., digits: "4"${more} } }`;
  const found = await rows({
    blockedCallers: challenge(""),
    hiddenCallers: challenge(', otherwise: { number: "+15550100091" }'),
  });
  const asked = "answered (and billed), and let on only after entering digits; hears";
  expect(found).toEqual([
    expect.stringContaining(`${asked}; who does not enter them is forwarded to +15550100091: \`"Press 4."\``),
    expect.stringContaining("| unknown country |"),
    expect.stringContaining(`${asked}; who does not enter them is hung up on: \`"Press 4."\``),
    expect.stringContaining("| everybody else |"),
  ]);
});

const secret = "{ secure: AAABAK }";
test.each<[string, Record<string, string>, string[]]>([
  [
    "the address of a server that is asked",
    { ask: `{ webhook: ${secret}, answers: { spam: reject } }` },
    [`| question | a secret server answers "spam" | ${BUSY} |`],
  ],
  ["a question", { ask: secret }, ["| question | a secret question | secret |"]],
  [
    "its answers",
    { ask: `{ webhook: "https://a.example.com/", answers: ${secret} }` },
    ["| a secret question | secret |"],
  ],
  [
    "what a challenge says",
    { blockedCallers: `{ challenge: { say: ${secret}, digits: "4" } }` },
    ["| answered (and billed), and let on only after entering digits; hears; who does not enter them is hung up on |"],
  ],
  [
    "its digits",
    { blockedCallers: `{ challenge: { say: Press 4., digits: ${secret} } }` },
    ["China (CN), Russia (RU) | secret |"],
  ],
  [
    "a sentence",
    { hiddenCallers: `{ say: ${secret} }` },
    ["a keypad word | played a secret sentence, then hung up on (billed: yes, voice minutes) |"],
  ],
  [
    "a number",
    { verification: `{ failed: { number: ${secret} } }` },
    ["could not be made | turned away: forwarded to a secret destination (billed: yes, voice minutes) |"],
  ],
  [
    "a verdict",
    { verification: `{ failed: ${secret} }` },
    ["the verification failed, or could not be made | secret |"],
  ],
])("%s that is secret is hidden, and no more than needs be", async (_, keys, expected) => {
  const text = (await rows(keys)).join("\n");
  for (const part of expected) expect(text).toContain(part);
  expect(text).not.toMatch(/AAABAK|secret\.invalid|\+999|"secret/);
});
