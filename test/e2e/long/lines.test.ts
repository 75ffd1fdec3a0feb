import { type Bench, CLINIC, SALES, SUPPORT, numbersOf, openBench, posts, succeeds } from "../../harness/e2e/stack";

describe("several lines in one stack", () => {
  let bench: Bench;
  let before: ReturnType<typeof numbersOf>;

  beforeAll(async () => {
    bench = await openBench();
    before = numbersOf(bench.emulator);
  });
  afterAll(() => bench.dispose());

  const call = (from: string, callerCountry: string, to: string) => bench.emulator.call({ from, to, callerCountry });
  const flowOf = (number: string) => bench.emulator.number(number)?.voice_url?.split("/").at(-1);
  const handlerOf = (number: string) => call("+15550100077", "US", number).reached;

  test("gives each line its own flow and policy", async () => {
    bench.configure({
      blockList: ["RU"],
      lines: {
        desk: { numbers: [SUPPORT, SALES] },
        clinic: { allowList: ["US"], hiddenCallers: "reject", unknownCountry: "reject", numbers: [CLINIC] },
      },
    });
    await succeeds(bench.workspace.up());
    expect(flowOf(SUPPORT)).toBe(flowOf(SALES));
    expect(flowOf(SUPPORT)).not.toBe(flowOf(CLINIC));
    expect(call("+74950000001", "RU", SALES)).toMatchObject({ outcome: "rejected" });
    expect(call("+493012345678", "DE", SALES)).toMatchObject({ outcome: "handler" });
    expect(call("+493012345678", "DE", CLINIC)).toMatchObject({ outcome: "rejected", answered: false });
    expect(call("Anonymous", "US", CLINIC)).toMatchObject({ outcome: "rejected" });
    await succeeds(bench.workspace.preview("--expect-no-changes"));
  });

  test("moves the numbers of a renamed line to the new flow before the old one is deleted", async () => {
    const old = flowOf(SUPPORT);
    bench.configure({
      blockList: ["RU"],
      lines: {
        front: { numbers: [SUPPORT, SALES] },
        clinic: { allowList: ["US"], hiddenCallers: "reject", unknownCountry: "reject", numbers: [CLINIC] },
      },
    });
    bench.emulator.requests.length = 0;
    await succeeds(bench.workspace.up());
    const order = posts(bench.emulator);
    expect(order.lastIndexOf("POST /2010-04-01/Accounts/AC/IncomingPhoneNumbers/PN.json")).toBeLessThan(
      order.indexOf("DELETE /v2/Flows/FW"),
    );
    expect(flowOf(SUPPORT)).not.toBe(old);
    expect(Object.keys(bench.emulator.state.flows)).toHaveLength(2);
    expect(handlerOf(SALES)).toEqual({ url: "https://handlers.example.com/sales", method: "GET" });
    expect(call("+74950000001", "RU", SUPPORT)).toMatchObject({ outcome: "rejected" });
    await succeeds(bench.workspace.preview("--expect-no-changes"));
  });

  test("applies the new line's policy to a number that moves, with its own handler behind it", async () => {
    bench.configure({
      blockList: ["RU"],
      lines: {
        front: { numbers: [SUPPORT] },
        clinic: { allowList: ["US"], hiddenCallers: "reject", unknownCountry: "reject", numbers: [CLINIC, SALES] },
      },
    });
    await succeeds(bench.workspace.up());
    expect(flowOf(SALES)).toBe(flowOf(CLINIC));
    expect(call("+493012345678", "DE", SALES)).toMatchObject({ outcome: "rejected" });
    expect(handlerOf(SALES)).toEqual({ url: "https://handlers.example.com/sales", method: "GET" });
    expect(handlerOf(SUPPORT)).toEqual({ url: "https://handlers.example.com/support", method: "POST" });
    await succeeds(bench.workspace.preview("--expect-no-changes"));
    await succeeds(bench.workspace.refresh("--expect-no-changes"));
  });

  test("restores the number of a line that is removed", async () => {
    bench.configure({ blockList: ["RU"], lines: { front: { numbers: [SUPPORT] } } });
    await succeeds(bench.workspace.up());
    const now = numbersOf(bench.emulator);
    expect([now[SALES], now[CLINIC]]).toEqual([before[SALES], before[CLINIC]]);
    expect(Object.keys(bench.emulator.state.flows)).toHaveLength(1);
  });

  test("restores every number with `destroy` afterwards", async () => {
    await succeeds(bench.workspace.destroy());
    expect(numbersOf(bench.emulator)).toEqual(before);
    expect(Object.keys(bench.emulator.state.flows)).toEqual([]);
    expect(bench.emulator.violations).toEqual([]);
  });
});
