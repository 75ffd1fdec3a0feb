import { type CallOutcome, type InboundCall, type Journey } from "../call/outcome";
import { type StoredCall } from "../state/calls";
import { type EmulatorState } from "../state/model";
import { nextSid } from "../state/random";

/** Oldest calls go when the log is this long. */
const MOST_CALLS = 200_000;

/** Counting them takes a while, so it is done once in so many SIDs. */
const CHECKED_EACH = 1_000;

/** Dollars per begun minute of an inbound call: a made-up price. */
const PRICE = 0.0085;

/** How long an answered call lasts by default, in seconds. */
const USUAL_SECONDS = 42;

/** Keeps an inbound call and the runs of flows on its way, and the legs that it dialled. */
export function recordInbound(
  state: EmulatorState,
  call: InboundCall,
  numberSid: string,
  journey: Journey,
  outcome: CallOutcome,
): StoredCall {
  const { accountSid } = journey;
  const startedAt = call.at ?? Date.now();
  const common = { accountSid, numberSid, startedAt, country: call.callerCountry };
  const inbound: StoredCall = {
    ...common,
    sid: journey.callSid,
    direction: "inbound",
    from: call.from,
    to: call.to,
    status: outcome.callStatus,
    seconds: outcome.answered ? (call.seconds ?? USUAL_SECONDS) : 0,
  };
  keep(state, inbound);
  for (const { flowSid, revision, steps } of journey.runs) {
    const sid = nextSid(state, "FN");
    (state.executions ??= {})[sid] = {
      sid,
      flowSid,
      accountSid,
      callSid: inbound.sid,
      revision,
      startedAt,
      steps: steps.map((step, index) => ({
        sid: nextSid(state, "FT"),
        event: step.event ?? (step.type === "add-twiml-redirect" ? "timeout" : "hangup"),
        from: step.state,
        to: steps[index + 1]?.state ?? "Ended",
      })),
      call: { from: call.from, to: call.to, callerCountry: call.callerCountry },
    };
  }
  const dialled = outcome.reached && "numbers" in outcome.reached ? outcome.reached.numbers : [];
  for (const to of dialled) {
    const leg = { sid: nextSid(state, "CA"), parentSid: inbound.sid, direction: "outbound-dial" as const };
    keep(state, { ...inbound, ...leg, from: call.from, to });
  }
  return inbound;
}

/** Keeps a call. */
export function keep(state: EmulatorState, call: StoredCall): void {
  const calls = (state.calls ??= {});
  calls[call.sid] = call;
  if ((state.callCounter ?? 0) % CHECKED_EACH > 0 || Object.keys(calls).length <= MOST_CALLS) return;
  const gone = new Set(Object.keys(calls).slice(0, MOST_CALLS / 10));
  for (const sid of gone) delete calls[sid];
  for (const [sid, { callSid }] of Object.entries(state.executions ?? {})) {
    if (gone.has(callSid)) delete state.executions?.[sid];
  }
}

/** What a call costs, as Twilio writes it; null while it is not rated, and for one that nobody answered. */
export function priceOf({ seconds, direction }: StoredCall): string | null {
  if (seconds === 0) return null;
  const each = direction === "inbound" ? PRICE : PRICE * 2;
  return (-Math.ceil(seconds / 60) * each).toFixed(5);
}
