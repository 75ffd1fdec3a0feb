import {
  type Call,
  compile,
  COUNTRY_CODES,
  type Handler,
  type Policy,
  simulate,
  type Surroundings,
  validateDefinition,
} from "../../flows";

/** Times of a measurement, in milliseconds. */
interface Times {
  /** The first run, with nothing compiled by the engine yet. */
  firstMs: number;
  medianMs: number;
  bestMs: number;
}

const LINES = 50;
const RUNS = 15;
const CALLS = 20_000;

/**
 * The pure core alone: compile and validate 50 lines that block 249 countries each, with exceptions, routes and ten
 * former handlers; and simulated calls a second. JSON lines.
 */
export function benchFlows(): void {
  const surroundings = surroundingsOf();
  const policies = Array.from({ length: LINES }, (_, index) => policyOf(index));
  const build = () => policies.map((policy) => compile(policy, surroundings));
  const compiling = measured(build);
  const flows = build();
  const validating = measured(() => flows.map((flow) => validateDefinition(flow)));
  const both = measured(() => build().map((flow) => validateDefinition(flow)));
  print("compile", compiling);
  print("validate", validating);
  print("compile and validate", both);
  const everything = policies.map(withEverything);
  const full = measured(() => everything.map((policy) => validateDefinition(compile(policy, surroundings))));
  print("compile and validate, with every check and end", full);

  const [flow] = flows;
  if (flow === undefined) return;
  const calls = callsOf();
  const simulating = measured(() => calls.map((call) => simulate(flow, call)));
  console.log(
    JSON.stringify({
      bench: "simulate",
      calls: CALLS,
      ...simulating,
      callsPerSecond: Math.round((CALLS / simulating.medianMs) * 1000),
    }),
  );
}

function print(bench: string, times: Times): void {
  console.log(JSON.stringify({ bench, lines: LINES, countries: 249, ...times }));
}

function measured(run: () => unknown): Times {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  const sorted = [...times].sort((one, other) => one - other);
  const rounded = (ms: number | undefined) => Number((ms ?? 0).toFixed(2));
  return { firstMs: rounded(times[0]), medianMs: rounded(sorted[RUNS >> 1]), bestMs: rounded(sorted[0]) };
}

function fencedBy(line: number): string[] {
  return Array.from({ length: 10 }, (_, index) => `+1555010${String(line * 10 + index).padStart(4, "0")}`);
}

function policyOf(line: number): Policy {
  const [own] = COUNTRY_CODES.slice(line);
  return {
    line: `line${line}`,
    mode: "enforce",
    list: { kind: "block", countries: COUNTRY_CODES.filter((code) => code !== own) },
    rejectReason: "busy",
    hiddenCallers: "reject",
    unknownCountry: "forward",
    exceptions: { forward: ["+4930*"], reject: ["+1900*", "+12025550123"] },
    routes: own === undefined ? [] : [{ countries: [own], forward: { kind: "queue", queue: "home" } }],
    forward: { kind: "existing" },
    numbers: fencedBy(line),
  };
}

/** The same with a challenge for hidden and unknown callers, a voicemail for blocked ones, every verdict judged, and a question. */
function withEverything(policy: Policy): Policy {
  const say = { text: "Press 4 to be connected.", language: "en-GB", voice: "Polly.Amy" };
  const challenge = { kind: "challenge", say, digits: "4", attempts: 3, timeout: 5 } as const;
  const queue = { kind: "queue", queue: "screening" } as const;
  return {
    ...policy,
    blockedCallers: { kind: "voicemail", say: "Please leave a message." },
    hiddenCallers: challenge,
    unknownCountry: { ...challenge, otherwise: queue },
    verification: {
      countries: ["CA", "US"],
      A: "forward",
      B: "forward",
      C: queue,
      failed: challenge,
      unsigned: challenge,
    },
    ask: {
      of: { kind: "webhook", url: "https://screen.example.com/verdict" },
      answers: [
        { answer: "spam", end: "reject" },
        { answer: "unsure", end: challenge },
      ],
      onFailure: queue,
    },
  };
}

function surroundingsOf(): Surroundings {
  const numbers = Array.from({ length: LINES }, (_, line) => fencedBy(line)).flat();
  const handlers = numbers.map((number): [string, Handler] => [
    number,
    { voiceUrl: `https://example.com/voice?to=${number.slice(1)}`, voiceMethod: "POST" },
  ]);
  return { rejectUrl: "https://example.com/reject.xml", handlers: Object.fromEntries(handlers) };
}

function callsOf(): Call[] {
  const from = ["+74950000001", "+493012345678", "Anonymous", "sip:alice@example.com", "+266696687", "+19005550100"];
  return Array.from({ length: CALLS }, (_, index) => ({
    from: from[index % from.length] ?? "",
    to: fencedBy(0)[index % 10] ?? "",
    callerCountry: COUNTRY_CODES[index % COUNTRY_CODES.length] ?? "",
  }));
}

if (require.main === module) benchFlows();
