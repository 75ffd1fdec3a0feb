/** What a policy does to calls: pure sums over call records, whatever they were read from. */
export { type CallField, type CallRecord, begunMinutes, dayOf, isInbound, readCallRecord } from "./callRecord";
export { CallerTable } from "./callerTable";
export { shownPath } from "./executionPath";
export { flowJudge, outcomeIn } from "./flowJudge";
export { maskCaller } from "./maskCaller";
export { planCountry } from "./numberPlan";
export { Replay, type SeenCall } from "./replay";
export { maskedReplay, type RegularCaller, type ReplayLineResult, type ReplayResult } from "./replayResult";
export { maskedReport, type ObservedExecution, Report, type ReportLineResult, type ReportResult } from "./report";
export { differs, enforced, type Judge, policyJudge, UNFENCED, verdictOf } from "./verdict";
