import { outcomeIn, planCountry } from "../../evidence";
import { type FlowDefinition, simulate, SimulationError } from "../../flows";
import { type VerifiedCall } from "./verifyRun";

/** What was expected of a call, what Twilio recorded, and whether the two agree. */
export interface CallVerdict {
  expected: { outcome: string; answered: boolean; path: string[] };
  seen: {
    status: string;
    /** Seconds. */
    duration: number;
    /** Null while Twilio has not rated the call. */
    price: number | null;
    priceUnit: string;
    /** As Studio gave it; null where there is no execution. */
    country: string | null;
    path: string[];
  };
  /** In words; none where all agrees. */
  differences: string[];
}

/**
 * Compares a call with what the flow that took it says.
 *
 * @param definition the flow as callers meet it.
 * @throws SimulationError where the flow cannot be followed.
 */
export function verdictOnCall(
  definition: FlowDefinition,
  call: { from: string; to: string },
  verified: VerifiedCall,
): CallVerdict {
  const { inbound, execution } = verified;
  const callerCountry = execution?.country ?? planCountry(call.from);
  const parameters = execution?.verstat === undefined ? undefined : { StirVerstat: execution.verstat };
  const simulated = followed(definition, { ...call, callerCountry, ...(parameters && { parameters }) });
  const outcome = outcomeIn(simulated);
  const path = simulated.steps.map(({ state }) => state);
  const expected = { outcome, answered: outcome !== "reject", path };
  const seen = {
    status: inbound?.status ?? "no record",
    duration: inbound?.seconds ?? 0,
    price: inbound?.price ?? null,
    priceUnit: inbound?.currency ?? "",
    country: execution?.country ?? null,
    path: execution?.path ?? [],
  };
  return { expected, seen, differences: differencesOf(expected, seen, verified) };
}

function followed(definition: FlowDefinition, call: Parameters<typeof simulate>[1]) {
  try {
    return simulate(definition, call);
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error;
    throw new Error(`what should happen is not known: ${error.message}. The calls are in Twilio's call log`, {
      cause: error,
    });
  }
}

function differencesOf(
  expected: CallVerdict["expected"],
  seen: CallVerdict["seen"],
  { inbound, execution, onFunction, wasEnded }: VerifiedCall,
): string[] {
  const differences: string[] = [];
  if (wasEnded) differences.push("the call did not end by itself, and was ended from here");
  if (inbound === undefined) return [...differences, "Twilio has no record of an inbound call from this number"];
  if (execution === undefined) {
    if (!onFunction) differences.push("Studio has no execution of the line's flow for this call");
  } else if (execution.path.join(" > ") !== expected.path.join(" > ")) {
    differences.push(`it went ${execution.path.join(" > ")}, and not ${expected.path.join(" > ")}`);
  }
  if (expected.answered) return differences;
  if (!["busy", "no-answer"].includes(seen.status))
    differences.push(`its status is ${seen.status}, and not busy or no-answer`);
  if (seen.duration > 0) differences.push(`it was answered for ${seen.duration} seconds`);
  if (seen.price !== null && seen.price > 0) differences.push(`it was billed: ${seen.price} ${seen.priceUnit}`);
  return differences;
}
