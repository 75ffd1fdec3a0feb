/** What a policy does to calls: pure sums over call records, whatever they were read from. */
export { type CallField, type CallRecord, begunMinutes, dayOf, isInbound, readCallRecord } from "./callRecord";
export { CallerTable } from "./callerTable";
export { shownPath } from "./executionPath";
export { flowJudge, outcomeIn } from "./flowJudge";
export { maskCaller } from "./maskCaller";
export { planCountry } from "./numberPlan";
export {
  differs,
  maskedReplay,
  type RegularCaller,
  Replay,
  type ReplayLineResult,
  type ReplayResult,
  type SeenCall,
} from "./replay";
export { maskedReport, type ObservedExecution, Report, type ReportLineResult, type ReportResult } from "./report";
export { enforced, type Judge, policyJudge, verdictOf } from "./verdict";
