/** The pure core: policies, the flows made of them, and what those flows do. */
export { type Call, withoutUnknowns } from "./base/call";
export { answerWith, type LookUpAnswer } from "./base/lookUp";
export { E164_PATTERN, isE164, isHidden, KEYPAD_WORDS } from "./base/caller";
export { canonicalJson } from "./base/canonicalJson";
export { changedPaths, describeChange } from "./compare/changes";
export { compile, type Surroundings } from "./compile/compile";
export { COUNTRY_CODES, countryName, isCountry, successorsOf, suggestCountry } from "./policy/countries";
export { type Challenged, type DecidedBy, decide, type Decision } from "./policy/decide";
export { type FlowCondition, type FlowDefinition, type FlowState, type FlowTransition } from "./definition";
export { type ConfigError, formatError, PolicyError } from "./base/configError";
export { GROUP_NAMES, groupMembers } from "./policy/groups";
export { type Handler } from "./base/call";
export { type AwayEnd, type AwayForward, type Challenge, type Forward, type Sentence, sentenceText } from "./ends";
export {
  type Ask,
  type CountryList,
  forwardsOf,
  keepsOut,
  LEVELS,
  type Mode,
  needsHandlers,
  type Policy,
  type RejectReason,
  type Route,
  type TurnAway,
  type Verdict,
  type Verification,
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
export { type Verb } from "./base/verb";
export { answerCall, type Outside, type ScreenData } from "./function/answerCall";
export { FUNCTION_PATH } from "./function/underWay";
export { hideAddresses, shownSip, shownUrl } from "./secrecy";
export * from "./outcome";
export { schemaErrors, validateDefinition } from "./check/validate";
