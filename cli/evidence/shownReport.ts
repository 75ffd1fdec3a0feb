import { type ReportResult } from "../../evidence";
import { type Period } from "./period";

/** A report, ready to be shown: callers are masked already, unless they are to be seen. */
export interface ShownReport {
  /** What it is about: `project/stack`. */
  title: string;
  period: Period;
  /** There are more executions than were looked at. */
  isSample: boolean;
  /** Notes, in sentences without a full stop. */
  notes: readonly string[];
  result: ReportResult;
}

/** The JSON form, which is part of the contract. */
export function reportJson({ period, result }: ShownReport): object {
  const { source, lines, unexpected, countryDiffers } = result;
  return { period, source, lines, unexpected, countryDiffers };
}

/** Calls of all lines. */
export function totals({ result: { lines } }: ShownReport): {
  calls: number;
  turnedAway: number;
  wouldTurnAway: number;
} {
  const sum = (key: "calls" | "turnedAway" | "wouldTurnAway") =>
    Object.values(lines).reduce((all, line) => all + line[key], 0);
  return { calls: sum("calls"), turnedAway: sum("turnedAway"), wouldTurnAway: sum("wouldTurnAway") };
}
