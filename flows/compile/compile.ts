import { countrySplit } from "./countrySplit";
import { type FlowDefinition, type FlowState } from "../definition";
import { describePolicy } from "./describePolicy";
import { exceptionSplits } from "./exceptionSplits";
import { hasKeypadWord } from "../policy/exceptions";
import { type ConfigError, PolicyError } from "../base/configError";
import { type EndContext } from "../ends";
import { type Handler } from "../base/call";
import { hiddenSplits } from "./hiddenSplits";
import { laterChecks } from "./laterChecks";
import { layout } from "./layout";
import { type Policy } from "../policy/policy";
import { policyErrors } from "../policy/policyErrors";
import { routing, type Routing } from "./routing";
import { byName, reachableFrom } from "../check/graph";
import { STATE } from "../base/names";
import { TurnedAway } from "./turnedAway";
import { trigger } from "../widgets";

/** What a policy does not say, but its flow needs. */
export interface Surroundings {
  /** URL of the TwiML document that rejects, fetched by GET; a policy may name its own instead. */
  rejectUrl: string;
  /** Former voice handlers by E.164 number; needed where the policy forwards to `existing`. */
  handlers: Record<string, Handler>;
  /** Account that the flow runs in; needed where the policy forwards to another flow. */
  accountSid?: string;
}

/** Studio's most widgets in a flow, by Twilio's published schema. */
const MAX_STATES = 1000;

/** Most characters of a definition. Twilio documents no limit; 1 MB is what third parties found. */
const MAX_LENGTH = 1_000_000;

/**
 * The Studio flow that does what `decide` says. Equal policies give equal flows, whatever the order of their lists.
 *
 * @throws PolicyError with everything that stands against a flow.
 * @example
 * ```ts
 * const definition = compile(policy, {
 *   rejectUrl: "https://example.twil.io/reject/rejected.xml",
 *   handlers: { "+15550100001": { voiceUrl: "https://example.com/voice", voiceMethod: "POST" } },
 * });
 * ```
 */
export function compile(policy: Policy, surroundings: Surroundings): FlowDefinition {
  const context = checkPolicy(policy, surroundings);
  const states = policy.mode === "open" ? openStates(policy, context) : fencedStates(policy, context);
  const reached = reachableFrom(STATE.trigger, byName(states));
  const used = states.filter(({ name }) => reached.has(name));
  if (used.length > MAX_STATES) throw new PolicyError(policy.line, [tooMany(used.length)]);
  const definition = {
    description: describePolicy(policy),
    states: layout(used),
    initial_state: STATE.trigger,
    flags: { allow_concurrent_calls: true },
  };
  const { length } = JSON.stringify(definition);
  if (length > MAX_LENGTH) throw new PolicyError(policy.line, [tooLong(length)]);
  return definition;
}

/**
 * Checks a policy without making a flow of it.
 *
 * @returns what the ends of the policy need to know
 * @throws PolicyError with everything that is wrong with it
 */
export function checkPolicy(policy: Policy, surroundings: Surroundings): EndContext {
  const { handlers, accountSid } = surroundings;
  const rejectUrl = policy.rejectUrl ?? surroundings.rejectUrl;
  const context = { numbers: policy.numbers, handlers, accountSid, rejectUrl };
  const errors = policyErrors(policy, rejectUrl, context);
  if (errors.length > 0) throw new PolicyError(policy.line, errors);
  return context;
}

/** The checks in their order, what turned-away callers meet, and what is behind the fence. */
function fencedStates(policy: Policy, context: EndContext): FlowState[] {
  // Excepted keypad words take the routes like other excepted callers.
  const behind = routing(policy, context, hasKeypadWord(policy.exceptions.forward));
  const away = new TurnedAway(policy, context, behind.plain);
  const later = laterChecks(policy, away, behind.through.known);
  const { hiddenCallers, unknownCountry, blockedCallers = "reject" } = policy;
  const hidden =
    hiddenCallers === "forward"
      ? behind.plain.concealed
      : away.target(hiddenCallers, { check: "hidden", who: "concealed", passed: behind.plain.concealed });
  // Behind a block list a blank country may go to the routes: it is in none, and comes to the plain forward.
  const isPlain = later.entry === behind.through.known && policy.list.kind === "block";
  const forwarded = isPlain ? behind.through.known : behind.plain.known;
  const unknown =
    unknownCountry === "forward"
      ? forwarded
      : away.target(unknownCountry, { check: "unknown", who: "known", passed: behind.plain.known });
  const screen = [
    ...exceptionSplits(policy, {
      reject: away.target("reject", { check: "exception", who: "any", passed: behind.through.any }),
      plain: behind.through.known,
      concealed: behind.through.concealed,
      next: STATE.keypadWord,
    }),
    ...hiddenSplits(hidden, STATE.country),
    countrySplit(policy, {
      blocked: away.target(blockedCallers, { check: "blocked", who: "known", passed: later.answered }),
      through: later.entry,
      unknown,
    }),
    ...later.states,
  ];
  return [trigger(STATE.trigger, screen[0]?.name ?? STATE.country), ...screen, ...away.states, ...behind.states];
}

/** No fence: only the routes, which are not for hidden callers. */
function openStates(policy: Policy, context: EndContext): FlowState[] {
  const behind: Routing = routing(policy, context, false);
  if (behind.through.known === behind.plain.known) return [trigger(STATE.trigger, behind.plain.any), ...behind.states];
  const screen = hiddenSplits(behind.plain.concealed, behind.through.known);
  return [trigger(STATE.trigger, STATE.keypadWord), ...screen, ...behind.states];
}

function tooMany(count: number): ConfigError {
  return {
    path: "numbers",
    value: `${count} widgets`,
    reason: `are more than the ${MAX_STATES} that Studio takes: each former handler needs one of its own`,
    remedy: "Spread the numbers over several ringfence:lines",
  };
}

function tooLong(length: number): ConfigError {
  return {
    path: "exceptions",
    value: `${length} characters`,
    reason: `are more than the ${MAX_LENGTH} of a definition that Studio is known to take`,
    remedy: "Use prefixes in place of single numbers, or several ringfence:lines",
  };
}
