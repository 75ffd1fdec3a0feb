import { Bench, SALES, SUPPORT } from "../harness/provider/bench";
import { originalsOf } from "../harness/provider/inputs";
import { Stack } from "../harness/provider/stack";

test("waits for a Twilio that takes 20 seconds to answer, and does nothing twice", async () => {
  const bench = await Bench.open({ consistencyDelay: false, pace: 1 });
  const originals = originalsOf(bench, SUPPORT, SALES);
  const stack = new Stack(bench);
  const slow = { delayMs: 20_000 };
  bench.emulator.fault({ match: { method: "POST", path: "/v2/Flows" }, fault: slow });
  bench.emulator.fault({ match: { method: "POST", path: "IncomingPhoneNumbers" }, fault: slow });
  await stack.up({
    lines: { main: { numbers: [SUPPORT, SALES], countries: ["RU"] } },
    documents: { "/busy.xml": `<Response><Reject reason="busy"/></Response>` },
  });
  const writes = bench.emulator.requests.filter(
    ({ method, host }) => method === "POST" && !host.startsWith("serverless"),
  );
  expect(writes.filter(({ path }) => path === "/v2/Flows")).toHaveLength(1);
  expect(writes.filter(({ path }) => path.includes("IncomingPhoneNumbers"))).toHaveLength(2);
  await stack.destroy();
  expect(originalsOf(bench, SUPPORT, SALES)).toEqual(originals);
  await bench.close();
}, 120_000);
