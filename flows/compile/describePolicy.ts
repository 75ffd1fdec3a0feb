import { type Mode, type Policy } from "../policy/policy";

/** Longest description seen in exported flows; Twilio documents no limit. */
const MAX_DESCRIPTION = 70;

const MODES: Readonly<Record<Mode, string>> = {
  enforce: "Ringfence",
  monitor: "Ringfence (monitor)",
  open: "Ringfence (open)",
};

/** One line for Studio. `screenOf` reads the mode and the way of rejecting from it. */
export function describePolicy(policy: Policy): string {
  const begin = MODES[policy.mode];
  if (policy.mode === "open") return `${begin}: lets everybody in`;
  const countries = [...new Set(policy.list.countries)].sort();
  const away = policy.blockedCallers === undefined || policy.blockedCallers === "reject" ? "rejects" : "turns away";
  const verb = policy.list.kind === "block" ? away : "allows only";
  const text = (what: string) => `${begin}: ${verb} ${what} (${wayOf(policy)})`;
  const full = text(countries.join(", "));
  return full.length <= MAX_DESCRIPTION ? full : text(`${countries.length} countries`);
}

function wayOf({ announce, blockedCallers = "reject", rejectUrl, rejectReason }: Policy): string {
  if (blockedCallers !== "reject") return blockedCallers.kind;
  if (announce !== undefined) return "announced";
  return rejectUrl === undefined ? rejectReason : "own document";
}

/** The mode that a description of this kind tells; undefined for any other text. */
export function modeOf(description: string): Mode | undefined {
  return (Object.keys(MODES) as Mode[]).find((mode) => description.startsWith(`${MODES[mode]}:`));
}

/** How a description says that callers are kept out: a reject reason, `announced`, `own document`, or a kind of end. */
export function wayOfRejecting(description: string): string | undefined {
  return /\((own document|[a-z]+)\)$/.exec(description)?.[1];
}
