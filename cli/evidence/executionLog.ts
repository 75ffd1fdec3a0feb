import { type Twilio } from "../../twilio/client";
import { isGone } from "../../twilio/errors";
import { type Execution, EXECUTION_DAYS, executionsOf } from "../../twilio/executions";
import { isPassing } from "./callLog";
import { DAY, type Period } from "./period";

/** Executions that are looked at one by one at once. How many requests are under way, the client decides. */
export const LOOKS_AT_ONCE = 40;

/** Executions of a fence's flows. */
export interface ExecutionLog {
  /** Newest first within each line. */
  executions: { line: string; execution: Execution }[];
  /** There are more than were asked for. */
  isSample: boolean;
}

/**
 * The newest executions of the lines' flows in a period, as far as Studio keeps them. Of several lines each gets its share.
 *
 * @param most how many at the most.
 * @param left gets what could not be read, in words.
 */
export async function executionLog(
  twilio: Twilio,
  flows: ReadonlyMap<string, { sid: string }>,
  period: Period,
  most: number,
  left: string[],
): Promise<ExecutionLog> {
  const from = Math.max(Date.parse(period.since), Date.now() - EXECUTION_DAYS * DAY);
  const to = Date.parse(period.until) + DAY;
  if (from >= to || most === 0) return { executions: [], isSample: false };
  const share = Math.ceil(most / Math.max(1, flows.size));
  const logs = await Promise.all(
    [...flows].map(async ([line, { sid }]) => {
      const executions: Execution[] = [];
      try {
        for await (const page of executionsOf(twilio, sid, isoOf(from), isoOf(to))) {
          executions.push(...page);
          if (executions.length > share) break;
        }
      } catch (error) {
        if (!isGone(error) && !isPassing(error)) throw error;
        left.push(
          `the executions of line ${line} could not be read: ${String((error as Error).message).split("\n")[0]}`,
        );
      }
      return { line, executions };
    }),
  );
  return {
    executions: logs.flatMap(({ line, executions }) =>
      executions.slice(0, share).map((execution) => ({ line, execution })),
    ),
    isSample: logs.some(({ executions }) => executions.length > share),
  };
}

const isoOf = (moment: number) => new Date(moment).toISOString().replace(/\.\d+Z$/, "Z");
