import { type Emulator } from "../../../emulator";
import { serviceName } from "../../../twilio/hosted";
import { addFence, startAccount, stopUnchanged } from "../../harness/cli/account";
import { enterAccountProject, leaveProjects, run } from "../../harness/cli/project";

let emulator: Emulator;
beforeEach(async () => (emulator = await startAccount()));
afterEach(() => stopUnchanged(emulator));

const ACCOUNT = `AC${"1".repeat(32)}`;
const [SUPPORT, SALES, CLINIC] = ["+15550100001", "+15550100002", "+15550100003"] as const;
const numbers = JSON.stringify([SUPPORT, SALES]);
const stack = (keys: Record<string, string>, credentials?: Record<string, string>) =>
  enterAccountProject(emulator.url, { blockList: "[RU, KZ]", numbers, ...keys }, credentials);

test("sends each line's flow to Twilio's check, with the handlers of its numbers", async () => {
  const lines = `{ a: { numbers: ["${SUPPORT}"] }, b: { numbers: ["${SALES}"] } }`;
  enterAccountProject(emulator.url, { blockList: "[RU, KZ]", lines });
  expect((await run("check", "--live")).code).toBe(0);
  const judged = emulator.requests.filter(({ path }) => path.endsWith("/Validate")).map(({ form }) => form);
  expect(judged.map((form) => form.FriendlyName).sort()).toEqual(["screening/dev/a", "screening/dev/b"]);
  expect(JSON.stringify(judged)).toMatch(/handlers\.example\.com\/support.*handlers\.example\.com\/sales/s);
});

test("reports Twilio's objections as errors of the line, and how to print its flow", async () => {
  emulator.fault({ match: { path: "/Validate" }, times: 9, fault: { status: 400, code: 81022 } });
  stack({});
  const { code, out } = await run("check", "--live");
  expect(out).toMatch(/ringfence:flow: .*Twilio answered 400 \(error 81022\)/);
  expect(out).toContain("`npx ringfence compile --line main` prints the flow");
  expect(code).toBe(1);
});

test("reports a forward that leads back to a flow of this stack", async () => {
  const { sid } = addFence(emulator, "screening/dev/other");
  stack({ forward: `{ flow: ${sid} }` });
  const { code, out } = await run("check", "--live");
  expect(out).toMatch(/a call would be forwarded to .*the flow screening\/dev\/other of this very stack/);
  expect(out).toContain("Forward to a handler of your own");
  expect(code).toBe(1);
});

test("notes a flow with the line's name that serves other numbers, because it may belong to another state", async () => {
  addFence(emulator, "screening/dev/main", CLINIC);
  stack({});
  const { code, out } = await run("check", "--live");
  expect(out).toMatch(
    /Worth a look:\n.*a preview refuses this, unless this stack's state already has it: Flow FW\w+ is named/,
  );
  expect(out).toContain(`serves ${CLINIC}`);
  expect(code).toBe(0);
});

test("reports nothing for a stack that is still as it was deployed", async () => {
  addFence(emulator, "screening/dev/main", SUPPORT, SALES);
  stack({});
  const { code, out } = await run("check", "--live");
  expect(out).not.toContain("Worth a look");
  expect(code).toBe(0);
});

test("reports a service of the stack's name that belongs to somebody else, unless every line has its own document", async () => {
  const uniqueName = serviceName("screening/dev");
  const sid = `ZS${"4".repeat(32)}`;
  const day = new Date(0).toISOString();
  emulator.state.services[sid] = {
    ...{ sid, accountSid: ACCOUNT, uniqueName, friendlyName: "mine", includeCredentials: false, uiEditable: true },
    ...{ domainBase: `${uniqueName}-1234`, dateCreated: day, dateUpdated: day },
  };
  stack({});
  const refused = await run("check", "--live");
  expect(refused.out).toMatch(
    /The Serverless service ringfence-screening-dev-\w+ \(ZS4+\) does not carry this stack's Ringfence mark/,
  );
  expect(refused.code).toBe(1);
  leaveProjects();
  stack({ rejectUrl: "https://reject.example.com/busy.xml" });
  expect((await run("check", "--live")).code).toBe(0);
});

describe("a parent's key with a subaccount's SID", () => {
  const parent = `AC${"5".repeat(32)}`;
  const key = `SK${"5".repeat(32)}`;
  beforeEach(() => {
    const { accounts } = emulator.state;
    const own = accounts[ACCOUNT];
    if (!own) throw new Error("no account");
    const keys = { [key]: { secret: "parent-secret", kind: "standard" as const } };
    accounts[parent] = { ...own, sid: parent, ownerAccountSid: parent, keys };
    own.ownerAccountSid = parent;
    stack({}, { apiKey: key, apiSecret: "parent-secret" });
  });

  test("is detected by anything that Studio or Serverless lists, before a flow is checked in the wrong account", async () => {
    const { sid } = addFence(emulator, "parent/dev/main");
    Object.assign(emulator.state.flows[sid] ?? {}, { accountSid: parent });
    const { code, error } = await run("check", "--live");
    expect(error).toMatch(
      /answer is about account AC5+, but twilio:accountSid is AC1+.*use a key of that very account/,
    );
    expect(error).not.toContain("parent-secret");
    expect(emulator.requests.filter(({ path }) => path.endsWith("/Validate"))).toEqual([]);
    expect(code).toBe(1);
  });

  test("is distinguished from the account's own key by Voice Insights if nothing exists yet", async () => {
    const { code, error } = await run("check", "--live");
    expect(error).toMatch(/the answer is about account AC\w+, but twilio:accountSid is AC/);
    expect(code).toBe(1);
  });

  test("is not distinguished if the key may not read Voice Insights, and a notice reports it", async () => {
    emulator.fault({ match: { path: "/Voice/Settings" }, times: Infinity, fault: { status: 403, code: 20003 } });
    const { code, out } = await run("check", "--live");
    expect(out).toMatch(/Not checked:\n {2}whether API key SK5+ is of this very account, not of its parent/);
    expect(code).toBe(0);
  });
});

test("is reported with both accounts if the credentials do not open the named one", async () => {
  stack({}, { accountSid: `AC${"7".repeat(32)}` });
  const { code, error } = await run("check", "--live");
  expect(error).toMatch(/does not take the API key SK2+ .* for account AC7+/);
  expect(code).toBe(1);
});
