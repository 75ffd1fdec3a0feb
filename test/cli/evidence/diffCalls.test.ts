import { writeFileSync } from "node:fs";
import { type Emulator, startEmulator } from "../../../emulator";
import { leaveProjects, run } from "../../harness/cli/project";
import { enterRepository } from "../../harness/cli/repository";
import { enterFencedProject, fence, KEYS, placeSomeCalls } from "../../harness/evidence/account";
import { stackFile } from "../../harness/cli/project";

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ contract: true });
  fence(emulator);
  placeSomeCalls(emulator);
});

afterAll(async () => {
  await emulator.stop();
  leaveProjects();
});

interface CallsJson {
  calls: { calls: number; total: object; regulars: object[]; changed: object[] };
}

test("reports what a change would have done to the account's calls, regular callers first, masked", async () => {
  enterFencedProject(emulator, { blockList: "[DE]" });
  const { code, out } = await run("diff", "--deployed", "--calls");
  expect(code).toBe(1);
  const [summary, regular] = out.split("\n").slice(out.split("\n").findIndex((line) => /would have ended/.test(line)));
  expect(summary).toMatch(/^4 calls by 2 callers would have ended differently, of 6 calls from/);
  expect(regular).toMatch(/regular {2}\+49 30 ••••56 .* forward -> reject/);
  expect(out).not.toMatch(/30123456|4950000001/);
});

test("compares two revisions by the calls of a file", async () => {
  enterRepository(
    { "Pulumi.dev.yaml": stackFile(KEYS) },
    { "Pulumi.dev.yaml": stackFile({ ...KEYS, blockList: "[CN]" }) },
  );
  writeFileSync("calls.csv", "from,to\n+74950000001,+15550100001\n+4930123456,+15550100001\n");
  const { out } = await run("diff", "--calls", "calls.csv", "--json");
  const { calls } = JSON.parse(out) as CallsJson;
  expect(calls).toMatchObject({ calls: 2, total: { calls: 1, callers: 1 }, regulars: [] });
  expect(calls.changed).toEqual([
    { line: "main", country: "RU", by: "country", from: "reject", to: "forward", calls: 1, callers: 1 },
  ]);
  const markdown = await run("diff", "--calls", "calls.csv", "--markdown");
  expect(markdown.out).toMatch(/### Calls\n\n\*\*1 call by 1 caller would have ended differently, of 2 calls\.\*\*/);
});

test("reports a change of mode, and a number that joins a fence", async () => {
  enterRepository(
    { "Pulumi.dev.yaml": stackFile({ ...KEYS, mode: "monitor", numbers: '["+15550100001"]' }) },
    { "Pulumi.dev.yaml": stackFile(KEYS) },
  );
  writeFileSync(
    "calls.csv",
    "from,to\n+74950000001,+15550100001\n+74950000001,+15550100002\n+4930123456,+15550100002\n",
  );
  const { calls } = JSON.parse((await run("diff", "--calls", "calls.csv", "--json")).out) as CallsJson;
  expect(calls.total).toEqual({ calls: 2, callers: 1 });
});

test("reads no calls and prints nothing about them without --calls", async () => {
  enterFencedProject(emulator, { blockList: "[DE]" });
  emulator.requests.length = 0;
  const { out } = await run("diff", "--deployed", "--json");
  expect(JSON.parse(out)).not.toHaveProperty("calls");
  expect(emulator.requests.filter(({ path }) => path.includes("/Calls"))).toEqual([]);
});

test("exits with code 2 if the file of calls cannot be read", async () => {
  enterFencedProject(emulator);
  const { code, error } = await run("diff", "--deployed", "--calls", "nowhere.csv");
  expect([code, error]).toEqual([2, expect.stringContaining("nowhere.csv is not a file")]);
});
