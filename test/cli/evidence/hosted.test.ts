import { type Emulator, startEmulator } from "../../../emulator";
import { lineUrl, serviceName } from "../../../twilio/hosted";
import { leaveProjects, run } from "../../harness/cli/project";
import { deployFunctions, point } from "../../harness/emulator/functions";
import { enterFencedProject } from "../../harness/evidence/account";
import { builtFunction } from "../../harness/function/host";
import { policyOf } from "../../harness/flows/policies";

const [SUPPORT, SALES] = ["+15550100001", "+15550100002"];

let emulator: Emulator;

/** Two numbers on the Function of the stack `screening/dev`, as `pulumi up` puts them there. */
beforeEach(async () => {
  emulator = await startEmulator({ contract: true, buildMs: 0 });
  const policy = policyOf({
    hiddenCallers: "reject",
    numbers: [SUPPORT, SALES],
    forward: { kind: "say", text: "Hello" },
  });
  const data = { policy, handlers: {}, accountSid: `AC${"1".repeat(32)}`, fallback: "auto" };
  const parts = [
    { path: "/ringfence", content: builtFunction(), visibility: "protected" as const },
    { kind: "asset" as const, path: "/lines/main.json", content: JSON.stringify(data), visibility: "private" as const },
  ];
  const { domain } = await deployFunctions(emulator, parts, serviceName("screening/dev"));
  for (const number of [SUPPORT, SALES]) point(emulator, number, lineUrl(domain, "main"));
  enterFencedProject(emulator, { runsOn: "function", forward: "{ say: Hello }" });
});

afterEach(async () => {
  await emulator.stop();
  expect(emulator.violations).toEqual([]);
});

afterAll(leaveProjects);

const place = (from: string, callerCountry: string) => emulator.callAsking({ from, to: SUPPORT, callerCountry });

test("report reads the call log alone, and says that a Function leaves no Studio log", async () => {
  await place("+74950000001", "RU");
  await place("+12015550123", "US");
  const { code, out, error } = await run("report", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    source: { executions: 0, callLog: 2 },
    lines: { main: { calls: 2, turnedAway: 1 } },
  });
  expect((await run("report")).out + error).toContain("main: on a Function, which leaves no Studio log");
});

test("replay judges the calls of a line on a Function like any others", async () => {
  await place("+74950000001", "RU");
  const { out } = await run("replay", "--json");
  expect(JSON.parse(out)).toMatchObject({
    lines: { main: { outcomes: [{ outcome: "reject", by: "country", calls: 1 }] } },
  });
});

test("verify compares the call log with what the policy says", async () => {
  const { code, out } = await run("verify", "--from", "+15550100003", "--to", SUPPORT, "--yes", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ agrees: true, seen: { country: null, path: [] } });
});

test("diff --deployed names a revision as the way to compare, because Twilio does not show what a Function does", async () => {
  const { code, error } = await run("diff", "--deployed");
  expect(code).toBe(2);
  expect(error).toMatch(/\+15550100001, \+15550100002: on the Function of screening\/dev.*such as HEAD~1/);
});

test("check --live accepts numbers that are on the stack's own Function, and refuses a service without our mark", async () => {
  expect(await run("check", "--live")).toMatchObject({ code: 1 });
  const [service] = Object.values(emulator.state.services);
  service!.friendlyName = `Ringfence TwiML [ringfence ${service!.uniqueName} aaaaaaaa]`;
  expect(await run("check", "--live")).toMatchObject({ code: 0 });
});
