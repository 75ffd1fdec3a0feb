import {
  type Call,
  endReached,
  type FlowDefinition,
  isE164,
  isHidden,
  simulate,
  withoutUnknowns,
  type SimulatedCall,
  SimulationError,
} from "../flows";
import { HANG_UP, type Judge, type Verdict, verdictOfFlow } from "./verdict";

/** Verdicts remembered at once by one judge. */
const MOST_REMEMBERED = 10_000;

/** What becomes of a call that a flow cannot be followed with. */
const UNKNOWN = verdictOfFlow("unknown");

/**
 * Judges calls by a flow, such as one that is deployed and whose policy is not known. Which check decided, a flow does not
 * tell; nor whether two forwards are the same.
 */
export function flowJudge(definition: FlowDefinition): Judge {
  const isNamed = nameTest(definition);
  let remembered = new Map<string, Verdict>();
  return (call) => {
    const from = call.from.trim();
    if (isNamed(from)) return simulated(definition, call);
    const form = isHidden(from) ? "hidden" : isE164(from) ? "number" : from.replace(/[^a-z+:].*/is, "");
    const kind = `${form} ${call.to} ${call.callerCountry} ${call.parameters?.StirVerstat ?? ""}`;
    let known = remembered.get(kind);
    if (known === undefined) {
      if (remembered.size >= MOST_REMEMBERED) remembered = new Map();
      known = simulated(definition, call);
      remembered.set(kind, known);
    }
    return known;
  };
}

function simulated(definition: FlowDefinition, call: Call): Verdict {
  try {
    const simulated = simulate(definition, withoutUnknowns(call));
    // What the caller would enter is not known.
    const isChallenged = simulated.steps.some(({ type }) => type === "gather-input-on-call");
    return verdictOfFlow(isChallenged ? "challenge" : outcomeIn(simulated));
  } catch (error) {
    if (error instanceof SimulationError) return UNKNOWN;
    throw error;
  }
}

/** The outcome of a call that went through one of our flows: widgets say by their names what they are for. */
export function outcomeIn({ end }: Pick<SimulatedCall, "end">): string {
  if (/^(?:forward|route)_/.test(end.state)) return "forward";
  const { kind } = endReached(end);
  return kind === "hangUp" ? HANG_UP : kind;
}

/** Can a split of the flow name this very caller? Asked too often rather than too seldom. */
function nameTest({ states }: FlowDefinition): (from: string) => boolean {
  const values = states.flatMap(({ transitions }) =>
    transitions.flatMap(({ conditions = [] }) =>
      conditions
        .filter(({ arguments: [input = ""], type }) => /From|Caller\b|address/.test(input) && type !== "regex")
        .flatMap(({ value }) => value.split(",").map((one) => one.trim()))
        .filter((value) => value !== ""),
    ),
  );
  return (from) => values.some((value) => from.includes(value) || value.includes(from));
}
