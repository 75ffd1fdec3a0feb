import {
  COUNTRY_CODES,
  type FlowDefinition,
  forwardsOf,
  type Handler,
  type Policy,
  simulate,
  SimulationError,
  withoutUnknowns,
} from "../../flows";
import { isReject } from "../../flows/base/names";
import { flowForNumber, takenTransitions } from "./called";

/**
 * The handler that a flow lets a number's callers through to: what the number did before, if the flow forwards to that.
 * Only the provider's memory knows for sure. Undefined where the flow redirects nobody.
 *
 * @param policy what it forwards to itself is taken for a former handler only if there is no other redirect.
 */
export function behindFence(flow: FlowDefinition, policy: Policy | undefined, number: string): Handler | undefined {
  const redirects = redirectsOf(flow, number);
  const forwards = policy === undefined ? [] : forwardsOf(policy);
  const written = new Set(forwards.map((forward) => (forward.kind === "webhook" ? forward.url : "")));
  const { voiceUrl, voiceMethod } = redirects.find((one) => !written.has(one.voiceUrl)) ?? redirects[0] ?? {};
  return voiceUrl === undefined || voiceMethod === undefined ? undefined : { voiceUrl, voiceMethod };
}

type Redirect = Handler & { state: string };

const known = new WeakMap<FlowDefinition, Map<string, Redirect[]>>();

/** The redirects that callers of a number can reach, the plain forward before a route's. */
function redirectsOf(flow: FlowDefinition, number: string): Redirect[] {
  const path = takenTransitions(flow, number).join();
  const ofFlow = known.get(flow) ?? new Map<string, Redirect[]>();
  known.set(flow, ofFlow);
  const before = ofFlow.get(path);
  if (before !== undefined) return before;
  const found = new Map<string, Redirect>();
  const called = flowForNumber(flow, number);
  for (const callerCountry of ["", ...COUNTRY_CODES]) {
    const redirect = redirectOf(called, number, callerCountry);
    if (redirect !== undefined) found.set(redirect.state, redirect);
  }
  const redirects = [...found.values()].sort((one, other) => (one.state < other.state ? -1 : 1));
  ofFlow.set(path, redirects);
  return redirects;
}

function redirectOf(flow: FlowDefinition, to: string, callerCountry: string): Redirect | undefined {
  try {
    const { end } = simulate(flow, withoutUnknowns({ from: "+15550100077", to, callerCountry }));
    if (end.kind !== "redirect" || isReject(end.state)) return undefined;
    return { voiceUrl: end.url, voiceMethod: end.method, state: end.state };
  } catch (error) {
    // A flow that was edited by hand may hold what cannot be followed.
    if (error instanceof SimulationError) return undefined;
    throw error;
  }
}
