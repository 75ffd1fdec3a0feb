import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { type Emulator, startEmulator } from "../../../emulator";
import { enterAccountProject, leaveProjects, run } from "../../harness/cli/project";
import { git } from "../../harness/cli/repository";
import { enterFencedProject, fence, FORMS, KEYS, placeSomeCalls } from "../../harness/evidence/account";

const ACCOUNT = `AC${"1".repeat(32)}`;
const PARENT = `AC${"5".repeat(32)}`;

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ contract: true });
  fence(emulator);
  placeSomeCalls(emulator);
  enterFencedProject(emulator);
  emulator.requests.length = 0;
});

afterEach(async () => {
  await emulator.stop();
  expect(emulator.violations).toEqual([]);
});

afterAll(leaveProjects);

async function replayed(...args: string[]): Promise<Record<string, unknown>> {
  const { code, out, error } = await run("replay", "--json", ...args);
  if (code !== 0) throw new Error(error);
  return JSON.parse(out) as Record<string, unknown>;
}

test("judges the account's calls of 30 days by the country that Studio recorded, and writes nothing", async () => {
  expect(await replayed()).toMatchObject({
    source: "twilio",
    calls: 6,
    skipped: [],
    countries: { execution: 6, insights: 0, number: 0 },
    lines: {
      main: {
        calls: 6,
        callers: 4,
        regulars: [],
        saved: { minutes: 0, price: {} },
      },
    },
  });
  expect(emulator.requests.filter(({ method }) => method !== "GET")).toEqual([]);
});

test("prints exactly the documented keys", async () => {
  const json = await replayed("--against", "deployed");
  const { lines } = json as { lines: Record<string, { outcomes: object[] }> };
  expect(Object.keys(json)).toEqual(["period", "source", "calls", "skipped", "countries", "lines", "changed"]);
  expect(Object.keys(lines.main ?? {})).toEqual(["calls", "callers", "outcomes", "regulars", "saved"]);
  expect(Object.keys(lines.main?.outcomes[0] ?? {})).toEqual([
    ...["outcome", "by", "country", "calls", "callers", "answeredMinutes"],
  ]);
});

test("reads an earlier period on request, and reports what Studio no longer has", async () => {
  expect(await replayed("--since", "60d")).toMatchObject({ calls: 7, countries: { execution: 6, number: 1 } });
});

test("reads at most the requested number of executions, and reports that some are missing", async () => {
  const { code, out } = await run("replay", "--max-executions", "2");
  expect(code).toBe(0);
  expect(out).toMatch(/2 calls as Studio saw it; 4 calls from the numbering plan/);
  expect(out).toMatch(/newest 2 executions only/);
});

test("takes countries from Voice Insights, and continues without it if it is off", async () => {
  const off = await run("replay", "--max-executions", "0", "--insights");
  expect(off.code).toBe(0);
  expect(off.out).toMatch(/Voice Insights gave nothing \(error 17000\): is it switched on/);
  emulator.state.insights = Object.keys(emulator.state.accounts);
  expect(await replayed("--max-executions", "0", "--insights")).toMatchObject({
    countries: { execution: 0, insights: 6, number: 0 },
  });
});

test("masks every caller in every format, unless --show-numbers is given", async () => {
  enterFencedProject(emulator, { blockList: "[DE]" });
  for (const form of FORMS) {
    const { code, out, error } = await run("replay", ...form);
    expect([form, code]).toEqual([form, 0]);
    expect(out + error).toContain("+49 30 ••••56");
    expect(out + error).not.toMatch(/30123456|4950000001|2015550123/);
    expect((await run("replay", ...form, "--show-numbers")).out).toContain("+4930123456");
  }
});

test("writes no file except the one that --out names", async () => {
  const before = readdirSync(".");
  const { code, out, error } = await run("replay", "--out", "calls.html");
  expect([code, out]).toEqual([0, ""]);
  expect(error).toMatch(/calls\.html: \d+ bytes of html/);
  expect(readFileSync("calls.html", "utf8")).toContain("<!doctype html>");
  expect(readdirSync(".").filter((name) => !before.includes(name))).toEqual(["calls.html"]);
});

test("compares outcomes with a revision and with the deployed flow", async () => {
  git(".", "init", "--quiet", "--initial-branch=main");
  git(".", "add", "--all");
  git(".", "commit", "--quiet", "--message", "before");
  const file = readFileSync("Pulumi.dev.yaml", "utf8");
  writeFileSync("Pulumi.dev.yaml", file.replace("[CN, RU]", "[DE]"));
  const change = { line: "main", by: "country", calls: 2, callers: 1 };
  const changed = [
    { ...change, country: "DE", from: "forward", to: "reject" },
    { ...change, country: "RU", from: "reject", to: "forward" },
  ];
  expect((await replayed("--against", "HEAD")).changed).toEqual(
    changed.map((one) => expect.objectContaining(one) as object),
  );
  expect((await replayed("--against", "deployed")).changed).toEqual(
    changed.map((one) => expect.objectContaining(one) as object),
  );
});

test("resolves a filter's numbers in the account", async () => {
  enterFencedProject(emulator, { numbers: '{ friendlyName: "Support *" }', former: "{}" });
  const { lines, skipped } = await replayed();
  expect(lines).toMatchObject({ main: { calls: 5 } });
  expect(skipped).toEqual([{ reason: "to a number of no line here", calls: 1 }]);
});

test("a line whose filter finds no number is an error with its remedy", async () => {
  enterFencedProject(emulator, { numbers: '{ friendlyName: "Nobody *" }', former: "{}" });
  const { code, error } = await run("replay");
  expect(code).toBe(1);
  expect(error).toMatch(/ringfence:numbers: "Nobody \*" matches no number that can be fenced\. Change the pattern/);
});

test("of two lines, the one whose filter finds no number is left out and named", async () => {
  const lines = '{ main: { numbers: ["+15550100001"] }, sales: { numbers: { friendlyName: "Nobody *" } } }';
  const { numbers: _, ...keys } = KEYS;
  enterAccountProject(emulator.url, { ...keys, lines });
  const { code, out, error } = await run("replay");
  expect([code, error]).toEqual([0, ""]);
  expect(out).toMatch(/line main: 5 calls/);
  expect(out).toMatch(/line sales is left out: "Nobody \*" matches no number that can be fenced/);
});

test("reports zero calls without an error", async () => {
  const { code, out } = await run("replay", "--since", "2026-01-01", "--until", "2026-01-01");
  expect(code).toBe(0);
  expect(out).toMatch(/ 0 calls of the account's call log/);
  expect(out).toMatch(/line main: 0 calls by 0 callers/);
});

test("slows down on 429, and loses no call", async () => {
  emulator.fault({ match: { path: "/Calls.json" }, times: 5, fault: { status: 429, retryAfter: 1 } });
  expect(await replayed("--max-executions", "0")).toMatchObject({ calls: 6 });
});

test("names a day that cannot be read, shows the others, and exits with a code for an incomplete result", async () => {
  emulator.fault({ match: { path: "/Calls.json" }, skip: 3, times: "always", fault: { status: 500 } });
  const { code, out } = await run("replay", "--max-executions", "0", "--since", "3d");
  expect(code).toBe(1);
  expect(out).toMatch(/line main: [1-5] calls? by/);
  expect(out).toMatch(/note: the calls of \d{4}-\d\d-\d\d could not be read to the end: GET .* Twilio answered 500/);
});

test("reports credentials that may not read calls, with the missing right", async () => {
  emulator.fault({ match: { path: "/Calls.json" }, times: "always", fault: { status: 403, code: 20003 } });
  const { code, error } = await run("replay");
  expect(code).toBe(1);
  expect(error).toMatch(/Calls\.json.*Twilio answered 403.*a Restricted one needs to read calls/s);
  expect(error).not.toMatch(/does not take|key is valid in one region/);
});

test("reports missing credentials, and names the way without an account", async () => {
  enterFencedProject(emulator);
  const file = readFileSync("Pulumi.dev.yaml", "utf8");
  writeFileSync("Pulumi.dev.yaml", file.replace(/ {2}twilio:api(Key|Secret).*\n/g, ""));
  const { code, error } = await run("replay");
  expect(code).toBe(2);
  expect(error).toMatch(/--calls reads a file instead/);
});

test("reads only the subaccount's calls with the key of its parent", async () => {
  const { accounts } = emulator.state;
  const own = accounts[ACCOUNT];
  if (own === undefined) throw new Error("no account");
  accounts[PARENT] = {
    ...{ ...own, sid: PARENT, ownerAccountSid: PARENT },
    keys: { [`SK${"5".repeat(32)}`]: { secret: "parent-secret", kind: "standard" } },
  };
  own.ownerAccountSid = PARENT;
  const file = readFileSync("Pulumi.dev.yaml", "utf8").replace(`SK${"2".repeat(32)}`, `SK${"5".repeat(32)}`);
  writeFileSync("Pulumi.dev.yaml", file.replace("emulator-secret", "parent-secret"));
  expect(await replayed("--max-executions", "0")).toMatchObject({ calls: 6 });
  const paths = emulator.requests.map(({ path }) => path).filter((path) => path.includes("/Calls.json"));
  expect(new Set(paths.map((path) => path.split("/")[3]))).toEqual(new Set([ACCOUNT]));
});

test("reads another account's calls only with that account's credentials", async () => {
  enterFencedProject(emulator, {});
  const file = readFileSync("Pulumi.dev.yaml", "utf8");
  writeFileSync("Pulumi.dev.yaml", file.replaceAll("emulator-secret", "wrong"));
  expect((await run("replay")).code).toBe(1);
});
