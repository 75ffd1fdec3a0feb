import { type StackSettings } from "./checkout";

/** Where a line's callers go who get through. `shared` is a webhook with a secret in it, the default of all lines. */
export type Forward = "existing" | "webhook" | "number" | "shared";

export interface WantedLine {
  numbers: string[];
  list: "block" | "allow";
  countries: string[];
  reason: "rejected" | "busy";
  hidden: "forward" | "reject";
  mode: "enforce" | "monitor" | "open";
  forward: Forward;
  takeOver: boolean;
  /** Answered by a Function in place of a flow. */
  runsOn?: "function";
}

export interface Handler {
  voiceUrl: string;
  voiceMethod: "GET" | "POST";
  trunkSid?: string;
  voiceApplicationSid?: string;
}

/** A stack's config in the words of these tests: this is all that they know of a fence. */
export interface Wanted {
  lines: Record<string, WantedLine>;
  fallback: "auto" | "none" | "own";
  former: Record<string, Handler>;
  /** Stamps of a newer copy of the state that is taken over. */
  adopt?: string[];
}

/** Texts that nobody may see. The first is in the URL that a number had, the other in the config. */
export const SECRETS = ["PLANTED-PASSWORD-1", "PLANTED-TOKEN-2"] as const;

export const DESTINATIONS: Record<Exclude<Forward, "existing">, string> = {
  webhook: "https://hooks.example.com/night",
  shared: `https://hooks.example.com/shared?token=${SECRETS[1]}`,
  number: "+15550100099",
};
const OWN_FALLBACK = "https://hooks.example.com/fallback";

/** The same as a stack file says it. */
export function settingsFor({ lines, fallback, former, adopt = [] }: Wanted): StackSettings {
  const shared = Object.values(lines).some(({ forward }) => forward === "shared");
  const values: Record<string, unknown> = {
    fallback: fallback === "own" ? OWN_FALLBACK : fallback,
    lines: Object.fromEntries(Object.entries(lines).map(([name, line]) => [name, lineSettings(line)])),
    ...(shared && { forward: { webhook: DESTINATIONS.shared } }),
    ...(Object.keys(former).length > 0 && { former }),
    ...(adopt.length > 0 && { adopt }),
  };
  const secretKeys = [
    ...(shared ? ["forward"] : []),
    ...(Object.values(former).some(({ voiceUrl }) => SECRETS.some((text) => voiceUrl.includes(text)))
      ? ["former"]
      : []),
  ];
  return { values, secretKeys };
}

function lineSettings(line: WantedLine): Record<string, unknown> {
  const { numbers, list, countries, reason, hidden, mode, forward, takeOver, runsOn } = line;
  return {
    numbers,
    [list === "block" ? "blockList" : "allowList"]: countries,
    ...{ rejectReason: reason, hiddenCallers: hidden, unknownCountry: hidden, mode, takeOver },
    ...(runsOn && { runsOn }),
    ...(forward === "existing" && { forward: "existing" }),
    ...(forward === "webhook" && { forward: { webhook: DESTINATIONS.webhook } }),
    ...(forward === "number" && { forward: { number: DESTINATIONS.number } }),
  };
}

/** Callers of every kind that a line tells apart. */
export const CALLERS = {
  russian: { from: "+74950000001", callerCountry: "RU" },
  chinese: { from: "+8613800000000", callerCountry: "CN" },
  american: { from: "+15550100077", callerCountry: "US" },
  hidden: { from: "anonymous", callerCountry: "US" },
  unknown: { from: "+15550100078", callerCountry: "" },
} as const;
export type Caller = keyof typeof CALLERS;
export const ALL_CALLERS = Object.keys(CALLERS) as Caller[];

/** Whether a line turns a caller away, and with which reason (DESIGN section 2, as far as these configs go). */
export function turnsAway(line: WantedLine, caller: Caller): "rejected" | "busy" | undefined {
  if (line.mode !== "enforce") return undefined;
  const listed = line.countries.includes(CALLERS[caller].callerCountry);
  const away =
    caller === "hidden" || caller === "unknown" ? line.hidden === "reject" : listed === (line.list === "block");
  return away ? line.reason : undefined;
}

/** The line that has a number. */
export const lineOf = ({ lines }: Wanted, number: string): WantedLine | undefined =>
  Object.values(lines).find(({ numbers }) => numbers.includes(number));
