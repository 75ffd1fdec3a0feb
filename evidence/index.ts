/** What a policy does to calls: pure sums over call records, whatever they were read from. */
export {
  CALL_FIELDS,
  type CallField,
  type CallRecord,
  begunMinutes,
  dayOf,
  isInbound,
  readCallRecord,
} from "./callRecord";
export { CallerTable } from "./callerTable";
export { rejects, shownPath, type ShownPath } from "./executionPath";
export { flowJudge, outcomeIn } from "./flowJudge";
export { maskCaller } from "./maskCaller";
export { planCountry } from "./numberPlan";
export {
  type CountrySource,
  differs,
  maskedReplay,
  type RegularCaller,
  Replay,
  type ReplayLine,
  type ReplayLineResult,
  type ReplayResult,
  type SeenCall,
} from "./replay";
export { maskedReport, type ObservedExecution, Report, type ReportLineResult, type ReportResult } from "./report";
export { enforced, isTurnedAway, type Judge, policyJudge, type Verdict, verdictOf } from "./verdict";
