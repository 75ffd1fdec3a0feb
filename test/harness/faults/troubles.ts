import { type Fault } from "../../../emulator";

/** What goes wrong at a request: once, or from then on until the run has ended. */
export interface Trouble {
  fault: Fault;
  times: number;
  /** Only at requests such as this, `METHOD PATH`. */
  at?: RegExp;
}

/** Everything that goes wrong between a client and Twilio. */
export const TROUBLES: Record<string, Trouble> = {
  "a 429 with Retry-After": { fault: { status: 429, retryAfter: 1 }, times: 1 },
  "429 from then on": { fault: { status: 429 }, times: Infinity },
  "a 500": { fault: { status: 500 }, times: 1 },
  "a 503": { fault: { status: 503 }, times: 1 },
  "503 from then on": { fault: { status: 503 }, times: Infinity },
  "a reset before the change": { fault: { reset: "before" }, times: 1 },
  "a reset after the change": { fault: { reset: "after" }, times: 1 },
  "no answer any more, though all is carried out": { fault: { reset: "after" }, times: Infinity },
  "a time-out before the change": { fault: { timeout: "before" }, times: 1 },
  "a time-out after the change": { fault: { timeout: "after" }, times: 1 },
  "reads that lag behind": { fault: { delayedReads: 1 }, times: 1 },
  "a malformed answer": { fault: { malformed: true }, times: 1 },
  "a build that fails": { fault: { buildFails: true }, times: 1, at: /^POST .*\/Builds$/ },
};
