import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "../../emulator";
import { startProxy } from "../clients/proxy";
import { Workspace } from "../workspace";
import { configOf, seedOf } from "./engine";
import { watchPeakMemory } from "./peakMemory";

/**
 * `npm run bench -- proxy [numbers] [latency ms]`: the first `up` and its destroy without a proxy, and behind one whose
 * certificate authority TWILIO_CA_BUNDLE names, in turn. Time, requests, tunnels, and the largest process. JSON lines.
 */
export async function benchProxy(numbers = 1_000, latencyMs = 100, rounds = 2): Promise<void> {
  for (let round = 1; round <= rounds; round++) {
    const direct = await run(numbers, latencyMs, false);
    const proxied = await run(numbers, latencyMs, true);
    for (const [step, ms] of Object.entries(proxied)) {
      const ratio = Number((ms / (direct[step] ?? ms)).toFixed(2));
      console.log(JSON.stringify({ step: `${step}: proxy to none`, numbers, latencyMs, round, ratio, target: 1.2 }));
    }
  }
}

async function run(numbers: number, latencyMs: number, behindProxy: boolean): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), "ringfence-bench-"));
  const emulator = await startEmulator({
    seed: seedOf(numbers),
    latencyMs,
    buildMs: 0,
    contract: false,
    consistencyDelay: false,
  });
  const proxy = behindProxy ? await startProxy(emulator.url, folder) : undefined;
  try {
    const environment = proxy && { HTTPS_PROXY: proxy.url, TWILIO_CA_BUNDLE: proxy.certificate };
    const workspace = new Workspace(join(folder, "stack"), { ...(environment && { environment }) });
    const { "twilio:apiBaseUrl": address, ...config } = configOf(emulator, ["RU", "CN"]);
    workspace.configure(proxy ? config : { ...config, "twilio:apiBaseUrl": address });
    await workspace.init();
    const times: Record<string, number> = {};
    for (const [step, args] of [
      ["first up", ["up", "--yes", "--skip-preview"]],
      ["destroy", ["destroy", "--yes", "--skip-preview"]],
    ] as const) {
      emulator.requests.length = 0;
      const tunnelsBefore = proxy?.tunnels() ?? 0;
      const memory = watchPeakMemory();
      const started = performance.now();
      const { code, output } = await workspace.pulumi(...args);
      const ms = Math.round(performance.now() - started);
      const peak = memory.stop();
      if (code !== 0) throw new Error(output);
      const requests = emulator.requests.length;
      const tunnels = proxy && { tunnels: proxy.tunnels() - tunnelsBefore };
      console.log(JSON.stringify({ step, numbers, latencyMs, proxy: behindProxy, ms, requests, ...tunnels, ...peak }));
      times[step] = ms;
    }
    return times;
  } finally {
    proxy?.close();
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
