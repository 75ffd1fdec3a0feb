import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../toolchain";

/** Spawn to port of the provider's bundle, in ms: the median of `runs`, the first of which fills the compile cache. One JSON line. */
export async function benchProvider(runs = 11): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const ms = await spawnToPort();
    if (run > 0) times.push(ms);
  }
  const [least = 0, median = 0] = [0, Math.floor(runs / 2)].map((index) => times.sort((a, b) => a - b)[index]);
  console.log(
    JSON.stringify({ step: "provider spawn to port", runs, medianMs: Math.round(median), leastMs: Math.round(least) }),
  );
}

function spawnToPort(): Promise<number> {
  const started = performance.now();
  const provider = spawn(join(root, "provider", "bin", "pulumi-resource-twilio"), {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    provider.on("error", reject);
    provider.stdout.once("data", () => {
      provider.kill();
      resolve(performance.now() - started);
    });
  });
}
