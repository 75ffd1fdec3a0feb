import { version } from "../../package.json";
import { Bench, SUPPORT } from "../harness/provider/bench";
import { type Properties } from "../harness/provider/engine";
import { bindingInputs, flowInputs, originalsOf } from "../harness/provider/inputs";

let bench: Bench;
let inputs: [type: string, inputs: Properties][];
beforeAll(async () => {
  bench = await Bench.open({ consistencyDelay: false });
  const originals = originalsOf(bench, SUPPORT);
  const flow = await bench.resource("studio:Flow", "main").create(flowInputs(originals));
  inputs = [
    ["studio:Flow", flowInputs(originals)],
    ["voice:OriginalRouting", { phoneNumbers: [SUPPORT] }],
    ["voice:VoiceBinding", bindingInputs(flow, originals)],
    ["serverless:TwimlHost", { uniqueName: "own", documents: { "/busy.xml": "<Response/>" } }],
  ];
});
afterAll(() => bench.close());

describe("an SDK of another version than the plugin's", () => {
  test("gets an error with the unknown input at each resource, and a remedy", async () => {
    for (const [type, known] of inputs) {
      const faults = await bench.resource(type, "any").check({ ...known, fenceInspector: "strict" });
      expect(faults).toHaveLength(1);
      expect(faults[0]).toContain(
        `fenceInspector: version ${version} of the twilio plugin has no such input of twilio:${type}`,
      );
      expect(faults[0]).toContain("Install the plugin of the SDK's own version");
    }
  });

  test("may omit inputs that only a newer one sends, and keys of the engine are accepted", async () => {
    for (const [type, known] of inputs) {
      const { inputs: taken, faults } = await bench.resource(type, "any").checked({ ...known, __defaults: [] });
      expect({ type, faults }).toEqual({ type, faults: [] });
      expect(Object.keys(taken)).toEqual(expect.arrayContaining(Object.keys(known)));
    }
  });

  test("may omit every input that was added since the first version of a flow", async () => {
    const [, flow] = inputs[0] ?? [];
    const first = Object.fromEntries(
      Object.entries(flow ?? {}).filter(([name]) => ["friendlyName", "definition", "status"].includes(name)),
    );
    const resource = bench.resource("studio:Flow", "old");
    expect(await resource.check({ ...first, friendlyName: "shop/dev/old" })).toEqual([]);
    const made = await resource.create({ ...first, friendlyName: "shop/dev/old" });
    expect(await resource.diff(made, made.inputs)).toEqual({});
  });
});
