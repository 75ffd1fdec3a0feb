import { enterProject, leaveProjects, run, SOUND, stackFile } from "../../harness/cli/project";

afterEach(leaveProjects);

async function explained(keys: Record<string, string>): Promise<string> {
  enterProject({ "Pulumi.dev.yaml": stackFile(keys) });
  const { code, out, error } = await run("explain");
  expect([code, error]).toEqual([0, ""]);
  return out;
}

test("prints a table in the order of the checks, with country names and numbers", async () => {
  const text = await explained({
    blockList: "[RU, cn]",
    rejectReason: "busy",
    hiddenCallers: "reject",
    exceptions: '{ forward: ["+74950000001"], reject: ["+1900*", "+12025550123"] }',
    forward: '{ number: "+15550100099" }',
    numbers: SOUND.numbers,
  });
  const busy = "rejected: hears a busy tone, is not answered, costs no voice minute";
  const dialled = "forwarded to the number: `+15550100099`";
  expect(text).toBe(`# Call screening of \`screening/dev\`

From \`Pulumi.dev.yaml\`: 1 line, 2 phone numbers.

## Line \`main\`

The first row that applies to a caller decides; of the exceptions, the most specific.

|  | Check | Who calls | Is |
| --: | --- | --- | --- |
| 1 | exceptions | 2 numbers and prefixes: +12025550123, +1900\\* | ${busy} |
| 2 | exceptions | 1 number or prefix: +74950000001 | ${dialled} |
| 3 | hidden callers | no number, a word such as anonymous (sip:anonymous@… too), or a keypad word | ${busy} |
| 4 | unknown country | Twilio tells no country; SIP and client callers, mostly | ${dialled} |
| 5 | countries | 2 countries: China (CN), Russia (RU) | ${busy} |
| 6 | everybody else | 248 countries | ${dialled} |

### 2 numbers

- \`+15550100001\`
- \`+15550100002\`
`);
});

test("names the countries of an allow list, and counts all others", async () => {
  const text = await explained({
    allowList: "[US, CA]",
    hiddenCallers: "reject",
    unknownCountry: "forward",
    numbers: SOUND.numbers,
  });
  expect(text).toContain(
    "| 3 | countries | every country but these 2 (248 others): Canada (CA), United States (US) | rejected",
  );
  expect(text).toContain("| 4 | everybody else | 2 countries: Canada (CA), United States (US) | forwarded");
});

test("prints a long list below the table, with one line for each entry", async () => {
  const text = await explained({ ...SOUND, blockList: "[AF, AL, AM, AO, AZ, BA, BD, BF, BG, BY, CN, IN, RU]" });
  expect(text).toContain("| 3 | countries | 13 countries: listed below | rejected");
  expect(text).toContain("\n\nRow 3:\n\n- Afghanistan (AF)\n- Albania (AL)\n");
});

test("prints the same, whatever the order of the lists in the file", async () => {
  const one = await explained({
    blockList: "[RU, CN, IN]",
    numbers: '["+15550100002", "+15550100001"]',
    exceptions: '{ reject: ["+1900*", "+1976*"] }',
  });
  const other = await explained({
    exceptions: '{ reject: ["+1976*", "+1900*"] }',
    numbers: '["+15550100001", "+15550100002"]',
    blockList: "[in, cn, ru]",
  });
  expect(one).toBe(other);
});

test("prints several lines in the order of their names", async () => {
  const text = await explained({
    blockList: "[RU]",
    lines: '{ support: { numbers: ["+15550100001"] }, sales: { numbers: ["+15550100002"], blockList: [CN] } }',
  });
  expect(text.match(/^## .*/gm)).toEqual(["## Line `sales`", "## Line `support`"]);
  expect(text).toContain("2 lines, 2 phone numbers.");
});

test("escapes Markdown, and shows URLs without password and query", async () => {
  const text = await explained({ ...SOUND, forward: '{ webhook: "https://u:pa55@example.com/a|b`c_d?key=t0ken" }' });
  expect(text).toContain("forwarded to the webhook `` POST https://example.com/a\\|b`c_d `` |");
  expect(text).not.toMatch(/pa55|t0ken/);
});

test.each([
  ["exceptions", "{ reject: [{ secure: AAABAK }] }", "| 1 | exceptions | secret exceptions | secret |"],
  ["hiddenCallers", "{ secure: AAABAK }", "a keypad word | secret |"],
  ["forward", "{ webhook: { secure: AAABAK } }", "| forwarded to a secret destination |"],
  ["announce", "{ secure: AAABAK }", "| 3 | countries | 2 countries: China (CN), Russia (RU) | secret |"],
])("hides a secret %s and all values beside it", async (key, yaml, expected) => {
  const text = await explained({ ...SOUND, [key]: yaml });
  expect(text).toContain(expected);
  expect(text).not.toMatch(/AAABAK|secret\.invalid|\+999|Andorra/);
});

test("prints JSON: the checks in order, with the callers and their outcomes", async () => {
  enterProject({ "Pulumi.dev.yaml": stackFile({ ...SOUND, rejectReason: "busy" }) });
  const { code, out } = await run("explain", "--json");
  expect(code).toBe(0);
  const answer = JSON.parse(out) as { lines: { checks: { check: string }[] }[] };
  expect(answer).toMatchObject({
    stack: "dev",
    project: "screening",
    file: "Pulumi.dev.yaml",
    ok: true,
    lines: [{ line: "main", mode: "enforce", numbers: ["+15550100001", "+15550100002"] }],
  });
  expect(answer.lines[0]?.checks.map(({ check }) => check)).toEqual([
    "hidden callers",
    "unknown country",
    "countries",
    "everybody else",
  ]);
  expect(answer.lines[0]?.checks[2]).toMatchObject({
    entries: ["China (CN)", "Russia (RU)"],
    meets: { outcome: "busy" },
  });
});
