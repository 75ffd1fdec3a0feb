import { largeAccount } from "../../emulator";
import { Bench, CLINIC, SALES, SUPPORT } from "../harness/provider/bench";
import { originalsOf } from "../harness/provider/inputs";
import { Stack, type Wanted } from "../harness/provider/stack";

const ALL = [SUPPORT, SALES, CLINIC];
const wanted = (numbers: string[], ...countries: string[]): Wanted => ({
  lines: { main: { numbers, countries } },
  documents: { "/busy.xml": `<Response><Reject reason="busy"/></Response>` },
});

let bench: Bench;
afterEach(async () => {
  expect(bench.emulator.violations).toEqual([]);
  await bench.close();
  jest.restoreAllMocks();
});

const blocked = (to: string, country = "RU") =>
  bench.emulator.call({ from: "+74950000001", callerCountry: country, to }).outcome;

/** Lives through what most stacks live through, and looks at the calls after each step. */
async function live(stack: Stack): Promise<void> {
  const originals = originalsOf(bench, ...ALL);
  await stack.up(wanted(ALL, "RU"));
  expect(ALL.map((number) => blocked(number))).toEqual(["busy", "busy", "busy"]);
  await stack.refresh();
  await stack.up(wanted(ALL, "RU"));
  await stack.up(wanted([SUPPORT, SALES], "RU", "CN"));
  expect([blocked(SUPPORT, "CN"), blocked(SALES, "CN")]).toEqual(["busy", "busy"]);
  expect(originalsOf(bench, CLINIC)).toEqual({ [CLINIC]: originals[CLINIC] });
  const made = bench.emulator.requests.filter(({ method, path }) => method === "POST" && path === "/v2/Flows");
  expect(made).toHaveLength(1);
  await stack.destroy({ refresh: true });
  expect(originalsOf(bench, ...ALL)).toEqual(originals);
  const { flows, services } = bench.emulator.state;
  const ours = Object.values(flows).filter(({ revisions }) => revisions.at(-1)!.friendlyName.startsWith("shop/"));
  expect([ours, Object.keys(services)]).toEqual([[], []]);
}

/** SIDs of the flows that were asked for one by one. */
const flowsAsked = () => {
  const sids = bench.emulator.requests.flatMap(({ host, path }) =>
    host.startsWith("studio") ? (/FW\w{32}/.exec(path) ?? []) : [],
  );
  return new Set(sids).size;
};

test("works for three numbers in an account with 5,000 numbers and 1,200 flows of somebody else", async () => {
  bench = await Bench.open({ consistencyDelay: false, seed: largeAccount(5_000, 1_200) });
  const stack = new Stack(bench);
  await stack.up(wanted(ALL, "RU"));
  await stack.refresh();
  await stack.up(wanted(ALL, "RU", "CN"));
  expect(flowsAsked()).toBe(1);
  expect(ALL.map((number) => blocked(number, "CN"))).toEqual(["busy", "busy", "busy"]);
  // Before the service goes, every flow that a number is on is asked whether it names a document of it.
  await stack.destroy({ refresh: true });
  expect(flowsAsked()).toBeLessThanOrEqual(602);
  expect(ALL.map((number) => blocked(number))).not.toContain("busy");
});

test("takes no wrong step when reads lag two seconds behind the writes", async () => {
  bench = await Bench.open({ consistencyDelay: false, pace: 1 });
  bench.emulator.lagReads({ ms: 2_000 });
  await live(new Stack(bench));
});

test("takes no wrong step when reads lag by three reads", async () => {
  bench = await Bench.open({ consistencyDelay: false, pace: 1 });
  bench.emulator.lagReads({ reads: 3 });
  await live(new Stack(bench));
});

test.each([
  ["back by an hour", -3_600_000],
  ["ahead by a day", 86_400_000],
])("is not affected by a clock that jumps %s in the middle of a run", async (_how, jump) => {
  bench = await Bench.open({ consistencyDelay: false });
  const now = Date.now.bind(Date);
  let calls = 0;
  jest.spyOn(Date, "now").mockImplementation(() => now() + (calls++ < 3 ? 0 : jump));
  await live(new Stack(bench));
  expect(calls).toBeGreaterThan(3);
});
