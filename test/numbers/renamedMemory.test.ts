import { Bench, CLINIC, SALES, SUPPORT, type Stored, failure } from "../harness/provider/bench";
import { plain } from "../harness/provider/engine";
import { type Originals, originalsOf, boundFlow } from "../harness/provider/inputs";

const ALL = [SUPPORT, SALES, CLINIC];
const asked = (...phoneNumbers: string[]) => ({ phoneNumbers, needNoHandler: phoneNumbers });
const NUMBER = "POST /2010-04-01/Accounts/AC/IncomingPhoneNumbers/PN.json";

let bench: Bench;
let originals: Originals;
let old: Stored;
beforeEach(async () => {
  bench = await Bench.open({ consistencyDelay: false });
  originals = originalsOf(bench, ...ALL);
  const renamed = () => bench.resource("voice:OriginalRouting", "renamed");
  old = await renamed().create(asked(...ALL));
  await boundFlow(bench, originals);
  await bench.newRun();
  bench.writes();
  old = (await renamed().read(old))!;
});
afterEach(() => bench.closeWithoutViolations());

const memory = () => bench.resource("voice:OriginalRouting", "originals");
const settingsOf = (stored: Stored) => plain<{ settings: Originals }>(stored.state).settings;

describe("a memory that was renamed in the state, so that the program makes a new one,", () => {
  test("passes on what it knows: nothing has to be named in former", async () => {
    const made = await memory().create(asked(...ALL));
    expect(settingsOf(made)).toEqual(settingsOf(old));
    expect(bench.writes()).toEqual([]);
  });

  test("lets the new one restore a number that left, before its flow is changed", async () => {
    const made = await memory().create(asked(SUPPORT, CLINIC));
    expect(bench.writes()).toEqual([NUMBER]);
    expect(bench.voice(SALES)).toEqual(originals[SALES]);
    expect(Object.keys(settingsOf(made)).sort()).toEqual([SUPPORT, CLINIC].sort());
  });

  test("lets the new one show in a preview what it would restore, and writes nothing", async () => {
    await memory().create(asked(SUPPORT, CLINIC), true);
    expect(bench.log).toContain(`${SALES} gets back what it had`);
    expect(bench.writes()).toEqual([]);
  });
});

test("a memory that replaces another knows its stamps: what a killed run has marked with one is still this stack's own", async () => {
  const stampsOf = (stored: Stored) => plain<{ stamps: Record<string, string[]> }>(stored.state).stamps;
  const inputs = { ...asked(...ALL), lines: { night: { plan: "one", numbers: "" } } };
  const first = await memory().create(inputs);
  await bench.newRun();
  const read = (await memory().read(first))!;
  const replaced = await memory().create(inputs);
  expect(stampsOf(read).night).toHaveLength(1);
  expect(stampsOf(replaced).night).toEqual([expect.any(String), ...stampsOf(read).night!]);
});

test("a memory that was renamed, and whose stack was renamed after that, is one of the same fence, and knows its former name", async () => {
  await bench.close();
  bench = await Bench.open({ consistencyDelay: false });
  const before = bench.resource("voice:OriginalRouting", "renamed");
  const first = await before.create({ ...asked(SUPPORT), fence: "shop/former/west" });
  await bench.newRun();
  await bench.resource("voice:OriginalRouting", "renamed").read(first);
  const namesOf = (stored: Stored) => plain<{ names: string[] }>(stored.state).names;
  expect(namesOf(await memory().create({ ...asked(SUPPORT), fence: "shop/dev/west" }))).toEqual([
    "shop/dev/west",
    "shop/former/west",
  ]);
  const east = memory().create({ ...asked(SUPPORT), fence: "shop/dev/east" });
  expect((await failure(east)).message).toContain("leaves the fence shop/dev/west in this run");
});
