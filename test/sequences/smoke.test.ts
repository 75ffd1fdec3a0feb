import { startEmulator } from "../../emulator";
import { Gate } from "./gate";
import { Place } from "./place";

const ME = { accountSid: `AC${"1".repeat(32)}`, apiKey: `SK${"2".repeat(32)}`, apiSecret: "emulator-secret" };

Error.stackTraceLimit = 0;
test("an up, a preview, a destroy", async () => {
  const emulator = await startEmulator({ buildMs: 0, contract: false });
  const gate = new Gate(emulator);
  const settings = {
    values: { blockList: ["RU"], numbers: ["+15550100001", "+15550100002", "+15550100003"] },
    secretKeys: [],
  };
  const fresh = structuredClone(emulator.state);
  for (let round = 0; round < 30; round++) {
    Object.assign(emulator.state, structuredClone(fresh));
    const place = new Place(emulator, gate, "environment");
    const times: string[] = [];
    const cpu0 = process.cpuUsage(); const timed = async (name: string, line: Parameters<Place["run"]>[0], s = settings) => {
      const started = performance.now();
      const ran = await place.run(line, s, ME);
      times.push(`${name} ${(performance.now() - started).toFixed(1)}ms ${ran.requests.length}`);
      if (ran.code !== 0) console.log(ran.errors, ran.log);
      return ran;
    };
    const first = await timed("up", { verb: "up" });
    if (round === 0) console.log(first.changes, first.requests, first.log);
    const again = await timed("again", { verb: "up" });
    if (round === 0) console.log(again.changes, again.requests);
    await timed("preview", { verb: "preview" });
    await timed("change", { verb: "up" }, { ...settings, values: { ...settings.values, blockList: ["RU", "CN"] } });
    await timed("refresh", { verb: "refresh" });
    const gone = await timed("destroy", { verb: "destroy" });
    if (round === 0) console.log(gone.changes, gone.requests, gone.log);
    const c = process.cpuUsage(cpu0); console.log(times.join(", "), "cpu", (c.user + c.system) / 1000);
  }
  await emulator.stop();
});
