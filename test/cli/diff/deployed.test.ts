import { type Emulator } from "../../../emulator";
import { compile, type FlowDefinition, type Policy } from "../../../flows";
import { startAccount, stopUnchanged } from "../../harness/cli/account";
import { policyOf } from "../../harness/flows/policies";
import { enterAccountProject, type Run, run } from "../../harness/cli/project";

let emulator: Emulator;

beforeEach(async () => (emulator = await startAccount()));
afterEach(() => stopUnchanged(emulator));

const ACCOUNT = `AC${"1".repeat(32)}`;
const [SUPPORT, SALES, CLINIC] = ["+15550100001", "+15550100002", "+15550100003"] as const;
const HANDLERS = {
  [SUPPORT]: { voiceUrl: "https://handlers.example.com/support", voiceMethod: "POST" },
  [SALES]: { voiceUrl: "https://handlers.example.com/sales", voiceMethod: "GET" },
} as const;

/** The flow that a deployed stack has, with both lines' handlers behind it. */
function flowOf(change: Partial<Policy> = {}): FlowDefinition {
  const policy = policyOf({ numbers: [SUPPORT, SALES], ...change });
  const rejectUrl = `https://ringfence-1111-dev.twil.io/reject/${policy.rejectReason}.xml`;
  return compile(policy, { rejectUrl, handlers: HANDLERS, accountSid: ACCOUNT });
}

/** Puts a flow in front of numbers, as a deployment leaves them. */
function deploy(definition: FlowDefinition, numbers: readonly string[], friendlyName = "screening/dev/main"): void {
  const { webhookUrl } = emulator.addFlow({ friendlyName, definition });
  for (const phoneNumber of numbers) {
    const number = emulator.number(phoneNumber);
    if (number === undefined) throw new Error(`no ${phoneNumber} in the emulator`);
    number.voice_url = webhookUrl;
    number.voice_method = "POST";
  }
}

const LISTED = `["${SUPPORT}", "${SALES}"]`;

const stack = (keys: Record<string, string>, credentials?: Record<string, string>) =>
  enterAccountProject(emulator.url, keys, credentials);

const deployedDiff = (...args: string[]): Promise<Run> => run("diff", "--deployed", ...args);

test("finds no difference for a stack as it is deployed, with a handler for each number", async () => {
  deploy(flowOf(), [SUPPORT, SALES]);
  stack({ blockList: "[RU, CN]", numbers: LISTED });
  expect(await deployedDiff()).toEqual({
    code: 0,
    out:
      "screening/dev in Twilio -> Pulumi.dev.yaml\n" +
      "note: line main: what numbers did before is taken from their deployed flow\n" +
      "No caller's outcome differs\n",
    error: "",
  });
});

test("reports a list that is longer than the deployed one, with the affected numbers", async () => {
  deploy(flowOf(), [SUPPORT, SALES]);
  stack({ blockList: "[RU, CN, KP]", numbers: LISTED, rejectReason: "busy" });
  const { code, out, error } = await deployedDiff();
  expect([code, error]).toEqual([1, ""]);
  expect(out).toContain(
    "CN, RU now rejected (busy) (before: rejected); " +
      "KP now rejected (busy) (before: forwarded to https://handlers.example.com/support)",
  );
  expect(out).toContain("(before: forwarded to GET https://handlers.example.com/sales)");
});

test("compares an unbound number by its own handler in Twilio", async () => {
  deploy(flowOf(), [SUPPORT]);
  stack({ blockList: "[RU, CN]", numbers: LISTED });
  const { code, out } = await deployedDiff("--json");
  const { groups } = JSON.parse(out) as { groups: unknown[] };
  expect(code).toBe(1);
  expect(groups).toEqual([
    {
      lineBefore: null,
      lineAfter: "main",
      numbers: [SALES],
      others: [],
      changes: [
        { callers: ["CN", "RU"], before: "forwarded to GET https://handlers.example.com/sales", after: "rejected" },
      ],
    },
  ]);
});

test("reports a flow edited in the console if outcomes change, but not if widgets only moved", async () => {
  const edited = structuredClone(flowOf());
  for (const { properties } of edited.states) properties.offset = { x: 7, y: 7 };
  deploy(edited, [SUPPORT, SALES]);
  stack({ blockList: "[RU, CN]", numbers: LISTED });
  expect((await deployedDiff()).code).toBe(0);
  for (const { name, properties } of edited.states) {
    if (name === "forward_15550100001") properties.url = "https://elsewhere.example.com/";
  }
  await emulator.stop();
  emulator = await startAccount();
  deploy(edited, [SUPPORT, SALES]);
  stack({
    blockList: "[RU, CN]",
    numbers: LISTED,
    former: `{ "${SUPPORT}": { voiceUrl: "${HANDLERS[SUPPORT].voiceUrl}" } }`,
  });
  const { code, out } = await deployedDiff();
  expect(code).toBe(1);
  expect(out).toContain(
    "forwarded to https://handlers.example.com/support (before: forwarded to https://elsewhere.example.com/)",
  );
});

test("lists numbers together that join a fence and have different handlers", async () => {
  stack({ blockList: "[RU, CN]", numbers: LISTED });
  const { code, out } = await deployedDiff();
  expect(code).toBe(1);
  expect(out.match(/^note: .*/gm)).toEqual(["note: 2 numbers newly fenced, by line main"]);
  expect(out).toContain("\n2 numbers affected; 2 kinds of callers meet something else\n");
});

test("compares only flows of this stack", async () => {
  deploy(flowOf({ list: { kind: "block", countries: ["DE"] } }), [SUPPORT], "screening/prod/main");
  deploy(flowOf(), [SALES]);
  stack({ blockList: "[RU, CN]", numbers: `["${SALES}"]` });
  expect((await deployedDiff()).code).toBe(0);
});

test("resolves a filter in the account, and names the numbers that it skips", async () => {
  deploy(flowOf({ numbers: [SUPPORT, SALES] }), [SUPPORT, SALES]);
  stack({ blockList: "[RU, CN]", numbers: "all" });
  const { code, out } = await deployedDiff();
  expect(code).toBe(1);
  expect(out).toContain(`line main, newly fenced: CN, RU now rejected`);
  expect(out).toContain(`  1 number: ${CLINIC}\n`);
  expect(out).toContain("note: line main skips +15550100008: it is under SIP trunk");
});

describe("credentials", () => {
  const NAMES = ["TWILIO_ACCOUNT_SID", "TWILIO_API_KEY", "TWILIO_API_SECRET", "TWILIO_AUTH_TOKEN"];
  const kept = NAMES.map((name) => [name, process.env[name]] as const);

  beforeEach(() => NAMES.forEach((name) => delete process.env[name]));

  afterAll(() => {
    for (const [name, value] of kept) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  const keys = { blockList: "[RU, CN]", numbers: LISTED };
  const encrypted = { apiSecret: "{ secure: AAABAK }" };

  test("asks for an encrypted credential from the environment", async () => {
    stack(keys, encrypted);
    const { code, out, error } = await deployedDiff();
    expect([code, out]).toEqual([2, ""]);
    expect(error).toContain("twilio:apiSecret in Pulumi.dev.yaml cannot be decrypted here. Set TWILIO_API_KEY and");
  });

  test.each([
    ["its other half", { TWILIO_API_SECRET: "emulator-secret" }],
    ["a whole pair", { TWILIO_API_KEY: `SK${"2".repeat(32)}`, TWILIO_API_SECRET: "emulator-secret" }],
    ["a token", { TWILIO_AUTH_TOKEN: "emulator-token" }],
  ])("takes the credential from the environment with %s", async (_what, environment) => {
    Object.assign(process.env, environment);
    deploy(flowOf(), [SUPPORT, SALES]);
    stack(keys, encrypted);
    expect(await deployedDiff()).toMatchObject({ code: 0, error: "" });
  });

  test("reports wrong credentials as an error, not as a difference", async () => {
    stack(keys, { apiSecret: "wrong-secret" });
    const { code, out, error } = await deployedDiff();
    expect([code, out]).toEqual([2, ""]);
    expect(error).toContain("401");
    expect(error).not.toContain("wrong-secret");
  });
});

describe("secrets of the stack file", () => {
  test("leaves a secret webhook out of the comparison, with a note", async () => {
    const forward = { kind: "webhook", url: "https://example.com/v?key=t0ken", method: "POST" } as const;
    deploy(flowOf({ forward }), [SUPPORT, SALES]);
    stack({ blockList: "[RU, CN]", numbers: LISTED, forward: "{ webhook: { secure: AAABAK } }" });
    const { code, out } = await deployedDiff();
    expect([code, out]).toEqual([
      0,
      expect.stringContaining("note: line main: ringfence:forward.webhook is secret, and was not compared"),
    ]);
  });

  test("reports an unknown outcome for a secret exception", async () => {
    deploy(flowOf(), [SUPPORT, SALES]);
    stack({ blockList: "[RU]", numbers: LISTED, exceptions: "{ reject: [{ secure: AAABAK }] }" });
    const { code, out } = await deployedDiff();
    expect([code, out]).toEqual([
      1,
      expect.stringContaining(
        "not known: line main: who gets through depends on ringfence:exceptions.reject[0], which is secret",
      ),
    ]);
  });
});
