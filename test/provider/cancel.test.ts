import { Bench, SUPPORT, failure } from "../harness/provider/bench";
import { plain } from "../harness/provider/engine";
import { bindingInputs, flowInputs, originalsOf } from "../harness/provider/inputs";

let bench: Bench;
afterEach(() => bench.close());

const flow = () => bench.resource("studio:Flow", "main");
const numbers = () => bench.resource("voice:VoiceBinding", "numbers");
const posts = () => bench.emulator.requests.filter(({ method }) => method === "POST").length;

/** Until `when` holds. */
async function until(when: () => boolean): Promise<void> {
  while (!when()) await new Promise((resolve) => setTimeout(resolve, 1));
}

test("writes nothing after Cancel", async () => {
  bench = await Bench.open();
  const inputs = flowInputs(originalsOf(bench, SUPPORT));
  await bench.cancel();
  expect((await failure(flow().create(inputs))).message).toMatch(
    /^Cancelled: nothing more is written.*finishes the job/,
  );
  expect(bench.writes()).toEqual([]);
});

test("finishes and records writes in flight at a Cancel, and starts no others", async () => {
  bench = await Bench.open({ consistencyDelay: false });
  const all = Array.from({ length: 40 }, (_, index) => `+155501001${String(index).padStart(2, "0")}`);
  for (const phoneNumber of all) bench.emulator.addNumber({ phoneNumber, voiceUrl: "https://handlers.example.com/x" });
  const originals = originalsOf(bench, ...all);
  const fence = await flow().create(flowInputs({ [all[0]!]: originals[all[0]!]! }));
  const { webhookUrl } = plain<{ webhookUrl: string }>(fence.state);
  const inputs = bindingInputs(fence, originals);
  bench.emulator.fault({ match: { method: "POST" }, times: 99, fault: { delayMs: 300 } });
  bench.emulator.requests.length = 0;
  const running = failure(numbers().create(inputs));
  await until(() => posts() > 0);
  await bench.cancel();
  const { partial } = await running;
  bench.emulator.clearFaults();

  const bound = all.filter((number) => bench.voice(number).voiceUrl === webhookUrl);
  expect(bound.length).toBeGreaterThan(0);
  expect(bound).toHaveLength(posts());
  const { bound: kept } = plain<{ bound: Record<string, unknown> }>(partial?.state);
  expect(Object.keys(kept)).toEqual(expect.arrayContaining(bound));
  const cancelled = partial?.reasons.filter((reason) => /^\+\d+: Cancelled/.test(reason)) ?? [];
  expect(cancelled).toHaveLength(all.length - bound.length);
  expect(cancelled.length).toBeGreaterThan(0);
});

test("ends the wait before a retry at a Cancel", async () => {
  // A minute in earnest: only a Cancel ends it within the test's time, and the output shows which of the two it was.
  bench = await Bench.open({ pace: 1 });
  bench.emulator.fault({ match: { path: "/v2/Flows$" }, fault: { status: 429, retryAfter: 60 } });
  const running = failure(flow().create(flowInputs(originalsOf(bench, SUPPORT))));
  await until(() => bench.emulator.requests.some(({ status }) => status === 429));
  await bench.cancel();
  expect((await running).message).toMatch(/Twilio answered 429/);
});

test("ends the wait for a build at a Cancel", async () => {
  bench = await Bench.open({ pace: 1, buildMs: 3_600_000 });
  const inputs = { uniqueName: "ringfence-shop-dev-01234567", documents: { "/busy.xml": "<Response/>" } };
  const running = failure(bench.resource("serverless:TwimlHost", "twiml").create(inputs));
  await until(() => bench.emulator.requests.some(({ path }) => path.endsWith("/Status")));
  await bench.cancel();
  const { message, partial } = await running;
  expect(message).toMatch(/^Cancelled/);
  expect(partial?.id).toBe(Object.keys(bench.emulator.state.services)[0]);
});
