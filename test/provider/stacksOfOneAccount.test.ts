import { Bench, CLINIC, SALES, SUPPORT, failure } from "../harness/provider/bench";
import { originalsOf } from "../harness/provider/inputs";
import { Stack, type Wanted } from "../harness/provider/stack";

const wanted = (...numbers: string[]): Wanted => ({
  lines: { main: { numbers, countries: ["RU"] } },
  documents: { "/busy.xml": `<Response><Reject reason="busy"/></Response>` },
});

let bench: Bench;
beforeEach(async () => (bench = await Bench.open()));
afterEach(() => bench.closeWithoutViolations());

const sids = () => [Object.keys(bench.emulator.state.flows), Object.keys(bench.emulator.state.services)];
const outcome = (to: string) => bench.emulator.call({ from: "+74950000001", callerCountry: "RU", to }).outcome;

test("shares nothing between two stacks of equal config: each has its flow and service, and is destroyed alone", async () => {
  const originals = originalsOf(bench, SUPPORT, SALES, CLINIC);
  const [shop, office] = [new Stack(bench, "shop"), new Stack(bench, "office")];
  await shop.up(wanted(SUPPORT));
  const [flows, services] = sids();
  await office.up(wanted(CLINIC));
  expect(sids().map((each) => each.length)).toEqual([2, 2]);
  await office.destroy();
  expect(sids()).toEqual([flows, services]);
  expect([outcome(SUPPORT), outcome(CLINIC)]).toEqual(["busy", "handler"]);
  await shop.destroy();
  expect(originalsOf(bench, SUPPORT, SALES, CLINIC)).toEqual(originals);
});

test("refuses a number that another stack has fenced, and names the flow, before any write", async () => {
  const [shop, office] = [new Stack(bench, "shop"), new Stack(bench, "office")];
  await shop.up(wanted(SUPPORT));
  bench.writes();
  const { message } = await failure(office.up(wanted(SUPPORT, SALES)));
  expect(message).toMatch(/"\+15550100001": it is on the Ringfence flow shop\/dev\/main already/);
  expect(bench.writes()).toEqual([]);
  expect(outcome(SUPPORT)).toBe("busy");
});
