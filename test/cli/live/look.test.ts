import { type Emulator } from "../../../emulator";
import { fence } from "../../harness/emulator/definitions";
import { addFence, startAccount, stopUnchanged } from "../../harness/cli/account";
import { enterAccountProject, run } from "../../harness/cli/project";

let emulator: Emulator;
beforeEach(async () => (emulator = await startAccount()));
afterEach(() => stopUnchanged(emulator));

const [SUPPORT, SALES, CLINIC, TRUNKED, MUTE] = [1, 2, 3, 8, 9].map((last) => `+1555010000${last}`);
const ROUTED = "+15550100010";

const stack = (keys: Record<string, string>, credentials?: Record<string, string>) =>
  enterAccountProject(emulator.url, keys, credentials);

const list = (...numbers: (string | undefined)[]) => JSON.stringify(numbers);

const DEFINITION = fence("RU", "https://reject.example.com/busy.xml", "https://handlers.example.com/support");

test("reports no error for numbers that can be fenced, and names the account", async () => {
  stack({ blockList: "[RU, KZ]", numbers: list(SUPPORT, SALES, CLINIC) });
  const { code, out } = await run("check", "--live");
  expect(out).toContain(`Account AC${"1".repeat(32)}, region us1: 3 numbers checked, nothing written.`);
  expect(code).toBe(0);
});

test("names numbers in fax mode, without voice, or on a deleted flow like the preview", async () => {
  const [fax, data, dead] = ["+15550100011", "+15550100012", "+15550100013"] as const;
  const voiceUrl = "https://handlers.example.com/a";
  for (const phoneNumber of [fax, data, dead]) emulator.addNumber({ phoneNumber, voiceUrl });
  Object.assign(emulator.number(fax) ?? {}, { voice_receive_mode: "fax" });
  Object.assign(emulator.number(data)?.capabilities ?? {}, { voice: false });
  const { webhookUrl, sid } = emulator.addFlow({ friendlyName: "gone", definition: DEFINITION });
  Object.assign(emulator.number(dead) ?? {}, { voice_url: webhookUrl });
  delete emulator.state.flows[sid];
  stack({ blockList: "[RU, KZ]", numbers: list(fax, data, dead) });
  const { code, out } = await run("check", "--live");
  expect(out).toMatch(/\+15550100011" it receives faxes, not calls/);
  expect(out).toMatch(/\+15550100012" it has no voice capability/);
  expect(out).toMatch(/\+15550100013" it points at the Studio flow FW\w+, which no longer exists/);
  expect(code).toBe(1);
});

test("accepts a secret former handler without comparing it with the number's settings", async () => {
  const former = `{ "${SUPPORT}": { voiceUrl: { secure: AAABAK } } }`;
  stack({ blockList: "[RU, KZ]", numbers: list(SUPPORT, SALES), former });
  const { code, out } = await run("check", "--live");
  expect([code, out]).toEqual([0, expect.stringContaining("2 numbers checked")]);
  expect(out).not.toContain("secret.invalid");
});

test("names every number that cannot be fenced at once, with reason and remedy", async () => {
  emulator.addNumber({ phoneNumber: ROUTED, voiceUrl: "https://handlers.example.com/far", voiceRegion: "ie1" });
  addFence(emulator, "other/prod/main", CLINIC ?? "");
  const missing = "+15550100077";
  stack({ blockList: "[RU, KZ]", numbers: list(SUPPORT, CLINIC, TRUNKED, MUTE, ROUTED, missing) });
  const { code, out } = await run("check", "--live", "--json");
  expect(code).toBe(1);
  const { ok, errors, live } = JSON.parse(out) as {
    ok: boolean;
    errors: { value: string; reason: string; remedy: string }[];
    live: object;
  };
  expect(ok).toBe(false);
  expect(live).toMatchObject({ region: "us1", numbers: 6, unseen: [] });
  const errorTexts = Object.fromEntries(
    errors.map(({ value, reason, remedy }) => [JSON.parse(value) as string, `${reason}. ${remedy}`]),
  );
  expect(Object.keys(errorTexts).sort()).toEqual([CLINIC, TRUNKED, MUTE, ROUTED, missing].sort());
  expect(errorTexts[CLINIC ?? ""]).toMatch(
    /is on the Ringfence flow other\/prod\/main already.*Remove the number there first/,
  );
  expect(errorTexts[TRUNKED ?? ""]).toMatch(/under SIP trunk TK.*ringfence:takeOver/);
  expect(errorTexts[MUTE ?? ""]).toMatch(/no voice handler.*ringfence:forward/);
  expect(errorTexts[ROUTED]).toMatch(/processed in region ie1.*flows of this stack are in us1.*twilio:region to ie1/);
  expect(errorTexts[missing]).toMatch(/not in this account/);
});

test("accepts a number on this stack's own fence", async () => {
  addFence(emulator, "screening/dev/main", SUPPORT ?? "");
  stack({ blockList: "[RU, KZ]", numbers: list(SUPPORT, SALES) });
  expect((await run("check", "--live")).code).toBe(0);
});

test("trusts `former` for a number behind a deleted fence, also if it names only a trunk", async () => {
  addFence(emulator, "gone/prod/main", CLINIC ?? "");
  emulator.state.flows = {};
  const former = `{ "${CLINIC}": { trunkSid: TK${"8".repeat(32)} } }`;
  stack({ blockList: "[RU, KZ]", numbers: list(CLINIC), forward: "{ client: desk }", former, takeOver: "true" });
  const { code, out } = await run("check", "--live");
  expect(out).toContain("1 number checked");
  expect(code).toBe(0);
});

test("looks up flows only for the listed numbers", async () => {
  addFence(emulator, "other/prod/main", CLINIC ?? "");
  stack({ blockList: "[RU, KZ]", numbers: list(SUPPORT) });
  expect((await run("check", "--live")).code).toBe(0);
  expect(emulator.requests.filter(({ path }) => /\/Flows\/FW/.test(path))).toEqual([]);
});

test("resolves a filter, and names what it skips", async () => {
  stack({ blockList: "[RU, KZ]", numbers: "all" });
  const { code, out } = await run("check", "--live");
  expect(out).toMatch(/3 numbers checked/);
  expect(out).toMatch(/line main skips \+15550100008: it is under SIP trunk TK/);
  expect(code).toBe(0);
});

test("accepts credentials that may not read the regions, and reports it", async () => {
  emulator.fault({ match: { path: "^/routes" }, times: 9, fault: { status: 403 } });
  stack({ blockList: "[RU, KZ]", numbers: list(SUPPORT) });
  const { code, out } = await run("check", "--live");
  expect(out).toMatch(/Not checked:\n {2}the regions of the numbers: these credentials may not read them/);
  expect(code).toBe(0);
});

test("reports wrong credentials with key, setting and account", async () => {
  stack({ blockList: "[RU, KZ]", numbers: list(SUPPORT) }, { apiSecret: "wrong" });
  const { code, error } = await run("check", "--live");
  expect(error).toMatch(/does not take the API key SK2+ \(twilio:apiKey and twilio:apiSecret\) for account AC1+/);
  expect(error).not.toContain("wrong");
  expect(code).toBe(1);
});

test("does not query the account if the file has errors", async () => {
  stack({ blockList: "[Russia]", numbers: list(SUPPORT) });
  const { code, out } = await run("check", "--live");
  expect(out).toContain("The account was not checked: correct the stack file first.");
  expect(emulator.requests).toEqual([]);
  expect(code).toBe(1);
});
