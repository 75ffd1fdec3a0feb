import { UNKNOWN } from "../../provider/wire/values";
import { Bench, SALES, SUPPORT, type Stored, failure } from "../harness/provider/bench";
import { type Properties, plain } from "../harness/provider/engine";
import { type Originals, bindingInputs, definitionFor, flowInputs, originalsOf } from "../harness/provider/inputs";

const HOST = {
  uniqueName: "ringfence-shop-dev-01234567",
  documents: { "/busy.xml": "<Response><Reject/></Response>" },
};
const [STAMP, THEIRS] = ["aaaaaaa1", "bbbbbbb1"];

let bench: Bench;
let originals: Originals;
let hosted: Stored;
let flow: Stored;
beforeEach(async () => {
  bench = await Bench.open({ consistencyDelay: false });
  originals = originalsOf(bench, SUPPORT, SALES);
  hosted = await host().create(HOST);
  flow = await line().create(flowOf());
  await nextRun();
});
afterEach(() => bench.closeWithoutViolations());

const host = () => bench.resource("serverless:TwimlHost", "twiml");
const line = () => bench.resource("studio:Flow", "main");
const numbers = () => bench.resource("voice:VoiceBinding", "numbers");
const document = () => plain<{ urls: Record<string, string> }>(hosted.state).urls["/busy.xml"]!;
const url = () => plain<{ webhookUrl: string }>(flow.state).webhookUrl;
const flowOf = (): Properties => ({
  ...flowInputs(originals),
  definition: definitionFor(originals, ["RU"], document()),
  stamps: [STAMP],
});
/** The binding as the program gives it. */
const wanted = (to = flow): Properties => ({
  ...bindingInputs(to, originals),
  stamps: { main: [STAMP] },
  documents: [document()],
});
const asked = (path: RegExp) =>
  bench.emulator.requests.filter((request) => path.test(`${request.host}${request.path}`));
async function nextRun(): Promise<void> {
  await bench.newRun();
  bench.writes();
  bench.log.length = 0;
}

describe("the check before binding", () => {
  test.each<[string, () => unknown, RegExp]>([
    ["it is gone", () => bench.emulator.console.deleteFlow(flow.id), /^Flow FW\w+ is gone from Twilio, so its numbers/],
    [
      "it was never published",
      () => (bench.emulator.state.flows[flow.id]!.revisions[0]!.status = "draft"),
      /^Flow FW\w+ was never published, so its numbers would be dead lines/,
    ],
    [
      "another stack has taken it over",
      () =>
        bench.emulator.console.editFlow(flow.id, (definition) => {
          definition.description = "x [ringfence shop/prod/main 01234567]";
        }),
      /^Flow FW\w+ is shop\/prod\/main by now: another stack has taken it over/,
    ],
    [
      "a newer copy of the state has written it",
      () =>
        bench.emulator.console.editFlow(flow.id, (definition) => {
          definition.description = `x [ringfence shop/dev/main 01234567 ${THEIRS}]`;
        }),
      /^This stack's state is an older copy: flow FW\w+ carries the stamp bbbbbbb1/,
    ],
    [
      "its reject document is not served",
      () => bench.emulator.console.deployDocuments(hosted.id, { "/busy.xml": null }),
      /^The hosted document https:\/\/\S+\/busy.xml answers 404, so rejected callers would hear an error/,
    ],
  ])("touches no number if %s", async (_what, happens, words) => {
    happens();
    const { message, partial } = await failure(numbers().create(wanted()));
    expect(message).toMatch(words);
    expect(message).toMatch(/No number was touched\. Run `pulumi up --refresh`\.$/);
    expect(partial).toBeUndefined();
    expect(bench.writes()).toEqual([]);
    expect(originalsOf(bench, SUPPORT, SALES)).toEqual(originals);
  });

  test.each<[string, () => Promise<Properties>]>([
    [
      "is made in this run",
      () => {
        const bindings = { [SUPPORT]: { fence: "main" }, [SALES]: { fence: "main" } };
        return Promise.resolve({ ...wanted(), bindings, fences: { main: UNKNOWN } });
      },
    ],
    [
      "gets a revision that names the document for the first time",
      async () => {
        const silent = await line().update(flow, { ...flowOf(), definition: definitionFor(originals) });
        await nextRun();
        return wanted((await line().update(silent, flowOf(), true)) && silent);
      },
    ],
  ])("stops a preview like the update at a document that is not served, if the flow %s", async (_what, before) => {
    const inputs = await before();
    bench.emulator.console.deployDocuments(hosted.id, { "/busy.xml": null });
    bench.writes();
    const { message } = await failure(numbers().create(inputs, true));
    expect(message).toMatch(/^The hosted document https:\/\/\S+\/busy.xml answers 404/);
    expect(bench.writes()).toEqual([]);
  });

  test("binds every number if all is well, with one look per flow, however many numbers", async () => {
    await numbers().create(wanted());
    expect(asked(/^studio/)).toHaveLength(1);
    expect(asked(/busy\.xml/)).toHaveLength(1);
    expect([SUPPORT, SALES].map((number) => bench.voice(number).voiceUrl)).toEqual([url(), url()]);
  });
});

describe("numbers are bound after a repair", () => {
  test("of a flow that was created again", async () => {
    bench.emulator.console.deleteFlow(flow.id);
    await failure(numbers().create(wanted()));
    const again = await line().create(flowOf());
    await numbers().create(wanted(again));
    expect(bench.voice(SUPPORT).voiceUrl).toBe(plain<{ webhookUrl: string }>(again.state).webhookUrl);
  });

  test("of a document that is served again", async () => {
    bench.emulator.console.deployDocuments(hosted.id, { "/busy.xml": null });
    await failure(numbers().create(wanted()));
    const read = await host().read(hosted);
    await host().update(read!, HOST);
    await numbers().create(wanted());
    expect(bench.voice(SUPPORT).voiceUrl).toBe(url());
  });

  test("without an error if a document is served a moment after it was deployed", async () => {
    bench.emulator.console.deployDocuments(hosted.id, { "/busy.xml": null });
    const running = numbers().create(wanted());
    while (asked(/busy\.xml/).length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    bench.emulator.console.deployDocuments(hosted.id, HOST.documents);
    await running;
    expect(bench.voice(SUPPORT).voiceUrl).toBe(url());
  });
});

describe("the check is not needed", () => {
  test("for a flow that this run has published itself, but its documents are checked", async () => {
    const next = await line().update(flow, { ...flowOf(), definition: definitionFor(originals, ["CN"], document()) });
    bench.emulator.requests.length = 0;
    await numbers().create(wanted(next));
    expect(asked(/^studio/)).toEqual([]);
    expect(asked(/busy\.xml/)).toHaveLength(1);
  });

  test("for a document that the flow does not name", async () => {
    await numbers().create({ ...wanted(), documents: [document(), document().replace("busy", "rejected")] });
    expect(asked(/rejected\.xml/)).toEqual([]);
  });

  test("if every number shows its binding already", async () => {
    const bound = await numbers().create(wanted());
    bench.emulator.console.deployDocuments(hosted.id, { "/busy.xml": null });
    await nextRun();
    await numbers().update(bound, wanted());
    expect(asked(/busy\.xml/)).toEqual([]);
  });

  test("for the flow's owner if the binding is used by itself", async () => {
    const menu = bench.emulator.addFlow({ friendlyName: "a menu", definition: definitionFor(originals) });
    const { bindings } = bindingInputs(flow, originals) as { bindings: Record<string, object> };
    const [[number, binding] = ["", {}]] = Object.entries(bindings);
    await numbers().create({ bindings: { [number]: { ...binding, voiceUrl: menu.webhookUrl } }, originals });
    expect(bench.voice(number).voiceUrl).toBe(menu.webhookUrl);
  });
});
