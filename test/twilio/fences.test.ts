import { Bench, SALES, SUPPORT, type Stored, failure } from "../harness/provider/bench";
import { type Properties, UNKNOWN, plain } from "../harness/provider/engine";
import { type Originals, flowInputs, originalsOf } from "../harness/provider/inputs";

let bench: Bench;
let originals: Originals;
let url: string;
beforeEach(async () => {
  bench = await Bench.open({ consistencyDelay: false });
  originals = originalsOf(bench, SUPPORT, SALES);
  const made = await bench.resource("studio:Flow", "main").create(flowInputs(originals));
  url = plain<{ webhookUrl: string }>(made.state).webhookUrl;
  bench.writes();
});
afterEach(() => bench.closeWithoutViolations());

const numbers = () => bench.resource("voice:VoiceBinding", "numbers");
/** Inputs as the program gives them: packed, and each binding with the name of its fence. */
const inputs = (fences: Properties, bindings: Properties): Properties => ({
  fences,
  bindings: { plain: JSON.stringify(bindings) },
  originals: { plain: JSON.stringify(originals) },
});
const both = { [SUPPORT]: { fence: "main" }, [SALES]: { fence: "main", fallbackUrl: "" } };

test("sets the URL of the fence that a number's binding names, and restores its own at the end", async () => {
  const wanted = inputs({ main: url }, both);
  const stored = await numbers().create(wanted);
  expect([SUPPORT, SALES].map((number) => bench.voice(number).voiceUrl)).toEqual([url, url]);
  expect(bench.voice(SALES).voiceFallbackUrl).toBe("");
  expect(plain(await numbers().read(stored))).toEqual(plain(stored));
  await numbers().delete(stored);
  expect(originalsOf(bench, SUPPORT, SALES)).toEqual(originals);
});

test("never writes a binding to nothing, and an empty URL beside a fence means the fence", async () => {
  await failure(numbers().create(inputs({}, { [SUPPORT]: { fence: "gone" } })));
  expect(bench.writes()).toEqual([]);
  await numbers().create(inputs({ main: url }, { [SUPPORT]: { fence: "main", voiceUrl: "" } }));
  expect(bench.voice(SUPPORT).voiceUrl).toBe(url);
});

test("packs each number as one text, in whichever form it was given", async () => {
  const stored = await numbers().create({ bindings: { [SUPPORT]: { voiceUrl: url } }, originals });
  for (const map of ["bindings", "originals", "bound"])
    expect(stored.state[map]).toEqual({ plain: expect.stringContaining(SUPPORT) as string });
});

test("refuses a binding that names no fence, or an unknown one, and lists the existing ones", async () => {
  const faults = await numbers().check(inputs({ main: url }, { [SUPPORT]: { fence: "sales" }, [SALES]: {} }));
  expect(faults).toEqual(
    [SUPPORT, SALES].map(
      (number) =>
        `bindings: bindings["${number}"] names no fence: set its fence to one of fences (main), or its voiceUrl`,
    ),
  );
  const empty = { [SUPPORT]: { fence: "main", voiceUrl: "" } };
  expect(await numbers().check(inputs({ main: url }, empty))).toEqual([]);
  expect(await numbers().check(inputs({}, empty))).toHaveLength(1);
  for (const unknown of [UNKNOWN, { fence: UNKNOWN }])
    expect(await numbers().check({ ...inputs({}, {}), bindings: { [SUPPORT]: unknown } })).toEqual([]);
  for (const known of [url, UNKNOWN]) expect(await numbers().check(inputs({ main: known }, both))).toEqual([]);
  expect(await numbers().check({ ...inputs({}, both), fences: UNKNOWN })).toEqual([]);
});

describe("the difference", () => {
  let stored: Stored;
  beforeEach(async () => (stored = await numbers().create(inputs({ main: url }, both))));

  test("of a fence with another URL is shown at the fence, and every number on it follows", async () => {
    const other = await bench.resource("studio:Flow", "other").create(flowInputs(originals, { line: "other" }));
    const moved = plain<{ webhookUrl: string }>(other.state).webhookUrl;
    const next = inputs({ main: moved }, both);
    expect(await numbers().diff(stored, next)).toEqual({ 'fences["main"]': "update" });
    expect(await numbers().diff(stored, inputs({ main: UNKNOWN }, both))).toEqual({ 'fences["main"]': "update" });
    await numbers().update(stored, next);
    expect([SUPPORT, SALES].map((number) => bench.voice(number).voiceUrl)).toEqual([moved, moved]);
  });

  test("of a number that moves to another fence is shown at the binding", async () => {
    const moved = { ...both, [SALES]: { fence: "other" } };
    expect(await numbers().diff(stored, inputs({ main: url, other: `${url}0` }, moved))).toEqual({
      "bindings.plain": "update",
    });
  });

  test("of a fence that is only renamed is empty", async () => {
    const renamed = Object.fromEntries(
      Object.entries(both).map(([number, rest]) => [number, { ...rest, fence: "new" }]),
    );
    expect(await numbers().diff(stored, inputs({ new: url }, renamed))).toEqual({});
  });
});
