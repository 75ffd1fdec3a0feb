/** A step of a stack's life, as measured. */
export interface Measured {
  step: string;
  numbers: number;
  latencyMs: number;
  /** Wall time of the step. */
  ms: number;
  /** The same command of an empty plain-JavaScript program: the mean of one before and one after. */
  floorMs: number;
  /** Requests that reached Twilio, a preview's included. */
  requests: number;
}

/** What a step should take at the most. */
interface Target {
  step: string;
  numbers: number;
  latencyMs?: number;
  /** Times the floor. */
  ratio?: number;
  /** Milliseconds over the floor. */
  overMs?: number;
  requests?: number;
}

/** The design's targets. A timing never fails anything: these are printed beside what was measured. */
const TARGETS: Target[] = [
  { step: "no-op preview", numbers: 100, ratio: 1.5, requests: 0 },
  { step: "first up", numbers: 100, latencyMs: 100, overMs: 2_500, requests: 120 },
  { step: "one country more", numbers: 100, latencyMs: 100, overMs: 600, requests: 6 },
  { step: "refresh", numbers: 1_000, requests: 10 },
  { step: "first up", numbers: 1_000, latencyMs: 100, overMs: 12_000, requests: 1_030 },
];

/** The target of what was measured, and whether it is met; nothing where there is none. */
export function judged(measured: Measured): { target?: Omit<Target, "step" | "numbers" | "latencyMs">; met?: boolean } {
  const found = TARGETS.find(
    ({ step, numbers, latencyMs = measured.latencyMs }) =>
      step === measured.step && numbers === measured.numbers && latencyMs === measured.latencyMs,
  );
  if (!found) return {};
  const { step: _step, numbers: _numbers, latencyMs: _latencyMs, ...target } = found;
  const { ratio = Infinity, overMs = Infinity, requests = Infinity } = target;
  const isMet =
    measured.ms <= measured.floorMs * ratio &&
    measured.ms - measured.floorMs <= overMs &&
    measured.requests <= requests;
  return { target, met: isMet };
}
