import { Bench, CLINIC, SALES, SUPPORT, type Stored, failure } from "../harness/provider/bench";
import { plain } from "../harness/provider/engine";
import { originalsOf } from "../harness/provider/inputs";
import { Stack, type Wanted } from "../harness/provider/stack";

const ALL = [SUPPORT, SALES, CLINIC];
const wanted = (numbers: string[], ...countries: string[]): Wanted => ({
  lines: { main: { numbers, countries } },
  documents: { "/busy.xml": `<Response><Reject reason="busy"/></Response>` },
});
const BEFORE = wanted([SUPPORT], "RU");
const AFTER = wanted([SUPPORT, SALES], "RU", "CN");
const OLDER = /^This stack's state is an older copy: flow FW\w+ carries the stamp (\w+), /;

const INTERRUPTED =
  /^Flow FW\w+ carries the stamp \w+, which this run does not know: a run .*was interrupted.*with --refresh/;

let bench: Bench;
let stack: Stack;
let originals: ReturnType<typeof originalsOf>;
beforeEach(async () => {
  bench = await Bench.open({ consistencyDelay: false });
  originals = originalsOf(bench, ...ALL);
  stack = new Stack(bench);
  await stack.up(BEFORE);
});
afterEach(() => bench.closeWithoutViolations());

const copied = () => structuredClone(stack.states());
const live = () => [originalsOf(bench, ...ALL), bench.emulator.state.flows];
const blocked = (to: string) => bench.emulator.call({ from: "+74950000001", callerCountry: "RU", to }).outcome;

describe("an older copy of a state", () => {
  let older: Stack;
  beforeEach(async () => {
    older = new Stack(bench);
    older.restore(copied());
    await stack.up(AFTER);
    bench.writes();
  });

  test.each<[string, () => Promise<void>]>([
    ["adds a number", () => older.up(wanted([SUPPORT, CLINIC], "RU"))],
    ["changes a country", () => older.up(wanted([SUPPORT], "FR"))],
    ["renames the line", () => older.up({ ...BEFORE, lines: { front: BEFORE.lines.main! } })],
    ["destroys, with the refresh that comes before it,", () => older.destroy({ refresh: true })],
  ])("that %s is refused before anything is written, with both ways out", async (_what, run) => {
    const before = structuredClone(live());
    const { message } = await failure(run());
    expect(message).toMatch(OLDER);
    expect(message).toMatch(/Nothing was changed.*pulumi stack import.*pulumi stack rm --force/);
    expect(bench.writes()).toEqual([]);
    expect(live()).toEqual(before);
  });

  test("that destroys without a refresh is refused too: it cannot know whose the stamp is", async () => {
    const before = structuredClone(live());
    expect((await failure(older.destroy())).message).toMatch(INTERRUPTED);
    expect(live()).toEqual(before);
  });

  test("is refused in the preview already", async () => {
    const memory = bench.resource("voice:OriginalRouting", "originals");
    const { originals: kept } = older.states() as { originals: Stored };
    const next = { ...kept.inputs, phoneNumbers: [SUPPORT, CLINIC] };
    expect((await failure(memory.update(kept, next, true))).message).toMatch(OLDER);
  });

  test("takes over on purpose with the stamp in the error, and then the other copy is the older one", async () => {
    const { message } = await failure(older.up(wanted([SUPPORT], "FR")));
    const [, adopt = ""] = OLDER.exec(message) ?? [];
    expect(message).toContain(`pulumi config set --path 'ringfence:adopt[0]' --type string ${adopt}`);
    // What the newer copy fenced, this one never saw: only the config can say what it had.
    const unseen = await failure(older.up({ ...wanted([SUPPORT, SALES], "RU"), adopt: [adopt] }));
    expect(unseen.message).toContain(`ringfence:former: { "${SALES}"`);
    const former = { [SALES]: { voiceUrl: originals[SALES]!.voiceUrl, voiceMethod: "GET" } };
    await older.up({ ...wanted([SUPPORT, SALES], "RU"), adopt: [adopt], former });
    bench.writes();
    expect((await failure(stack.up(BEFORE))).message).toMatch(OLDER);
    expect((await failure(stack.destroy({ refresh: true }))).message).toMatch(OLDER);
    expect(bench.writes()).toEqual([]);
    await older.destroy();
    expect(originalsOf(bench, ...ALL)).toEqual(originals);
  });
});

/**
 * The engine's file after a run that was killed: it saves the memory before it goes on, and never hears of the rest, though
 * all of that was carried out.
 */
async function killedAfterTheMemory(): Promise<void> {
  const before = copied();
  await stack.up(AFTER);
  const { originals: memory } = stack.states();
  stack.restore({ ...before, originals: memory! });
}

describe("a run that was killed", () => {
  beforeEach(killedAfterTheMemory);

  test("is distinguished from an older copy: the same `up` finishes it", async () => {
    await stack.up(AFTER);
    expect(ALL.map(blocked)).toEqual(["busy", "busy", "handler"]);
    bench.emulator.requests.length = 0;
    await stack.up(AFTER);
    expect(bench.emulator.requests).toEqual([]);
    await stack.destroy();
    expect(originalsOf(bench, ...ALL)).toEqual(originals);
  });

  test("is reverted by the earlier config", async () => {
    await stack.up(BEFORE);
    expect(ALL.map(blocked)).toEqual(["busy", "handler", "handler"]);
    expect(bench.voice(SALES)).toEqual(originals[SALES]);
    await stack.destroy();
    expect(originalsOf(bench, ...ALL)).toEqual(originals);
  });

  test("draws another stamp the next time, and still recognises the one before", async () => {
    const stamps = () => plain<{ stamps: { main: string[] } }>(stack.states().originals?.state).stamps.main;
    const [last] = stamps();
    await stack.up(wanted([SUPPORT, SALES], "FR"));
    expect(stamps()[0]).not.toBe(last);
    expect(stamps()).toContain(last);
  });

  test("is destroyed after the refresh that comes first", async () => {
    await stack.destroy({ refresh: true });
    expect(originalsOf(bench, ...ALL)).toEqual(originals);
    expect(bench.emulator.state.flows).toEqual({});
  });

  test("names --refresh in a destroy without one, and leaves everything unchanged", async () => {
    const before = structuredClone(live());
    expect((await failure(stack.destroy())).message).toMatch(INTERRUPTED);
    expect(live()).toEqual(before);
  });
});

test("an older copy names all flows of a newer one at once, with a command for each stamp", async () => {
  const lines = (country: string): Wanted => ({
    lines: {
      main: { numbers: [SUPPORT], countries: [country] },
      sales: { numbers: [SALES], countries: [country] },
    },
    documents: BEFORE.documents,
  });
  await stack.up(lines("RU"));
  const older = new Stack(bench);
  older.restore(copied());
  await stack.up(lines("CN"));
  const change = lines("FR");
  const { message } = await failure(
    older.up({ ...change, lines: { ...change.lines, more: { numbers: [CLINIC], countries: ["FR"] } } }),
  );
  const stamps = [...message.matchAll(/ringfence:adopt\[(\d)\]' --type string (\w{8})/g)].map(([, index, stamp]) => [
    index,
    stamp,
  ]);
  expect(stamps.map(([index]) => index)).toEqual(["0", "1"]);
  expect(message).toMatch(/so does flow FW\w+ with \w{8}\./);
  await older.refresh();
  await older.up({ ...change, adopt: stamps.map(([, stamp]) => stamp!) });
  expect(blocked(SALES)).not.toBe("busy");
});
