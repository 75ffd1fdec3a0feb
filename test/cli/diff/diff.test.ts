import { leaveProjects, run, SOUND, stackFile } from "../../harness/cli/project";
import { enterRepository, git, write } from "../../harness/cli/repository";

afterEach(leaveProjects);

interface Difference {
  same: boolean;
  groups: {
    lineBefore: string | null;
    lineAfter: string | null;
    numbers: string[];
    others: string[];
    changes: { callers: string[]; before: string; after: string }[];
  }[];
  doubts: string[];
  notes: string[];
}

type Keys = Record<string, string>;

async function difference(before: Keys, after: Keys): Promise<Difference> {
  enterRepository({ "Pulumi.dev.yaml": stackFile(before) }, { "Pulumi.dev.yaml": stackFile(after) });
  const { code, out, error } = await run("diff", "--json");
  expect(error).toBe("");
  const found = JSON.parse(out) as Difference;
  expect(code).toBe(found.same ? 0 : 1);
  return found;
}

const WAS = "forwarded to what the number did before";

test("describes an added country and an added route in words, with the numbers", async () => {
  const before = stackFile(SOUND);
  const routes = '[{ countries: [DE], forward: { number: "+15550100091" } }]';
  enterRepository(
    { "Pulumi.dev.yaml": before },
    { "Pulumi.dev.yaml": stackFile({ ...SOUND, blockList: "[RU, CN, KP]", routes }) },
  );
  const { code, out, error } = await run("diff");
  expect([code, error]).toEqual([1, ""]);
  expect(out).toBe(`HEAD:Pulumi.dev.yaml -> Pulumi.dev.yaml
line main: DE now forwarded to +15550100091 (before: ${WAS}); KP now rejected (before: ${WAS})
  2 numbers: +15550100001, +15550100002
2 numbers affected; 2 kinds of callers meet something else
`);
});

test("finds no difference in an unchanged file, and exits with code 0", async () => {
  enterRepository({ "Pulumi.dev.yaml": stackFile(SOUND) });
  expect(await run("diff")).toEqual({
    code: 0,
    out: "HEAD:Pulumi.dev.yaml -> Pulumi.dev.yaml\nNo caller's outcome differs\n",
    error: "",
  });
});

test.each<[string, Keys, Keys]>([
  ["another order and spelling of the lists", SOUND, { blockList: "[cn, ru]", numbers: SOUND.numbers }],
  [
    "a line by another name",
    { blockList: "[RU]", lines: '{ sales: { numbers: ["+15550100001"] } }' },
    { blockList: "[RU]", lines: '{ shop: { numbers: ["+15550100001"] } }' },
  ],
  ["an exception that changes nothing", SOUND, { ...SOUND, exceptions: '{ reject: ["+74950000001"] }' }],
  [
    "a handler that the config remembers",
    SOUND,
    { ...SOUND, former: '{ "+15550100001": { voiceUrl: "https://example.com/x" } }' },
  ],
  [
    "a list that all but says the same of a monitored line",
    { ...SOUND, mode: "monitor" },
    { ...SOUND, blockList: "[RU, CN, KP]", mode: "monitor" },
  ],
])("finds no difference in %s", async (_what, before, after) => {
  expect(await difference(before, after)).toMatchObject({ same: true, groups: [], doubts: [] });
});

test.each<[string, Keys, string[], string, string]>([
  ["rejectReason", { rejectReason: "busy" }, ["CN", "RU"], "rejected", "rejected (busy)"],
  [
    "unknownCountry",
    { unknownCountry: "reject" },
    ["callers without a country", "SIP callers", "client callers"],
    WAS,
    "rejected",
  ],
  ["announce", { announce: "Closed." }, ["CN", "RU"], "rejected", 'played the sentence "Closed.", then hung up on'],
  ["mode", { mode: "open" }, ["CN", "RU"], "rejected", WAS],
  ["a rejected number", { exceptions: '{ reject: ["+12025550123"] }' }, ["+12025550123"], WAS, "rejected"],
  ["a prefix let in", { exceptions: '{ forward: ["+7495*"] }' }, ["+7495*"], "rejected", WAS],
])("names the callers whose outcome changes: %s", async (_what, change, callers, before, after) => {
  const { groups } = await difference(SOUND, { ...SOUND, ...change });
  expect(groups).toMatchObject([{ changes: [{ callers, before, after }] }]);
});

test("distinguishes hidden callers: words, blank, keypad words, anonymous SIP addresses", async () => {
  const { groups } = await difference(SOUND, { ...SOUND, hiddenCallers: "reject" });
  expect(groups[0]?.changes[0]?.callers).toEqual([
    "hidden callers (a word)",
    "hidden callers (no number)",
    ...["+266696687", "+2562533", "+17378742833", "+7378742833", "+8656696", "+86282452253"].map(
      (word) => `hidden callers (${word})`,
    ),
    "hidden callers (sip:anonymous@…)",
  ]);
});

test("reports an exception for its number only, whichever country the list names", async () => {
  const exceptions = '{ forward: ["+15550100077", "+1*"] }';
  const { groups } = await difference(SOUND, { ...SOUND, blockList: "[RU, CN, US]", exceptions });
  expect(groups[0]?.changes).toEqual([{ callers: ["US"], before: WAS, after: "rejected" }]);
});

test("reports changed settings of a forward, and names them if the words are the same", async () => {
  const dialled = (timeout: number) => ({ ...SOUND, forward: `{ number: "+15550100091", timeout: ${timeout} }` });
  const { groups } = await difference(dialled(20), dialled(25));
  expect(groups[0]?.changes[0]).toMatchObject({
    before: "forwarded to +15550100091",
    after: "forwarded to +15550100091 (another timeout)",
  });
});

test("reports a changed query of a webhook, and does not show it", async () => {
  const { groups } = await difference(
    { ...SOUND, forward: '{ webhook: "https://example.com/v?key=t0ken1" }' },
    { ...SOUND, forward: '{ webhook: "https://example.com/v?key=t0ken2" }' },
  );
  expect(groups[0]?.changes[0]?.after).toBe("forwarded to https://example.com/v (another url)");
  expect(JSON.stringify(groups)).not.toContain("t0ken");
});

test("reports a handler that former changes, and notes one that former adds", async () => {
  const former = (path: string) => ({
    ...SOUND,
    former: `{ "+15550100001": { voiceUrl: "https://example.com/${path}" } }`,
  });
  const { groups } = await difference(former("a"), former("b"));
  expect(groups).toMatchObject([{ numbers: ["+15550100001"] }]);
  expect(groups[0]?.changes[0]).toMatchObject({ after: "forwarded to https://example.com/b" });
  expect((await difference(SOUND, former("a"))).notes).toEqual([
    "ringfence:former of +15550100001 is in Pulumi.dev.yaml only, and was not compared",
  ]);
});

test("compares a number that joins or leaves with its handler", async () => {
  const found = await difference(SOUND, { ...SOUND, numbers: '["+15550100001", "+15550100003"]' });
  expect(found.groups).toEqual([
    {
      lineBefore: "main",
      lineAfter: null,
      numbers: ["+15550100002"],
      others: [],
      changes: [{ callers: ["CN", "RU"], before: "rejected", after: WAS }],
    },
    {
      lineBefore: null,
      lineAfter: "main",
      numbers: ["+15550100003"],
      others: [],
      changes: [{ callers: ["CN", "RU"], before: WAS, after: "rejected" }],
    },
  ]);
  expect(found.notes).toEqual([
    "1 number no longer fenced, before by line main",
    "1 number newly fenced, by line main",
  ]);
});

test("applies the policy of the new line to a number that moves", async () => {
  const lines = (sales: string, support: string) =>
    `{ sales: { numbers: [${sales}] }, support: { blockList: [IN], numbers: [${support}] } }`;
  const one = '"+15550100001"';
  const { groups } = await difference(
    { blockList: "[RU]", lines: lines(`${one}, "+15550100002"`, '"+15550100003"') },
    { blockList: "[RU]", lines: lines('"+15550100002"', `${one}, "+15550100003"`) },
  );
  expect(groups).toMatchObject([
    {
      lineBefore: "sales",
      lineAfter: "support",
      numbers: ["+15550100001"],
      changes: [
        { callers: ["IN"], after: "rejected" },
        { callers: ["RU"], before: "rejected" },
      ],
    },
  ]);
});

test("names the filter for numbers that a filter chooses", async () => {
  const all = { ...SOUND, numbers: "all" };
  const { groups } = await difference(all, { ...all, blockList: "[RU]" });
  expect(groups).toMatchObject([
    { numbers: [], others: ["all other numbers of the account"], changes: [{ callers: ["CN"], before: "rejected" }] },
  ]);
  const listed = await difference(all, {
    blockList: "[RU, CN]",
    lines: '{ main: { numbers: all }, sales: { numbers: ["+15550100009"] } }',
  });
  expect(listed.same).toBe(true);
});

test("compares any two revisions, from within the project's folder", async () => {
  const folder = enterRepository({ "Pulumi.dev.yaml": stackFile(SOUND) });
  write(folder, { "Pulumi.dev.yaml": stackFile({ ...SOUND, blockList: "[RU]" }) });
  git(folder, "commit", "--quiet", "--all", "--message", "after");
  write(folder, { "Pulumi.dev.yaml": "config: [" });
  const { code, out } = await run("diff", "--from", "HEAD~1", "--to", "HEAD");
  expect([code, out]).toEqual([
    1,
    expect.stringContaining("HEAD~1:Pulumi.dev.yaml -> HEAD:Pulumi.dev.yaml\nline main: CN now"),
  ]);
});

test("reads the project file of the revision too", async () => {
  const project = (mode: string) =>
    `name: screening\nruntime: nodejs\nconfig:\n  ringfence:mode: { default: ${mode} }\n`;
  enterRepository(
    { "Pulumi.yaml": project("enforce"), "Pulumi.dev.yaml": stackFile(SOUND) },
    { "Pulumi.yaml": project("open") },
  );
  const { code, out } = await run("diff");
  expect([code, out]).toEqual([1, expect.stringContaining("note: line main: mode open, before enforce")]);
});

test("compares with no fence if the revision has no stack file", async () => {
  enterRepository({ "Pulumi.dev.yaml": stackFile(SOUND) }, { "Pulumi.new.yaml": stackFile(SOUND) });
  const { code, out } = await run("diff", "--stack", "new");
  expect(code).toBe(1);
  expect(out).toContain(`line main, newly fenced: CN, RU now rejected (before: ${WAS})\n  2 numbers: `);
});

test("compares two stacks line by line, whatever their numbers", async () => {
  const two = (sales: string) =>
    `{ sales: { blockList: [${sales}], numbers: ["+15550100001"] }, support: { numbers: ["+15550100002"] } }`;
  const dev = stackFile({ blockList: "[RU]", lines: two("RU, KP") });
  const prod = stackFile({
    blockList: "[RU]",
    lines: two("RU").replaceAll("+155501000", "+155501001").replace("support", "desk"),
  });
  enterRepository({ "Pulumi.dev.yaml": dev, "Pulumi.prod.yaml": prod });
  const { code, out } = await run("diff", "--stack", "dev", "--against-stack", "prod");
  expect(code).toBe(1);
  expect(out).toBe(`Pulumi.prod.yaml -> Pulumi.dev.yaml
line sales: KP now rejected (before: ${WAS})
  1 number: +15550100001
not known: line desk is in Pulumi.prod.yaml only
not known: line support is in Pulumi.dev.yaml only
1 number affected; 1 kind of caller meets something else; 2 things not known
`);
});
