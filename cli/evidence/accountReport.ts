import {
  isInbound,
  type ObservedExecution,
  policyJudge,
  planCountry,
  Report,
  type ReportResult,
  shownPath,
} from "../../evidence";
import { type FlowDefinition, simulate, SimulationError } from "../../flows";
import { type Twilio } from "../../twilio/client";
import {
  type Execution,
  type ExecutionCall,
  type ExecutionStep,
  fetchExecutionCall,
  fetchSteps,
} from "../../twilio/executions";
import { fetchPublished, fetchRevision } from "../../twilio/flows";
import { type SoundReading } from "../stack";
import { callLog } from "./callLog";
import { executionLog, LOOKS_AT_ONCE } from "./executionLog";
import { fenceAccount } from "./fenceAccount";
import { judgedLines, lineLookup } from "./lines";
import { inParallel } from "./merged";
import { isWithin, type Period } from "./period";

/** What an account is asked for. */
export interface AccountReportOptions {
  period: Period;
  line?: string;
  maxExecutions: number;
}

/** A report, and notes on it. */
export interface AccountReport {
  result: ReportResult;
  /** There are more executions than were looked at. */
  isSample: boolean;
  /** Some of it could not be read. */
  isIncomplete: boolean;
  notes: string[];
}

/**
 * What the fence did to the calls of an account. Sends GET requests only.
 *
 * @param onRead gets what was read, and how many.
 */
export async function accountReport(
  options: AccountReportOptions,
  reading: SoundReading,
  onRead: (what: string, count: number) => void,
): Promise<AccountReport> {
  const { period, line, maxExecutions } = options;
  const account = await fenceAccount(reading, "the account's calls cannot be read");
  const { lines, notes } = judgedLines(reading, line, account.lines, "as it is");
  const left: string[] = [];
  const hosted = account.lines.filter(
    (one) => one.runsOn === "function" && lines.some(({ name }) => name === one.line),
  );
  if (hosted.length > 0) {
    const names = hosted.map((one) => one.line).join(", ");
    notes.push(`${names}: on a Function, which leaves no Studio log, so the call log alone is read`);
  }
  const flows = new Map([...account.flows].filter(([name]) => lines.some((one) => one.name === name)));
  const { executions, isSample } = await executionLog(account.twilio, flows, period, maxExecutions, left);
  const looks = new Looks(account.twilio);
  const observed = new Map<string, { line: string; seen: ObservedExecution }>();
  await inParallel(executions, LOOKS_AT_ONCE, async ({ line: name, execution }) => {
    const seen = await looks.at(execution);
    onRead("executions", 1);
    if (seen !== undefined) observed.set(execution.callSid || execution.sid, { line: name, seen });
  });
  const report = new Report(lines.map(({ name }) => name));
  const lineOf = lineLookup(lines);
  const judges = lines.map(({ policy }) => policyJudge(policy));
  for await (const batch of callLog(account.twilio, period, left)) {
    for (const { record } of batch) {
      const found = lineOf(record.to);
      if (!isInbound(record) || !("index" in found)) continue;
      const known = observed.get(record.sid);
      const { from, to } = record;
      const verdict = judges[found.index]?.({ from, to, callerCountry: planCountry(from) });
      if (known !== undefined) report.addExecution(known.line, known.seen, record);
      else if (verdict !== undefined) {
        const name = lines[found.index]?.name ?? "";
        const changedAt = account.flows.get(name)?.changedAt ?? Infinity;
        report.addRecord(name, record, verdict, (record.startedAt ?? 0) >= changedAt);
      }
      observed.delete(record.sid);
    }
    onRead("calls", batch.length);
  }
  // Runs whose calls the log does not have (yet).
  for (const { line: name, seen } of observed.values()) {
    if (isWithin(period, seen.startedAt)) report.addExecution(name, seen);
  }
  return {
    result: report.result(),
    isSample,
    isIncomplete: left.length > 0,
    notes: [...account.notes, ...notes, ...left],
  };
}

/** Looks at executions, and at the flows of their time. */
class Looks {
  readonly #definitions = new Map<string, Promise<FlowDefinition | undefined>>();

  constructor(private readonly twilio: Twilio) {}

  /** Undefined once Twilio has deleted the execution. */
  async at(execution: Execution): Promise<ObservedExecution | undefined> {
    const [call, steps, definition] = await Promise.all([
      fetchExecutionCall(this.twilio, execution),
      fetchSteps(this.twilio, execution),
      this.#definitionOf(execution),
    ]);
    if (call === undefined || steps === undefined) return undefined;
    const from = call.from || execution.caller;
    return {
      callSid: execution.callSid,
      from,
      country: call.country,
      startedAt: execution.startedAt,
      path: shownPath(steps, call.country ?? planCountry(from)),
      expectedEnd: definition && expectedEnd(definition, { ...call, from }, steps),
    };
  }

  #definitionOf({ flowSid, revision }: Execution): Promise<FlowDefinition | undefined> {
    const key = `${flowSid} ${revision ?? ""}`;
    const known =
      this.#definitions.get(key) ??
      (revision === undefined
        ? fetchPublished(this.twilio, flowSid)
        : fetchRevision(this.twilio, flowSid, revision)
      ).then((found) => found?.definition);
    this.#definitions.set(key, known);
    return known;
  }
}

/** Undefined where the flow depends on what its steps do not tell, such as digits or an answer from a server. */
function expectedEnd(
  definition: FlowDefinition,
  { from, to, country, verstat }: ExecutionCall,
  steps: readonly ExecutionStep[],
): string | undefined {
  if (country === undefined || to === "" || !steps.some((step) => step.to === "Ended")) return undefined;
  const parameters = verstat === undefined ? undefined : { StirVerstat: verstat };
  try {
    return simulate(definition, { from, to, callerCountry: country, ...(parameters && { parameters }) }).end.state;
  } catch (error) {
    if (error instanceof SimulationError) return undefined;
    throw error;
  }
}
