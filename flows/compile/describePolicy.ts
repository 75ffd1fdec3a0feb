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
  const countries = [...new Set(policy.fence.countries)].sort();
  const verb = policy.fence.kind === "block" ? "rejects" : "allows only";
  const text = (what: string) => `${begin}: ${verb} ${what} (${wayOf(policy)})`;
  const full = text(countries.join(", "));
  return full.length <= MAX_DESCRIPTION ? full : text(`${countries.length} countries`);
}

function wayOf({ announce, rejectUrl, rejectReason }: Policy): string {
  if (announce !== undefined) return "announced";
  return rejectUrl === undefined ? rejectReason : "own document";
}

/** The mode that a description of this kind tells; undefined for any other text. */
export function modeOf(description: string): Mode | undefined {
  return (Object.keys(MODES) as Mode[]).find((mode) => description.startsWith(`${MODES[mode]}:`));
}

/** How a description says that callers are kept out: a reject reason, `announced` or `own document`. */
export function wayOfRejecting(description: string): string | undefined {
  return /\((rejected|busy|announced|own document)\)$/.exec(description)?.[1];
}
