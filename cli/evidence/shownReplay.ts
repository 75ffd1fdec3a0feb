import { type ReplayResult } from "../../evidence";

/** A replay, ready to be shown: callers are masked already, unless they are to be seen. */
export interface ShownReplay {
  /** What it is about: `project/stack`. */
  title: string;
  /** Days in UTC; undefined where no call has a time. */
  period: { since: string; until: string } | undefined;
  /** `twilio`, or `file`. */
  source: "twilio" | "file";
  /** The source in words, such as the name of the file. */
  sourceWords: string;
  /** The other side of a comparison; undefined where nothing is compared. */
  against: string | undefined;
  /** Notes, in sentences without a full stop. */
  notes: readonly string[];
  result: ReplayResult;
}

/** The JSON form, which is part of the contract. */
export function replayJson({ period, source, against, result }: ShownReplay): object {
  const { calls, skipped, countries, lines, changed } = result;
  return {
    period: period ?? { since: null, until: null },
    source,
    calls,
    skipped,
    countries,
    lines: Object.fromEntries(
      Object.entries(lines).map(([name, line]) => [
        name,
        {
          calls: line.calls,
          callers: line.callers,
          outcomes: line.outcomes,
          regulars: line.regulars,
          saved: line.saved,
        },
      ]),
    ),
    ...(against !== undefined && { changed }),
  };
}
