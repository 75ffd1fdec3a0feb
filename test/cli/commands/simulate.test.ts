import { enterProject, leaveProjects, run, SOUND, stackFile } from "../../harness/cli/project";

afterEach(leaveProjects);

const OF_RUSSIA = "+74950000001";

interface Seen {
  line: string;
  outcome: string;
  by: string;
  callerCountry: string;
  forwardedTo?: string;
  answered: boolean;
  wouldReject: boolean;
  path: string[];
  assumed: string[];
}

async function simulated(keys: Record<string, string>, ...args: string[]): Promise<Seen> {
  enterProject({ "Pulumi.dev.yaml": stackFile(keys) });
  const { code, out, error } = await run("simulate", "--json", ...args);
  expect([code, error]).toEqual([0, ""]);
  return JSON.parse(out) as Seen;
}

test("describes in words that a caller from a blocked country is turned away, unanswered and unbilled", async () => {
  enterProject({ "Pulumi.dev.yaml": stackFile({ ...SOUND, rejectReason: "busy" }) });
  const { code, out } = await run("simulate", "--from", OF_RUSSIA, "--country", "ru", "--to", "+15550100002");
  expect(code).toBe(0);
  expect(out).toBe(`+74950000001 from RU calls +15550100002, line main
  outcome   busy
  because   Russia is on the block list
  hears     a busy tone
  answered  no
  billed    no voice minutes
  path      Trigger > caller_keypad_word > caller_hidden > caller_country > reject_call
`);
});

test("derives the country from the number, and reports that assumption", async () => {
  expect(await simulated(SOUND, "--from", OF_RUSSIA)).toMatchObject({
    outcome: "rejected",
    callerCountry: "RU",
    answered: false,
    assumed: ["country RU, from the number; --country sets another"],
  });
  expect(await simulated(SOUND, "--from", OF_RUSSIA, "--country", "")).toMatchObject({
    outcome: "forwarded",
    by: "unknown",
    assumed: [],
  });
});

test.each([
  ["+15550100077", "no country, as the number tells none; --country sets one", "unknown"],
  ["sip:alice@example.com", "no country, as the caller is no phone number", "unknown"],
  ["anonymous", "no country, as the caller is hidden", "hidden"],
  ["", "no country, as the caller is hidden", "hidden"],
  ["+266696687", "no country, as the caller is hidden", "hidden"],
  ["17378742833", "no country, as the caller is hidden", "hidden"],
  ["sip:anonymous@anonymous.invalid", "no country, as the caller is hidden", "hidden"],
  ["(030) 1234567", "no country, as the number has no plus sign; --country sets one", "unknown"],
])("%j: %s", async (from, assumed, by) => {
  const keys = { ...SOUND, hiddenCallers: "reject", unknownCountry: "reject" };
  expect(await simulated(keys, "--from", from)).toMatchObject({ outcome: "rejected", by, assumed: [assumed] });
});

test("judges a number without its plus by the given country, and asks what was meant", async () => {
  const { by, assumed } = await simulated(SOUND, "--from", "74950000001");
  expect(by).toBe("unknown");
  expect(assumed).toContain("no country, as the number has no plus sign; --country sets one");
  expect(assumed).toContain("the number has no plus sign, so its country is not certain. Did you mean +74950000001?");
  expect(await simulated(SOUND, "--from", "7 (495) 000-00-01", "--country", "RU")).toMatchObject({ by: "country" });
});

test.each<[string, Record<string, string>, string]>([
  ["the former handler", {}, "what the number did before"],
  [
    "a former handler that the file names, without its query",
    { former: '{ "+15550100001": { voiceUrl: "https://example.com/a?key=t0ken", voiceMethod: GET } }' },
    "what the number did before GET https://example.com/a",
  ],
  ["a webhook", { forward: '{ webhook: "https://u:p@example.com/b?q=1" }' }, "the webhook POST https://example.com/b"],
  ["a number", { forward: '{ number: "+15550100099" }' }, "the number: +15550100099"],
  [
    "several numbers",
    { forward: '{ number: ["+15550100098", "+15550100099"] }' },
    "the numbers, which ring at once: +15550100098, +15550100099",
  ],
  ["a secret webhook", { forward: "{ webhook: { secure: AAABAK } }" }, "secret"],
])("forwards other callers to %s", async (_what, keys, forwardedTo) => {
  expect(await simulated({ ...SOUND, ...keys }, "--from", "+12025550123")).toMatchObject({
    outcome: "forwarded",
    forwardedTo,
  });
});

test("reports that a dial answers the call and a redirect does not", async () => {
  expect((await simulated(SOUND, "--from", "+12025550123")).answered).toBe(false);
  const dialled = { ...SOUND, forward: '{ number: "+15550100099" }' };
  expect((await simulated(dialled, "--from", "+12025550123")).answered).toBe(true);
});

test("names the exception that decided", async () => {
  const keys = { ...SOUND, exceptions: `{ forward: ["${OF_RUSSIA}"] }` };
  expect(await simulated(keys, "--from", OF_RUSSIA)).toMatchObject({ outcome: "forwarded", by: "exception" });
});

describe("with several lines", () => {
  const lines = {
    blockList: "[RU]",
    lines: '{ sales: { numbers: ["+15550100002"] }, support: { numbers: ["+15550100001"], blockList: [CN] } }',
  };

  test("uses the line that the called number or --line names", async () => {
    expect(await simulated(lines, "--from", OF_RUSSIA, "--to", "+15550100001")).toMatchObject({
      line: "support",
      outcome: "forwarded",
    });
    expect(await simulated(lines, "--from", OF_RUSSIA, "--line", "sales")).toMatchObject({
      line: "sales",
      to: "+15550100002",
      outcome: "rejected",
    });
  });

  test.each([
    [[], "there are several lines: sales, support. Choose one with --line or --to"],
    [["--to", "+15550100077"], "+15550100077 is not a fenced number. Give --to one of +15550100002, +15550100001"],
    [["--line", "x"], 'there is no line "x". Lines here: sales, support'],
    [["--line", "sales", "--to", "+15550100001"], '+15550100001 is a number of line "support"'],
    [["--country", "Russia"], '--country "Russia" is not a country code. Did you mean RU?'],
  ])("rejects %j as wrong usage", async (args, expected) => {
    enterProject({ "Pulumi.dev.yaml": stackFile(lines) });
    const to = args.includes("--country") ? ["--line", "sales"] : [];
    const { code, out, error } = await run("simulate", "--from", OF_RUSSIA, ...to, ...args);
    expect([code, out]).toEqual([2, ""]);
    expect(error).toContain(expected);
  });
});

test("rejects wrong usage without --from", async () => {
  enterProject({ "Pulumi.dev.yaml": stackFile(SOUND) });
  expect(await run("simulate")).toMatchObject({ code: 2, error: expect.stringContaining("--from") as string });
});

test("does not guess what depends on a secret", async () => {
  enterProject({ "Pulumi.dev.yaml": stackFile({ ...SOUND, exceptions: "{ reject: [{ secure: AAABAK }] }" }) });
  const { code, out, error } = await run("simulate", "--from", OF_RUSSIA);
  expect([code, out]).toEqual([1, ""]);
  expect(error).toContain("depends on ringfence:exceptions.reject[0], which is secret");
});

test("handles more numbers than Studio allows widgets, with stand-ins for all their handlers", async () => {
  const numbers = Array.from({ length: 1200 }, (_, index) => `"+1555010${String(index).padStart(4, "0")}"`);
  const keys = { blockList: "[RU]", numbers: `[${numbers.join(", ")}]` };
  expect((await simulated(keys, "--from", OF_RUSSIA)).outcome).toBe("rejected");
});

test("simulates a flow although former has a secret that no call depends on", async () => {
  const former = '{ "+15550100001": { trunkSid: { secure: AAABAK } } }';
  enterProject({ "Pulumi.dev.yaml": stackFile({ ...SOUND, forward: "{ queue: support }", former }) });
  const call = ["simulate", "--from", OF_RUSSIA, "--to", "+15550100001"];
  expect(await run(...call)).toMatchObject({ code: 0 });
});
