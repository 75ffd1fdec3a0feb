import { Bench, CLINIC, SALES, SUPPORT, failure } from "../harness/provider/bench";
import { type Originals, originalsOf } from "../harness/provider/inputs";
import { Stack, type Wanted } from "../harness/provider/stack";

const ALL = [SUPPORT, SALES, CLINIC];
const DOCUMENTS = { "/busy.xml": `<Response><Reject reason="busy"/></Response>` };
const wanted = (numbers: string[], countries = ["RU"]): Wanted => ({
  lines: { main: { numbers, countries } },
  documents: DOCUMENTS,
});
const twoLines = (desk: string[], clinic: string[]): Wanted => ({
  lines: { desk: { numbers: desk, countries: ["RU"] }, clinic: { numbers: clinic, countries: ["RU", "CN"] } },
  documents: DOCUMENTS,
});

let bench: Bench;
let stack: Stack;
let originals: Originals;
beforeEach(async () => {
  bench = await Bench.open({ consistencyDelay: false });
  originals = originalsOf(bench, ...ALL);
  stack = new Stack(bench);
});
afterEach(() => bench.closeWithoutViolations());

/** What a blocked caller meets, and whom another one reaches. */
const outcomesOf = (to: string) => {
  const blocked = bench.emulator.call({ from: "+74950000001", callerCountry: "RU", to }).outcome;
  const { reached } = bench.emulator.call({ from: "+15550100077", callerCountry: "US", to });
  return [blocked, reached && "url" in reached ? reached.url : undefined];
};
const handlerOf = (number: string) => originals[number]?.voiceUrl;
const fenced = (...numbers: string[]) => {
  for (const number of ALL)
    if (numbers.includes(number)) expect(outcomesOf(number)).toEqual(["busy", handlerOf(number)]);
    else expect(bench.voice(number)).toEqual(originals[number]);
};
const refuseForGood = (digit: string) =>
  bench.emulator.fault({
    match: { method: "POST", path: `IncomingPhoneNumbers/PN${digit.repeat(32)}` },
    times: "always",
    fault: { status: 400, code: 21631 },
  });

describe("after an `up` with three numbers, one of which Twilio always refuses,", () => {
  beforeEach(async () => {
    await stack.up(wanted([SUPPORT]));
    refuseForGood("3");
    expect((await failure(stack.up(wanted(ALL)))).message).toMatch(/^\+15550100003: POST .*error 21631/);
    fenced(SUPPORT, SALES);
  });

  test("a destroy restores all numbers", async () => {
    await stack.destroy();
    fenced();
  });

  test.each([[[SUPPORT, SALES]], [[SUPPORT]]])("an `up` with only %j succeeds", async (numbers) => {
    await stack.up(wanted(numbers));
    fenced(...numbers);
    await stack.destroy();
    fenced();
  });

  test("the same `up` succeeds once Twilio accepts the write", async () => {
    bench.emulator.clearFaults();
    await stack.up(wanted(ALL));
    fenced(...ALL);
  });
});

describe("if Twilio does not release one of three fenced numbers,", () => {
  beforeEach(async () => {
    await stack.up(wanted(ALL));
    refuseForGood("2");
  });

  test("an `up` without it releases the others and names it, and it is answered as before until it is released too", async () => {
    expect((await failure(stack.up(wanted([SUPPORT])))).message).toMatch(/^\+15550100002: POST .*error 21631/);
    expect(outcomesOf(SALES)).toEqual(["busy", handlerOf(SALES)]);
    fenced(SUPPORT, SALES);
    bench.emulator.clearFaults();
    await stack.up(wanted([SUPPORT]));
    fenced(SUPPORT);
    bench.emulator.requests.length = 0;
    await stack.up(wanted([SUPPORT]));
    expect(bench.emulator.requests).toEqual([]);
  });

  test("a destroy keeps its flow, names it, and succeeds afterwards", async () => {
    expect((await failure(stack.destroy())).message).toMatch(/^\+15550100002: POST .*error 21631/);
    fenced(SALES);
    bench.emulator.clearFaults();
    await stack.destroy();
    fenced();
    expect(bench.emulator.state.flows).toEqual({});
  });

  test("an `up` that renames its line and removes it keeps it on the old line, answered as before", async () => {
    const renamed = {
      ...wanted([SUPPORT, CLINIC]),
      lines: { front: { numbers: [SUPPORT, CLINIC], countries: ["RU"] } },
    };
    expect((await failure(stack.up(renamed))).message).toContain(SALES);
    for (const number of ALL) expect(outcomesOf(number)[1]).toBe(handlerOf(number));
    bench.emulator.clearFaults();
    await stack.up(renamed);
    fenced(SUPPORT, CLINIC);
    expect(Object.keys(bench.emulator.state.flows)).toHaveLength(1);
  });
});

describe("a plain `up` after a destroy that was killed", () => {
  beforeEach(() => stack.up(wanted([SUPPORT, SALES])));

  test.each([
    ["while it deleted the flow binds no number to a flow that is gone", "/Flows/FW\\w+$", /Flow FW\w+ is gone/],
    [
      "while it deleted the service binds no number to a flow whose callers would hear an error",
      "/Services/ZS\\w+$",
      /hosted document \S+ answers/,
    ],
  ])("%s, and with --refresh fences the numbers", async (_what, path, words) => {
    const at = { afterRequests: 1, match: { method: "DELETE", path } };
    expect(await stack.killed(() => stack.destroy(), at, true)).toBe(true);
    fenced();
    expect((await failure(stack.up(wanted([SUPPORT, SALES])))).message).toMatch(words);
    fenced();
    await stack.refresh();
    await stack.up(wanted([SUPPORT, SALES]));
    fenced(SUPPORT, SALES);
  });
});

test("keeps a number reachable at every moment while it moves between two lines, also if the move stops half-way", async () => {
  await stack.up(twoLines([SUPPORT, SALES], [CLINIC]));
  bench.emulator.fault({
    match: { method: "POST", path: "IncomingPhoneNumbers/PN" },
    times: 99,
    fault: { status: 400 },
  });
  await failure(stack.up(twoLines([SUPPORT], [CLINIC, SALES])));
  expect(outcomesOf(SALES)).toEqual(["busy", handlerOf(SALES)]);
  bench.emulator.clearFaults();
  await stack.up(twoLines([SUPPORT], [CLINIC, SALES]));
  expect(outcomesOf(SALES)).toEqual(["busy", handlerOf(SALES)]);
  expect(bench.emulator.call({ from: "+8610000000", callerCountry: "CN", to: SALES }).outcome).toBe("busy");
});

test("keeps two lines fenced and reachable while they swap a number each", async () => {
  await stack.up(twoLines([SUPPORT], [SALES]));
  bench.emulator.fault({ match: { method: "POST", path: `PN${"2".repeat(32)}` }, times: 99, fault: { status: 400 } });
  await failure(stack.up(twoLines([SALES], [SUPPORT])));
  for (const number of [SUPPORT, SALES]) expect(outcomesOf(number)).toEqual(["busy", handlerOf(number)]);
  bench.emulator.clearFaults();
  await stack.up(twoLines([SALES], [SUPPORT]));
  for (const number of [SUPPORT, SALES]) expect(outcomesOf(number)).toEqual(["busy", handlerOf(number)]);
});

test("adds other numbers although an owner re-pointed one, and a destroy loses neither handler", async () => {
  await stack.up(wanted([SUPPORT]));
  bench.emulator.console.pointNumber(SUPPORT, "https://handlers.example.com/elsewhere");
  await stack.up(wanted([SUPPORT, CLINIC]));
  expect(outcomesOf(SUPPORT)).toEqual(["busy", "https://handlers.example.com/elsewhere"]);
  expect(outcomesOf(CLINIC)).toEqual(["busy", handlerOf(CLINIC)]);
  await stack.destroy();
  expect(bench.voice(SUPPORT).voiceUrl).toBe("https://handlers.example.com/elsewhere");
  expect(bench.voice(CLINIC)).toEqual(originals[CLINIC]);
});

test("a state from before a line was added is refused after a refresh, which finds the line's numbers, until they are named", async () => {
  await stack.up(wanted([SUPPORT]));
  const older = structuredClone(stack.states());
  await stack.up({
    ...wanted([SUPPORT]),
    lines: { ...wanted([SUPPORT]).lines, night: { numbers: [SALES], countries: ["RU"] } },
  });
  stack.restore(older);
  bench.writes();
  const { message } = await failure(stack.up(wanted([SUPPORT]), { refresh: true }));
  expect(message).toMatch(/\+15550100002: on the line shop\/dev\/night of this stack's name.*`pulumi stack import`/);
  expect(bench.writes()).toEqual([]);
});
