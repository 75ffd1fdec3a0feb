import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const ROOT = path.join(__dirname, "..", "..");

/** How the numbers of made-up callers begin. */
const BEGINNINGS = ["+1201555", "+4930123", "+7495000", "+4420794", "+3314200", "+8190123"];

const STACK = `config:
  ringfence:numbers: ["+15550100001", "+15550100002", "+15550100003"]
  ringfence:blockList: [RU, GB, FR]
`;

/** Measures `ringfence replay` of a file with so many calls by up to as many callers: seconds, and the most memory it had. */
export function benchEvidence(calls = 1_000_000): void {
  const folder = mkdtempSync(path.join(tmpdir(), "ringfence-bench-"));
  try {
    writeFileSync(path.join(folder, "Pulumi.yaml"), "name: bench\nruntime: nodejs\n");
    writeFileSync(path.join(folder, "Pulumi.dev.yaml"), STACK);
    for (const form of ["jsonl", "csv"] as const) {
      const file = `calls.${form}`;
      writeCalls(path.join(folder, file), calls, form);
      console.log(JSON.stringify({ bench: "replay", form, calls, ...replayed(folder, file) }));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Has the process itself say, at its end, what its most memory was. */
const TELL = 'process.on("exit",()=>console.error("peak",process.resourceUsage().maxRSS))';

function replayed(folder: string, file: string): { ms: number; peakMb: number } {
  const started = performance.now();
  const tell = path.join(folder, "tell.cjs");
  writeFileSync(tell, TELL);
  const cli = path.join(ROOT, "cli", "bin", "ringfence");
  const args = ["--require", tell, cli, "replay", "--stack", "dev", "--calls", file, "--json", "--out", "replay.json"];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  const peak = /^peak (\d+)$/m.exec(stderr)?.[1];
  if (status !== 0 || peak === undefined) throw new Error(`replay failed: ${stderr}`);
  return { ms: Math.round(performance.now() - started), peakMb: Math.round(Number(peak) / 1024) };
}

function writeCalls(file: string, calls: number, form: "jsonl" | "csv"): void {
  const to = openSync(file, "w");
  if (form === "csv") writeSync(to, "from,to,direction,status,start_time,duration,price,price_unit\n");
  let [seed, text] = [1, ""];
  const random = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  for (let count = 0; count < calls; count += 1) {
    const caller = random(calls);
    const call = {
      from: `${BEGINNINGS[caller % BEGINNINGS.length]}${String(caller).padStart(7, "0")}`,
      to: `+1555010000${1 + (count % 3)}`,
      ...{ direction: "inbound", status: "completed" },
      start_time: new Date(Date.UTC(2026, 9, 29) + count * 2_500).toISOString(),
      ...{ duration: String(random(200)), price: "-0.0085", price_unit: "USD" },
    };
    text += `${form === "csv" ? Object.values(call).join(",") : JSON.stringify({ sid: `CA${"1".repeat(32)}`, ...call })}\n`;
    if (text.length < 1 << 20) continue;
    writeSync(to, text);
    text = "";
  }
  writeSync(to, text);
  closeSync(to);
}
