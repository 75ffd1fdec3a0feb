import { compile, type FlowDefinition, type Handler, type Policy } from "../../flows";
import { type LinePolicy, type NumberSelection } from "../../config";
import { type OfflineSurroundings, offlineSurroundings } from "../line/surroundings";

/** One line on one side of a comparison. */
export interface SideLine {
  line: string;
  /** Which numbers it is for, as they were written; of a deployed flow, those bound to it. */
  selection: NumberSelection;
  /** E.164; one that stands for all where a filter chooses them. */
  numbers: readonly string[];
  definition: FlowDefinition;
  /** The definition as people may see it, where parts of it are secret. */
  shown?: FlowDefinition;
  /** What the definition was compiled from; missing for a deployed flow. */
  policy?: Policy & Pick<LinePolicy, "runsOn">;
  surroundings?: Surroundings;
  /** Encrypted texts of the line's secret settings by their paths; missing where nothing of it is known in clear text. */
  secrets: ReadonlyMap<string, string>;
  /** Paths of secrets that say who gets through. */
  deciding: readonly string[];
}

type Surroundings = Pick<OfflineSurroundings, "handlers" | "rejectUrl">;

/** One of the two that are compared. */
export interface Side {
  /** Such as `HEAD:Pulumi.dev.yaml`, as people are shown it. */
  name: string;
  lines: readonly SideLine[];
  /** Numbers that no line fences, as a line that lets everybody in. */
  unfenced: (number: string) => SideLine;
  /** What was assumed, in sentences without a full stop. */
  notes: readonly string[];
}

/** Stands for the line of a number that has no fence. */
export const NO_LINE = "";

const NO_CONFIG = { lines: [], former: {}, adopt: [], fallback: "auto", notices: [] };

const OPEN: Omit<Policy, "numbers"> = {
  line: "unfenced",
  mode: "open",
  list: { kind: "block", countries: ["AD"] },
  rejectReason: "rejected",
  hiddenCallers: "forward",
  unknownCountry: "forward",
  exceptions: { forward: [], reject: [] },
  routes: [],
  forward: { kind: "existing" },
};

/**
 * A number without a fence: everybody reaches its own handler.
 *
 * @param handler that one; a made-up one, the same as of fenced numbers, unless given.
 */
export function unfencedLine(number: string, handler?: Handler): SideLine {
  const policy: Policy = { ...OPEN, numbers: [number] };
  const around = offlineSurroundings(policy, { config: NO_CONFIG }, "shared");
  const surroundings = handler === undefined ? around : { ...around, handlers: { [number]: handler } };
  return {
    line: NO_LINE,
    selection: { kind: "listed", numbers: [number] },
    numbers: [number],
    definition: compile(policy, surroundings),
    policy,
    surroundings,
    secrets: new Map(),
    deciding: [],
  };
}
