import { Bench, SUPPORT, failure } from "../harness/provider/bench";
import { bindingInputs, flowInputs, originalsOf } from "../harness/provider/inputs";

test("leaves a number alone that its owner has emptied, unless the config names its handler", async () => {
  const bench = await Bench.open({ consistencyDelay: false });
  try {
    const originals = originalsOf(bench, SUPPORT);
    const flow = await bench.resource("studio:Flow", "main").create(flowInputs(originals));
    const numbers = bench.resource("voice:VoiceBinding", "numbers");
    bench.emulator.console.emptyNumber(SUPPORT);
    const inputs = bindingInputs(flow, originals);
    expect((await failure(numbers.create(inputs))).message).toMatch(/\+15550100001: somebody pointed it at no handler/);
    expect(bench.voice(SUPPORT).voiceUrl).toBe("");
    await numbers.create({ ...inputs, named: [SUPPORT] });
    expect(bench.voice(SUPPORT).voiceUrl).toMatch(/\/Flows\/FW/);
  } finally {
    await bench.close();
  }
});
