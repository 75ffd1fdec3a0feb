import { type NewNumber } from "../../../emulator";
import { type Bench, numbersOf, openBench, succeeds } from "../../harness/e2e/stack";

const OTHER_FLOW = `FW${"9".repeat(32)}`;

/** Forward as it is written, what the caller from an allowed country then meets. */
const FORWARDS: [string, unknown, object][] = [
  [
    "existing",
    "existing",
    { outcome: "handler", reached: { url: "https://handlers.example.com/existing", method: "POST" } },
  ],
  [
    "webhook",
    { webhook: "https://hooks.example.com/voice", method: "GET" },
    { outcome: "handler", reached: { url: "https://hooks.example.com/voice", method: "GET" } },
  ],
  ["number", { number: "+493012345678" }, { outcome: "dialled", reached: { numbers: ["+493012345678"] } }],
  [
    "numbers",
    { number: ["+493012345678", "+493012345679"], callerId: "called", timeout: 20 },
    { outcome: "dialled", reached: { numbers: ["+493012345678", "+493012345679"] } },
  ],
  [
    "sip",
    { sip: "sip:desk@pbx.example.com", username: "desk", password: "pass-of-the-desk" },
    { outcome: "dialled", reached: { numbers: ["sip:desk@pbx.example.com"] } },
  ],
  ["client", { client: "agent-1" }, { outcome: "dialled", reached: { numbers: ["agent-1"] } }],
  ["flow", { flow: OTHER_FLOW }, { outcome: "handler" }],
  ["flex", { flex: { workflow: `WW${"1".repeat(32)}`, channel: `TC${"2".repeat(32)}` } }, { outcome: "flex" }],
  ["queue", { queue: "support" }, { outcome: "queued" }],
  ["voicemail", { voicemail: { say: "Leave a message.", maxLength: 60 } }, { outcome: "voicemail", answered: true }],
  ["say", { say: "We are closed." }, { outcome: "message", answered: true }],
];

const numberOf = (index: number) => `+1555010${String(2000 + index).slice(-4)}`;
const line = (index: number): NewNumber => ({
  phoneNumber: numberOf(index),
  friendlyName: `Line ${index}`,
  voiceUrl: "https://handlers.example.com/existing",
});

describe("every forward, on the real engine", () => {
  let bench: Bench;
  let before: ReturnType<typeof numbersOf>;

  beforeAll(async () => {
    bench = await openBench();
    for (const index of FORWARDS.keys()) bench.emulator.addNumber(line(index));
    before = numbersOf(bench.emulator);
    const lines = FORWARDS.map(([name, forward], index) => [name, { forward, numbers: [numberOf(index)] }]);
    bench.configure({ blockList: ["RU"], fallback: "none", lines: Object.fromEntries(lines) as object });
    await succeeds(bench.workspace.up());
  });
  afterAll(() => bench.dispose());

  test.each(FORWARDS.map(([name, , met], index) => [name, numberOf(index), met] as const))(
    "%s: a caller from an allowed country gets there, one from a blocked country is not answered",
    (name, to, met) => {
      if (name !== "flow") {
        expect(bench.emulator.call({ from: "+15550100077", to, callerCountry: "US" })).toMatchObject(met);
      } else {
        // That flow is none of the emulator's: the call reaches its webhook and finds it dead.
        const { path } = bench.emulator.call({ from: "+15550100077", to, callerCountry: "US" });
        expect(path.at(-1)).toMatch(/^forward_call/);
      }
      expect(bench.emulator.call({ from: "+74950000001", to, callerCountry: "RU" })).toMatchObject({
        outcome: "rejected",
        answered: false,
        billedVoiceMinutes: 0,
      });
    },
  );

  test("a SIP password is a secret in the state", async () => {
    expect(JSON.stringify(await bench.workspace.state())).not.toContain("pass-of-the-desk");
  });

  test("has an empty second preview, and destroy restores all numbers", async () => {
    await succeeds(bench.workspace.preview("--expect-no-changes"));
    await succeeds(bench.workspace.destroy());
    expect(numbersOf(bench.emulator)).toEqual(before);
    expect(bench.emulator.violations).toEqual([]);
  });
});

describe("modes, exceptions, routes, groups and filters, on the real engine", () => {
  let bench: Bench;
  let before: ReturnType<typeof numbersOf>;
  const policy = {
    blockList: ["RU", "group:ANTARCTICA"],
    exceptions: { forward: ["+74950000001"], reject: ["+1900*"] },
    routes: [{ countries: ["DE", "AT"], forward: { number: "+493012345678" } }],
    rejectReason: "busy",
    numbers: "all",
  };

  beforeAll(async () => {
    bench = await openBench();
    before = numbersOf(bench.emulator);
    bench.configure(policy);
  });
  afterAll(() => bench.dispose());

  const call = (from: string, callerCountry: string, to = "+15550100001") =>
    bench.emulator.call({ from, to, callerCountry });

  test("fences every number that can be fenced with `all`, and names the others with the reason", async () => {
    const output = await succeeds(bench.workspace.preview());
    expect(output).toContain("binds 3 numbers");
    expect(output).toMatch(/\+15550100008.*trunk/);
    expect(output).toMatch(/\+15550100009.*no voice handler/);
    await succeeds(bench.workspace.up());
    const now = numbersOf(bench.emulator);
    expect([now["+15550100008"], now["+15550100009"]]).toEqual([before["+15550100008"], before["+15550100009"]]);
  });

  test("checks an exception before the country, and a route after it", () => {
    expect(call("+74950000002", "RU")).toMatchObject({ outcome: "busy" });
    expect(call("+74950000001", "RU")).toMatchObject({ outcome: "handler" });
    expect(call("+19005550123", "US")).toMatchObject({ outcome: "busy" });
    expect(call("+67212345", "AQ")).toMatchObject({ outcome: "busy" });
    expect(call("+493012345999", "DE")).toMatchObject({ outcome: "dialled", reached: { numbers: ["+493012345678"] } });
    expect(call("+15550100077", "US")).toMatchObject({ outcome: "handler" });
  });

  test("fences a number that joins the account with the next `up`, and names it in the preview", async () => {
    bench.emulator.addNumber({ ...line(9), friendlyName: "New line" });
    expect(await succeeds(bench.workspace.preview("--diff"))).toContain(numberOf(9));
    await succeeds(bench.workspace.up());
    expect(call("+74950000002", "RU", numberOf(9))).toMatchObject({ outcome: "busy" });
    await succeeds(bench.workspace.preview("--expect-no-changes"));
  });

  test.each(["monitor", "open"])(
    "forwards everybody in mode %s with one flow update that touches no number",
    async (mode) => {
      const fenced = numbersOf(bench.emulator);
      bench.configure({ ...policy, mode });
      await succeeds(bench.workspace.up());
      expect(call("+74950000002", "RU")).toMatchObject({ outcome: "handler" });
      expect(call("+74950000002", "RU").path.includes("would_reject")).toBe(mode === "monitor");
      expect(numbersOf(bench.emulator)).toEqual(fenced);
    },
  );

  test("releases the other numbers when a filter by friendly name is set", async () => {
    bench.configure({ ...policy, numbers: { friendlyName: "*line", except: ["+15550100003"] } });
    await succeeds(bench.workspace.up());
    expect(call("+74950000002", "RU", "+15550100002")).toMatchObject({ outcome: "busy" });
    expect(numbersOf(bench.emulator)["+15550100003"]).toEqual(before["+15550100003"]);
  });

  test("restores all numbers with destroy", async () => {
    await succeeds(bench.workspace.destroy());
    const { [numberOf(9)]: joined, ...others } = numbersOf(bench.emulator);
    expect(others).toEqual(before);
    expect(joined).toMatchObject({ voice_url: "https://handlers.example.com/existing" });
    expect(bench.emulator.violations).toEqual([]);
  });
});
