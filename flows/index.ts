/** The pure core: policies, the flows made of them, and what those flows do. */
export { type Call } from "./policy/call";
export { E164_PATTERN, isE164, isHidden, KEYPAD_WORDS } from "./policy/caller";
export { canonicalJson } from "./compare/canonical";
export { changedPaths, describeChange } from "./compare/changes";
export { compile, type Surroundings } from "./compile/compile";
export { COUNTRY_CODES, countryName, isCountry, successorsOf, suggestCountry } from "./policy/countries";
export { type DecidedBy, decide, type Decision } from "./policy/decide";
export { type FlowCondition, type FlowDefinition, type FlowState, type FlowTransition } from "./definition";
export { type Fault, formatFault, PolicyError } from "./policy/faults";
export { GROUP_NAMES, groupMembers } from "./policy/groups";
export { type Handler } from "./policy/handler";
export type * from "./ends/forward";
export {
  type Fence,
  isFencedOff,
  type Mode,
  needsHandlers,
  type Policy,
  type RejectReason,
  type Route,
  type Verdict,
} from "./policy/policy";
export {
  type Answer,
  type SimulatedCall,
  type SimulatedEnd,
  type SimulatedStep,
  simulate,
  SimulationError,
  type SimulationOptions,
} from "./simulate/simulate";
export { hideAddresses, shownSip, shownUrl } from "./secrecy";
export { schemaFaults, validateDefinition } from "./check/validate";
