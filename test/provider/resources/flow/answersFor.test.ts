import { answersFor } from "../../../../provider/resources/flow/answersFor";
import { Bench, CLINIC, SALES, SUPPORT, type Stored, failure } from "../../../harness/provider/bench";
import { type Properties, plain } from "../../../harness/provider/engine";
import {
  type Originals,
  definitionFor,
  flowInputs,
  originalsOf,
  without,
  boundFlow,
} from "../../../harness/provider/inputs";

const ELSEWHERE = "https://handlers.example.com/elsewhere";

let bench: Bench;
let originals: Originals;
let stored: Stored;
beforeEach(async () => {
  bench = await Bench.open({ consistencyDelay: false });
  originals = originalsOf(bench, SUPPORT, SALES);
  stored = await boundFlow(bench, originals);
  await bench.newRun();
  bench.writes();
});
afterEach(() => bench.closeWithoutViolations());

const line = () => bench.resource("studio:Flow", "main");
const live = (number: string) => bench.emulator.number(number)!;
const revisions = () => bench.emulator.state.flows[stored.id]?.revisions.length;
const fewer = (): Properties => flowInputs(without(originals, SALES));
const UPDATE = "POST /v2/Flows/FW";

describe("an update that drops a number", () => {
  test("is refused while the number is on the flow, and nothing is written", async () => {
    const { message, partial } = await failure(line().update(stored, fewer()));
    expect(message).toMatch(/^\+15550100002: on flow FW\w+, whose new revision would not answer it as before\./);
    expect(message).toMatch(/without --target and with --refresh/);
    expect(partial).toBeUndefined();
    expect(bench.writes()).toEqual([]);
    expect(revisions()).toBe(1);
  });

  test("is refused while only the number's fallback URL is the flow's", async () => {
    const { webhookUrl } = plain<{ webhookUrl: string }>(stored.state);
    Object.assign(live(SALES), { voice_url: ELSEWHERE, voice_fallback_url: webhookUrl, status_callback: "" });
    expect((await failure(line().update(stored, fewer()))).message).toMatch(/^\+15550100002: on flow/);
  });

  test("passes if only the status call-back names the flow, because it answers no call", async () => {
    const { webhookUrl } = plain<{ webhookUrl: string }>(stored.state);
    Object.assign(live(SALES), { voice_url: ELSEWHERE, voice_fallback_url: "", status_callback: webhookUrl });
    await line().update(stored, fewer());
    expect(bench.writes()).toEqual([UPDATE]);
  });

  test("is one new revision once the number is off the flow", async () => {
    Object.assign(live(SALES), { voice_url: ELSEWHERE, voice_fallback_url: "", status_callback: "" });
    const next = await line().update(stored, fewer());
    expect(bench.writes()).toEqual([UPDATE]);
    expect(plain(next.state)).toMatchObject({ numbers: SUPPORT, revision: 2 });
  });

  test("passes while the definition still answers that number as before, and the next one may be shorter", async () => {
    const kept = { ...flowInputs(originals, { countries: ["RU", "CN"] }), numbers: SUPPORT };
    await line().update(stored, kept);
    expect(bench.writes()).toEqual([UPDATE]);
    expect(bench.emulator.call({ from: "+15550100077", to: SALES, callerCountry: "US" }).reached).toMatchObject({
      url: originals[SALES]?.voiceUrl,
    });
  });

  test("compares with the flow's last definition, and not with inputs of a failed update", async () => {
    const { message } = await failure(line().update({ ...stored, inputs: fewer() }, fewer()));
    expect(message).toMatch(/^\+15550100002: on flow/);
  });

  test("names every number that would lose its answer, and no other", async () => {
    live(CLINIC).voice_url = plain<{ webhookUrl: string }>(stored.state).webhookUrl;
    const { message } = await failure(line().update(stored, flowInputs({}, {})));
    expect(message).toMatch(/^\+15550100001, \+15550100002: .*would not answer them as before/);
  });
});

test("accepts an update that adds a country, although a number on the flow has no memory", async () => {
  live(CLINIC).voice_url = plain<{ webhookUrl: string }>(stored.state).webhookUrl;
  await line().update(stored, flowInputs(originals, { countries: ["RU", "CN"] }));
  expect(bench.writes()).toEqual([UPDATE]);
});

describe("what a definition answers for a number", () => {
  const definition = () => definitionFor(originals);

  test("is what its splits on the called number lead to, and every branch of all other splits", () => {
    const [support, sales] = [SUPPORT, SALES].map((number) => answersFor(definition(), number).join());
    expect(support).toContain("/support");
    expect(support).not.toContain("/sales");
    expect(sales).toContain("/sales");
    expect(sales).not.toContain("/support");
    for (const answers of [support, sales]) expect(answers).toContain("reject.example.com");
  });

  test("is the same after a change of countries, names and places", () => {
    const other = definitionFor(originals, ["CN"]);
    for (const state of other.states) state.properties.offset = { x: 9, y: 9 };
    expect(answersFor(other, SALES)).toEqual(answersFor(definition(), SALES));
  });

  test("ends where a branch ends or loops", () => {
    const looped = definition();
    looped.states.at(-1)!.transitions.push({ event: "return", next: "by_called" }, { event: "fail", next: "nowhere" });
    expect(answersFor(looped, SALES)).toEqual(answersFor(definition(), SALES));
  });
});
