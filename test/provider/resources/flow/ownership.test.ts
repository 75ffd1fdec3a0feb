import { Bench, SALES, SUPPORT, type Stored, failure } from "../../../harness/provider/bench";
import { type Properties, plain } from "../../../harness/provider/engine";
import { type Originals, flowInputs, originalsOf } from "../../../harness/provider/inputs";

const [FIRST, SECOND, THIRD, THEIRS] = ["aaaaaaa1", "aaaaaaa2", "aaaaaaa3", "bbbbbbb1"];

let bench: Bench;
let originals: Originals;
let stored: Stored;
beforeEach(async () => {
  bench = await Bench.open({ consistencyDelay: false });
  originals = originalsOf(bench, SUPPORT, SALES);
  stored = await line().create(inputs([FIRST]));
  await nextRun();
});
afterEach(() => bench.closeWithoutViolations());

const line = () => bench.resource("studio:Flow", "main");
const stateOf = (from: Stored) => plain<{ stamp: string; generation: string; written: number }>(from.state);
const mark = (from = stored) => `shop/dev/main ${stateOf(from).generation}`;
/** What the program says, with the stamps that the memory knows, the newest first. */
const inputs = (stamps: string[], countries = ["RU"]): Properties => ({
  ...flowInputs(originals, { countries }),
  stamps,
});
const revisions = () => bench.emulator.state.flows[stored.id]!.revisions;
const description = () => revisions().at(-1)?.definition.description;
const console = () => bench.emulator.console;
async function nextRun(): Promise<void> {
  await bench.newRun();
  bench.writes();
  bench.log.length = 0;
}
const UNKNOWN_STAMP =
  /^Flow FW\w+ carries the stamp bbbbbbb1, which this run does not know: a run of this stack was interrupted, or/;

describe("a stamp", () => {
  test("is written into the mark with every change, and a new one is a change by itself", async () => {
    expect(description()).toBe(`test fence [ringfence ${mark()} ${FIRST}]`);
    expect(await line().diff(stored, inputs([FIRST]))).toEqual({});
    expect(await line().diff(stored, inputs([SECOND, FIRST]))).toEqual({ stamps: "update" });
    const next = await line().update(stored, inputs([SECOND, FIRST]));
    expect(stateOf(next)).toMatchObject({ stamp: SECOND, written: 2 });
    expect(description()).toBe(`test fence [ringfence ${mark()} ${SECOND}]`);
    expect(await line().diff(next, inputs([SECOND, FIRST]))).toEqual({});
  });

  test("that is unknown belongs to a newer copy or a killed run: preview, update and delete are refused", async () => {
    await line().update(stored, inputs([THEIRS, FIRST], ["RU", "CN"]));
    await nextRun();
    const mine = inputs([SECOND, FIRST], ["FR"]);
    for (const operation of [
      () => line().update(stored, mine, true),
      () => line().update(stored, mine),
      () => line().delete({ ...stored, inputs: mine }),
    ]) {
      const { message } = await failure(operation());
      expect(message).toMatch(UNKNOWN_STAMP);
      expect(message).toMatch(/Nothing was changed\. Run it again with --refresh/);
    }
    expect(bench.writes()).toEqual([]);
  });

  test("that is unknown is accepted in a refresh of the flow alone, because only the memory can decide", async () => {
    await line().update(stored, inputs([THEIRS, FIRST], ["RU", "CN"]));
    await nextRun();
    await line().read(stored);
    expect(bench.log.join("\n")).not.toMatch(/older copy|refused/);
  });

  test("that was taken over on purpose is accepted, and the flow is written again", async () => {
    await line().update(stored, inputs([THEIRS, FIRST], ["RU", "CN"]));
    await nextRun();
    const next = await line().update(stored, inputs([SECOND, FIRST, THEIRS]));
    expect(stateOf(next).stamp).toBe(SECOND);
    expect(JSON.stringify(revisions().at(-1))).not.toContain("CN");
  });

  test("of a killed run belongs to this state, because the memory drew it before", async () => {
    await line().update(stored, inputs([SECOND, FIRST], ["RU", "CN"]));
    await nextRun();
    // The engine never heard of the update; the memory was saved before.
    const next = await line().update(stored, inputs([THIRD, SECOND, FIRST], ["FR"]));
    expect(stateOf(next).stamp).toBe(THIRD);
    await nextRun();
    await line().delete({ ...stored, inputs: inputs([THIRD, SECOND, FIRST]) });
    expect(bench.writes()).toEqual(["DELETE /v2/Flows/FW"]);
  });
});

describe("a flow whose mark was edited away in the console", () => {
  beforeEach(() => console().removeDescription(stored.id));

  test("still belongs to this state by the revision that it wrote, and gets its mark again with the next update", async () => {
    const seen = (await line().read(stored))!;
    expect(bench.log.join("\n")).not.toMatch(/refused/);
    expect(await line().diff(seen, inputs([FIRST]))).toMatchObject({ stamps: "update" });
    await line().update(seen, inputs([FIRST]));
    expect(description()).toBe(`test fence [ringfence ${mark()} ${FIRST}]`);
  });

  test("is changed without a refresh too, and deleted", async () => {
    const next = await line().update(stored, inputs([SECOND, FIRST], ["RU", "CN"]));
    expect(description()).toContain(SECOND);
    console().removeDescription(stored.id);
    await nextRun();
    await line().delete(next);
    expect(bench.writes()).toEqual(["DELETE /v2/Flows/FW"]);
  });

  test("is not treated as a handler if it was also renamed: its first revision shows whose it is", async () => {
    console().renameFlow(stored.id, "my menu");
    console().pointNumber(SUPPORT, plain<{ webhookUrl: string }>(stored.state).webhookUrl);
    await nextRun();
    const memory = bench.resource("voice:OriginalRouting", "originals");
    const { message } = await failure(memory.create({ phoneNumbers: [SUPPORT] }, true));
    expect(message).toMatch(/"\+15550100001": it is on the Ringfence flow shop\/dev\/main already/);
  });

  test("is not forwarded to if it was also renamed: no definition of its stack names it", async () => {
    console().renameFlow(stored.id, "my menu");
    const { webhookUrl: voiceUrl } = plain<{ webhookUrl: string }>(stored.state);
    const forward = flowInputs({ [SUPPORT]: { ...originals[SUPPORT]!, voiceUrl } }, { line: "other" });
    expect(await bench.resource("studio:Flow", "other").refusal(forward)).toMatch(
      /the flow shop\/dev\/main of this very stack, and so go round for ever/,
    );
  });

  test("is found by its first revision if the state is lost", async () => {
    const found = await line().create(inputs([SECOND]));
    expect(found.id).toBe(stored.id);
    expect(Object.keys(bench.emulator.state.flows)).toHaveLength(1);
  });
});

describe("a flow that was rolled back in the console", () => {
  test("to an earlier revision of this state is changed by it like any other", async () => {
    const second = await line().update(stored, inputs([SECOND, FIRST], ["RU", "CN"]));
    const third = await line().update(second, inputs([THIRD, SECOND, FIRST], ["FR"]));
    console().rollBackFlow(stored.id, 1);
    await nextRun();
    // Also where the memory has forgotten the stamp of that revision.
    const next = await line().update(third, inputs(["aaaaaaa4", THIRD]));
    expect(stateOf(next)).toMatchObject({ stamp: "aaaaaaa4", written: 5 });
  });

  test("to a revision of the earlier owner's state belongs to this one too", async () => {
    const taken = await line().create(inputs([SECOND]));
    expect(stateOf(taken).generation).not.toBe(stateOf(stored).generation);
    console().rollBackFlow(stored.id, 1);
    await nextRun();
    expect(description()).toContain(stateOf(stored).generation);
    const next = await line().update(taken, inputs([THIRD, SECOND], ["CN"]));
    expect(description()).toContain(stateOf(next).generation);
  });

  test("is distinguished from one that another state has taken over", async () => {
    await line().create(inputs([SECOND]));
    await nextRun();
    const { message } = await failure(line().update(stored, inputs([FIRST], ["CN"])));
    expect(message).toMatch(/another state of shop\/dev\/main has taken it over.*Nothing was changed/);
    await line().delete(stored);
    expect(bench.writes()).toEqual([]);
    expect(bench.log.join()).toMatch(/was left as it is/);
  });
});
