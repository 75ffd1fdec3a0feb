import { writeFileSync } from "node:fs";
import { enterProject, leaveProjects, run, stackFile } from "../../harness/cli/project";
import { KEYS } from "../../harness/evidence/account";

const RU = { from: "+74950000001", to: "+15550100001", direction: "inbound", duration: "61", status: "completed" };
const DE = { ...RU, from: "+4930123456" };

interface ReplayJson {
  period: { since: string | null; until: string | null };
  source: string;
  calls: number;
  skipped: { reason: string; calls: number }[];
  countries: Record<string, number>;
  lines: Record<string, { calls: number; outcomes: { outcome: string; country: string; calls: number }[] }>;
}

beforeEach(() => void enterProject({ "Pulumi.dev.yaml": stackFile(KEYS) }));
afterAll(leaveProjects);

async function replay(text: string | Buffer, ...args: string[]) {
  writeFileSync("calls", text);
  const { code, out, error } = await run("replay", "--calls", "calls", "--json", ...args);
  const json = code === 0 ? (JSON.parse(out) as ReplayJson) : undefined;
  return {
    code,
    error,
    json,
    reasons: Object.fromEntries((json?.skipped ?? []).map((one) => [one.reason, one.calls])),
  };
}

const lines = (...records: object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join("");

test("reads JSON lines, pages of the API, and the output of Twilio's command line", async () => {
  const camel = { from: "+4930123456", to: "+15550100001", startTime: "2026-11-02T10:00:00Z", priceUnit: "USD" };
  const { json } = await replay(
    lines({ ...RU, start_time: "Sun, 01 Nov 2026 10:00:00 +0000" }, { calls: [DE, DE] }, camel),
  );
  expect(json).toMatchObject({ source: "file", calls: 4, period: { since: "2026-11-01", until: "2026-11-02" } });
  expect(json?.lines.main?.outcomes.map(({ outcome, country, calls }) => [outcome, country, calls])).toEqual([
    ["forward", "DE", 3],
    ["reject", "RU", 1],
  ]);
});

test.each([
  ["commas", "from,to,start_time,duration\n+74950000001,+15550100001,2026-11-01 10:00:00,61\n"],
  [
    "semicolons, a byte-order mark and other names",
    "\uFEFFCaller;Called;Start Time;Duration\r\n+74950000001;+15550100001;2026-11-01 10:00:00;61\r\n",
  ],
  ["tabs and columns in another order", "Duration\tTo\tFrom\n61\t+15550100001\t+74950000001\n"],
  ["quotes and columns of no use", '"To","From","Notes"\n"+15550100001","+74950000001","said ""hello"", twice"\n'],
])("reads CSV with %s", async (_, text) => {
  const { json } = await replay(text);
  expect(json?.lines.main?.outcomes).toEqual([expect.objectContaining({ outcome: "reject", country: "RU", calls: 1 })]);
});

test("reads JSON lines after a byte order mark", async () => {
  expect((await replay(`\uFEFF${lines(RU)}`)).json?.calls).toBe(1);
});

test.each([
  ["an empty file", ""],
  ["a file of blank lines", "\n \n\n"],
  ["a head alone", "from,to\n"],
])("reads no calls from %s", async (_, text) => {
  const { json } = await replay(text);
  expect(json).toMatchObject({ calls: 0, skipped: [], period: { since: null, until: null } });
});

test("keeps the calls that it can read, and reports what it skipped", async () => {
  const outbound = { ...RU, direction: "outbound-dial" };
  const text = `${lines(RU, outbound, { ...RU, to: undefined }, { ...RU, to: "+15550100009" }, { hello: 1 })}[1]\nnonsense\n{"from":"+7`;
  const { json, reasons } = await replay(text);
  expect(json?.calls).toBe(1);
  expect(reasons).toEqual({
    "not inbound": 1,
    "no called number": 1,
    "to a number of no line here": 1,
    "a line that is no call record (it has neither from nor to)": 2,
    "a line that is not JSON": 1,
    "a last line that is cut off": 1,
  });
});

test.each([
  ["in the middle of a row", "from,to,duration\n+74950000001,+15550100001,61\n+7495", "a row that is cut off"],
  ["within quotes", 'from,to\n+74950000001,+15550100001\n+7495,"+1555', "rows that are cut off within quotes"],
])("keeps the rows before a file ends %s", async (_, text, reason) => {
  const { json, reasons } = await replay(text);
  expect(json?.calls).toBe(1);
  expect(reasons).toEqual({ [reason]: 1 });
});

test.each([
  ["other columns", "name,age\nx,3\n", /no column from and no column to. Its columns are name, age/],
  ["a JSON array", "[{}]", /is one JSON array. Write a call per line/],
  ["a binary file", Buffer.from([0x50, 0x4b, 0, 1]), /not a text in UTF-8/],
  ["a packed file", Buffer.from([0x1f, 0x8b, 8, 1]), /not a text in UTF-8/],
])("refuses %s with a remedy", async (_, text, message) => {
  const { code, error } = await replay(text);
  expect(code).toBe(2);
  expect(error).toMatch(message);
});

test("refuses a file that does not exist", async () => {
  const { code, error } = await run("replay", "--calls", "nowhere.csv");
  expect([code, error]).toEqual([2, expect.stringContaining("nowhere.csv is not a file")]);
});

test("reads all calls of a file, or those of the requested days", async () => {
  const at = (day: string) => ({ ...RU, start_time: `${day}T10:00:00Z` });
  const text = lines(at("2020-01-01"), at("2020-01-02"), at("2020-01-03"), RU);
  expect((await replay(text)).json?.calls).toBe(4);
  const { json, reasons } = await replay(text, "--since", "2020-01-02", "--until", "2020-01-02");
  expect(json).toMatchObject({ calls: 1, period: { since: "2020-01-02", until: "2020-01-02" } });
  expect(reasons).toEqual({ "outside the period": 2, "no start time, so the day is not known": 1 });
});

test.each([
  [["--since", "2999-01-01"], /is in the future/],
  [["--since", "2020-01-02", "--until", "2020-01-01"], /--since 2020-01-02 is after --until 2020-01-01/],
  [["--since", "2020-02-31"], /neither a date such as .* nor a number of days/],
  [["--since", "soon"], /neither a date/],
  [["--line", "sales"], /no line "sales". Lines here: main/],
  [["--against", "deployed", "--format", "text"], /--json and --format are two forms/],
])("refuses %j", async (args, message) => {
  const { code, error } = await replay(lines(RU), ...args);
  expect(code).toBe(2);
  expect(error).toMatch(message);
});

test("reports that a line which finds its numbers by name cannot be matched from a file", async () => {
  enterProject({ "Pulumi.dev.yaml": stackFile({ ...KEYS, numbers: '{ friendlyName: "Support *" }' }) });
  const { reasons } = await replay(lines(RU));
  expect(Object.keys(reasons)).toEqual([expect.stringMatching(/line main finds its numbers by name/)]);
});

test("names what it assumes because a file does not contain it", async () => {
  const keys = {
    ask: "{ webhook: { secure: AAA= }, answers: { spam: reject }, onFailure: { say: Goodbye. } }",
    verification: "{ failed: reject }",
  };
  enterProject({ "Pulumi.dev.yaml": stackFile({ ...KEYS, ...keys }) });
  const { json, error } = await replay(lines(DE));
  expect(json?.lines.main?.outcomes).toEqual([expect.objectContaining({ outcome: "say", calls: 1 })]);
  expect(error).toMatch(/line main asks a server about callers, .* judged as if it had not answered/);
  expect(error).toMatch(/line main judges verdicts on caller IDs, .* judged as if they had none/);
});

test("does not guess a policy that is partly secret", async () => {
  enterProject({ "Pulumi.dev.yaml": stackFile({ ...KEYS, exceptions: "{ reject: [{ secure: AAA= }] }" }) });
  const { code, error } = await replay(lines(RU));
  expect(code).toBe(1);
  expect(error).toMatch(/no line can be judged: .*ringfence:exceptions.* is secret/);
});
