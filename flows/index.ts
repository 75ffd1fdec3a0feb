/** The pure core: policies, the flows made of them, and what those flows do. */
export { type Call } from "./call";
export { E164_PATTERN, isE164, isHidden, KEYPAD_WORDS } from "./caller";
export { canonicalJson } from "./canonical";
export { changedPaths, describeChange } from "./changes";
export { compile, type Surroundings } from "./compile";
export { COUNTRY_CODES, countryName, isCountry, successorsOf, suggestCountry } from "./countries";
export { type DecidedBy, decide, type Decision } from "./decide";
export { type FlowCondition, type FlowDefinition, type FlowState, type FlowTransition } from "./definition";
export { type Fault, formatFault, PolicyError } from "./faults";
export { GROUP_NAMES, groupMembers } from "./groups";
export { type Handler } from "./handler";
export type * from "./forward";
export {
  type Fence,
  isFencedOff,
  type Mode,
  needsHandlers,
  type Policy,
  type RejectReason,
  type Route,
  type Verdict,
} from "./policy";
export {
  type Answer,
  type SimulatedCall,
  type SimulatedEnd,
  type SimulatedStep,
  simulate,
  SimulationError,
  type SimulationOptions,
} from "./simulate";
export { hideAddresses, shownSip, shownUrl } from "./secrecy";
export { schemaFaults, validateDefinition } from "./validate";
