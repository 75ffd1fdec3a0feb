import { Bench, CLINIC, SALES, SUPPORT, failure } from "../harness/provider/bench";
import { type Originals, originalsOf } from "../harness/provider/inputs";
import { Stack, type Wanted } from "../harness/provider/stack";

const ALL = [SUPPORT, SALES, CLINIC];
const FENCED = [SUPPORT, SALES];
const wanted = (...numbers: string[]): Wanted => ({
  lines: { main: { numbers, countries: ["RU"] } },
  documents: { "/busy.xml": "<Response/>" },
});
const WANTED = wanted(...FENCED);

let bench: Bench;
let originals: Originals;
beforeEach(async () => {
  bench = await Bench.open();
  originals = originalsOf(bench, ...ALL);
});
afterEach(() => bench.closeWithoutViolations());

describe("a stack whose state was lost", () => {
  let stack: Stack;
  beforeEach(async () => {
    stack = new Stack(bench);
    await stack.up(WANTED);
    stack.restore();
    bench.writes();
  });

  test("is refused before anything is written, and the error asks for each number's former handler", async () => {
    const { message } = await failure(stack.up(WANTED));
    for (const number of FENCED) expect(message).toContain(`ringfence:former: { "${number}"`);
    expect(bench.writes()).toEqual([]);
  });

  test("takes over its flow and its service once `former` is set, and can be destroyed like any other", async () => {
    const sids = () => [Object.keys(bench.emulator.state.flows), Object.keys(bench.emulator.state.services)];
    const before = sids();
    const former = Object.fromEntries(
      FENCED.map((number) => {
        const { voiceUrl, voiceMethod } = originals[number]!;
        return [number, { voiceUrl, voiceMethod }];
      }),
    );
    await stack.up({ ...WANTED, former });
    expect(sids()).toEqual(before);
    await stack.destroy();
    expect(originalsOf(bench, ...ALL)).toEqual(originals);
    expect(sids()).toEqual([[], []]);
  });
});

describe("a stack whose state was lost, and whose config names other lines and fewer numbers by now,", () => {
  const other = (onFunction: boolean, ...numbers: string[]): Wanted => ({
    lines: { night: { numbers, countries: ["RU"], ...(onFunction && { onFunction }) } },
    documents: WANTED.documents,
  });
  const formerOf = (...numbers: string[]) =>
    Object.fromEntries(
      numbers.map((number) => {
        const { voiceUrl, voiceMethod } = originals[number]!;
        return [number, { voiceUrl, voiceMethod }];
      }),
    );

  test.each([
    ["from a flow to a flow", false, false],
    ["from a flow to the Function", false, true],
    ["from the Function to a flow", true, false],
    ["from one line of the Function to another", true, true],
  ])("names every number that it left on the old line, and can restore it: %s", async (_way, before, after) => {
    const stack = new Stack(bench);
    await stack.up(other(before, ...FENCED));
    stack.restore();
    bench.writes();
    const renamed = (...numbers: string[]): Wanted => {
      const { lines, documents } = other(after, ...numbers);
      return { lines: { day: lines.night! }, documents };
    };
    const { message } = await failure(stack.up({ ...renamed(CLINIC) }));
    expect(message).toMatch(
      /\+15550100001, \+15550100002: on the line \S+\/night of this stack's name, and neither the config nor the state knows them\..*add the numbers to ringfence:numbers/,
    );
    expect(bench.writes()).toEqual([]);
    await stack.up({ ...renamed(CLINIC, ...FENCED), former: formerOf(...FENCED) });
    await stack.up(renamed(CLINIC));
    for (const number of FENCED) expect(originalsOf(bench, number)).toEqual({ [number]: originals[number] });
    await stack.destroy({ refresh: true });
    expect(originalsOf(bench, ...ALL)).toEqual(originals);
    expect(bench.emulator.state).toMatchObject({ flows: {}, services: {} });
  });

  test("names numbers on a Function that is gone, too", async () => {
    const stack = new Stack(bench);
    await stack.up(other(true, ...FENCED));
    stack.restore();
    bench.emulator.state.services = {};
    const day: Wanted = { ...other(false), lines: { day: { numbers: [CLINIC, SUPPORT], countries: ["RU"] } } };
    const { message } = await failure(stack.up(day));
    expect(message).toMatch(/\+15550100002: on the line \S+\/night of this stack's name/);
    expect(message).toMatch(
      /"\+15550100001": it points at the Function at ringfence-\S+\.twil\.io, which no longer exists/,
    );
  });

  test("needs no list of flows while no unknown number is on a Studio flow", async () => {
    await new Stack(bench).up(other(true, ...FENCED));
    expect(bench.emulator.requests.filter(({ method, path }) => method === "GET" && path.endsWith("/Flows"))).toEqual(
      [],
    );
  });
});

test("refuses the second of two stacks with one name on two backends, and the first keeps working", async () => {
  const [first, second] = [new Stack(bench), new Stack(bench)];
  await first.up(WANTED);
  const fenced = originalsOf(bench, ...ALL);
  bench.writes();
  expect((await failure(second.up(WANTED))).message).toContain(SUPPORT);
  expect((await failure(second.up(wanted(CLINIC)))).message).toMatch(/another stack of (the same|this) name/);
  await second.destroy();
  expect(bench.writes()).toEqual([]);
  expect(originalsOf(bench, ...ALL)).toEqual(fenced);
  await first.destroy();
  expect(originalsOf(bench, ...ALL)).toEqual(originals);
});

test("refuses a number that another fence gives up in the same run, and accepts it in the next one", async () => {
  const fence = (name: string) => bench.resource("voice:OriginalRouting", `${name}/originals`);
  const of = (name: string, ...numbers: string[]) => ({ phoneNumbers: numbers, fence: `shop/dev/${name}` });
  const first = await fence("first").create(of("first", SUPPORT, SALES));
  await fence("first").update(first, of("first", SUPPORT));
  expect((await failure(fence("second").create(of("second", SALES)))).message).toBe(
    `ringfence:numbers "${SALES}": it leaves the fence shop/dev/first in this run. Remove it there, run \`pulumi up\`, and add it here after that.`,
  );
  await bench.newRun();
  await fence("second").create(of("second", SALES));
});
