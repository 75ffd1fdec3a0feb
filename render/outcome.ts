import { type Call } from "../flows/base/call";
import { countryName } from "../flows/policy/countries";
import { decide, type Decision } from "../flows/policy/decide";
import { type FlowDefinition } from "../flows/definition";
import { type Policy } from "../flows/policy/policy";
import { simulate, type SimulatedEnd, type SimulatedStep } from "../flows/simulate/simulate";
import { isReject } from "../flows/base/names";
import { hideAddresses, shownUrl } from "../flows/secrecy";
import { describedAs, type Verdict } from "./meets";

/** A line as it is shown: its policy and the flow made of it. */
export interface Line {
  policy: Policy;
  definition: FlowDefinition;
}

/** What a call meets, in words. */
export interface CallOutcome {
  verdict: Verdict;
  /** Such as `Rejected`. */
  words: string;
  /** Which check decided, and why. */
  why: string;
  hears: string;
  answered: string;
  billed: string;
  /** The widgets on its way. */
  steps: SimulatedStep[];
}

/**
 * Takes a call through a line's flow.
 *
 * @throws SimulationError if the flow cannot be followed.
 */
export function outcomeOf({ policy, definition }: Line, call: Call): CallOutcome {
  const { steps, end, answered } = simulate(definition, call);
  const decision = decide(policy, call);
  const { verdict, words } = describedAs(policy, decision);
  return {
    verdict,
    words: capital(words),
    why: whyOf(policy, decision, call),
    steps,
    ...sensed(policy, end, answered),
  };
}

function whyOf(policy: Policy, { by }: Decision, call: Call): string {
  const country = call.callerCountry.trim().toUpperCase();
  switch (by) {
    case "exception":
      return "an exception names this number";
    case "hidden":
      return "the caller is hidden";
    case "unknown":
      return "the caller has no country";
    case "mode":
      return "the mode is open: everybody is let in";
    case "country": {
      const on = policy.fence.countries.includes(country) ? "on" : "not on";
      return `${countryName(country)} is ${on} the ${policy.fence.kind} list`;
    }
  }
}

/** What the caller notices of it, and what it costs: voice minutes alone. */
function sensed(
  policy: Policy,
  end: SimulatedEnd,
  answered: boolean,
): Pick<CallOutcome, "hears" | "answered" | "billed"> {
  const taken = { answered: "yes", billed: "yes, voice minutes" };
  switch (end.kind) {
    case "redirect": {
      const url = shownUrl(end.url);
      if (!isReject(end.state)) {
        return { hears: `what ${url} answers`, answered: "by that handler", billed: "once that handler answers" };
      }
      if (policy.rejectUrl !== undefined) {
        return {
          hears: `what ${url} says`,
          answered: "no, if that document rejects",
          billed: "no, if that document rejects",
        };
      }
      const hears = policy.rejectReason === "busy" ? "a busy tone" : "that the number is not in service";
      return { hears, answered: "no", billed: "no voice minutes" };
    }
    case "dial":
      return { hears: hideAddresses(`ringing at ${end.to.join(", ")}`), ...taken };
    case "queue":
      return { hears: "the music of a queue", ...taken };
    case "flex":
      return { hears: "the music of a queue, then an agent in Flex", ...taken };
    case "voicemail":
      return { hears: "a beep, then can leave a message", ...taken };
    case "message":
      return { hears: `“${end.text}”, then is hung up on`, ...taken };
    case "end":
      return { hears: "the end of the call", ...(answered ? taken : { answered: "no", billed: "no voice minutes" }) };
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
