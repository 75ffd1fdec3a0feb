import { gzipSync } from "node:zlib";
import { COUNTRY_CODES, type Policy } from "../../flows";
import { builtFunction, FunctionHost } from "../../test/harness/function/host";

const RUNS = 9;
const CALLS = 5_000;

/**
 * The Function as it is deployed: its size, how long it takes to load, and the calls that it answers in a second, each with
 * the line's data read anew and the document written by Twilio's builder. JSON lines.
 */
export async function benchFunction(): Promise<void> {
  const bundle = builtFunction();
  const started = performance.now();
  const host = new FunctionHost(bundle);
  const loadMs = Number((performance.now() - started).toFixed(2));
  host.put({ policy: policyOf(), handlers: { [TO]: HANDLER }, accountSid: `AC${"1".repeat(32)}` });
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    for (let call = 0; call < CALLS; call += 1) await host.run(requestOf(call));
    times.push(performance.now() - start);
  }
  const [medianMs = 0] = times.sort((one, other) => one - other).slice(RUNS >> 1);
  console.log(
    JSON.stringify({
      bench: "function",
      bytes: Buffer.byteLength(bundle),
      gzippedBytes: gzipSync(bundle).length,
      loadMs,
      calls: CALLS,
      medianMs: Number(medianMs.toFixed(2)),
      callsPerSecond: Math.round((CALLS / medianMs) * 1000),
    }),
  );
}

const TO = "+15550100001";
const HANDLER = { voiceUrl: "https://example.com/voice", voiceMethod: "POST" } as const;

function policyOf(): Policy {
  return {
    line: "main",
    mode: "enforce",
    list: { kind: "block", countries: COUNTRY_CODES.slice(1) },
    rejectReason: "busy",
    hiddenCallers: "reject",
    unknownCountry: "forward",
    exceptions: { forward: ["+4930*"], reject: ["+1900*", "+12025550123"] },
    routes: [],
    forward: { kind: "existing" },
    numbers: [TO],
  };
}

function requestOf(call: number): Record<string, string> {
  const from = ["+74950000001", "+493012345678", "Anonymous", "sip:alice@example.com", "+266696687", "+19005550100"];
  return {
    line: "main",
    From: from[call % from.length] ?? "",
    To: TO,
    CallerCountry: COUNTRY_CODES[call % COUNTRY_CODES.length] ?? "",
  };
}

if (require.main === module) void benchFunction();
