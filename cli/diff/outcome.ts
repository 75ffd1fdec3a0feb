import {
  type Call,
  callOutcome,
  canonicalJson,
  type Outcome,
  outcomeWords,
  simulate,
  type SimulatedCall,
  SimulationError,
} from "../../flows";
import { rejectReasonOf } from "../../program/rejectDocuments";
import { isMadeUp } from "../line/surroundings";
import { flowForNumber } from "./called";
import { type Caller } from "./callers";
import { type Decisions, decisionsIn } from "./decisions";
import { type SideLine } from "./side";
import { type ComparedOutcome, treeOutcome } from "./tree";
import { type Way, waysOf } from "./ways";
import { GATHER, SECRET, TARGETS, widgetsOf } from "./widgets";

/** A line as the callers of one number reach it. */
export interface CalledLine extends SideLine {
  to: string;
  decisions: Decisions;
}

/** The line as called by `number`; by a number of its own where that is not in its flow. */
export function lineForNumber(line: SideLine, number: string): CalledLine {
  const to = line.numbers.includes(number) ? number : (line.numbers[0] ?? number);
  const definition = flowForNumber(line.definition, to);
  return { ...line, to, definition, decisions: decisionsIn(definition) };
}

/**
 * Follows a call of this caller through a line's flow, on every way that it can take. Where the policy is known, the two
 * have to agree.
 *
 * @throws Error if flow and policy differ, which is a bug of Ringfence.
 */
export function followCall(line: CalledLine, { from, callerCountry }: Caller): ComparedOutcome {
  try {
    const ways = waysOf({ from, to: line.to, callerCountry }, line.decisions, (call) =>
      simulate(line.definition, call),
    );
    return treeOutcome(ways.map((way) => ({ when: way.when, ...outcomeOf(line, way) })));
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error;
    return {
      words: `handled by a widget that cannot be followed (${error.state})`,
      widgets: [{ type: error.message, settings: {} }],
    };
  }
}

function outcomeOf(line: CalledLine, { call, simulated }: Way): ComparedOutcome {
  const { policy, surroundings } = line;
  if (policy !== undefined && surroundings !== undefined) callOutcome(simulated, call, { policy, surroundings });
  const widgets = widgetsOf(line, line.definition, simulated, line.secrets.size > 0);
  const shown = line.shown === undefined ? widgets : widgetsOf(line, line.shown, simulated, false);
  const isSecret = TARGETS.some((key) => shown.at(-1)?.settings[key] === SECRET);
  const { is } = outcomeWords(knownOutcome(simulated, call), "short", isSecret);
  const timeouts = simulated.steps.filter(({ type, event }) => type === GATHER && event === "timeout");
  return { words: timeouts.length > 0 ? `asked for digits, and ${is}` : is, widgets };
}

/** The outcome by the flow alone, with Ringfence's own documents and made-up handlers distinguished from other addresses. */
function knownOutcome(simulated: SimulatedCall, call: Call): Outcome {
  const outcome = callOutcome(simulated, call);
  const { end } = outcome;
  if (end.kind === "webhook" && isMadeUp(end.url)) return { ...outcome, end: { kind: "existing" } };
  if (end.kind !== "reject" || end.document === undefined) return outcome;
  const reason = rejectReasonOf(end.document);
  return reason === undefined ? outcome : { ...outcome, end: { kind: "reject", reason } };
}

/**
 * Do two calls come to the same? A secret equals a secret.
 *
 * @param secretsMatch is a secret equal to what is known, too? So it is with what is deployed, which has every secret in
 * clear.
 */
export function sameOutcome(one: ComparedOutcome, other: ComparedOutcome, secretsMatch: boolean): boolean {
  return typesOf(one) === typesOf(other) && differingSettings(one, other, secretsMatch).length === 0;
}

/** Settings that are called something else here than in a widget. */
const DIFFERENT: Readonly<Record<string, string>> = {
  attempts: "another number of attempts",
  digits: "other digits",
  say: "another sentence",
};

/** What makes two calls differ whose words are the same: names of settings, such as `timeout`, or other widgets. */
export function differenceWords(before: ComparedOutcome, after: ComparedOutcome): string {
  if (typesOf(before) !== typesOf(after)) return `other widgets: ${typesOf(after) || "none"}`;
  const differing = differingSettings(before, after, false);
  return differing.map((setting) => DIFFERENT[setting] ?? `another ${setting}`).join(", ");
}

function typesOf({ widgets }: ComparedOutcome): string {
  return widgets.map(({ type }) => type).join(", ");
}

function differingSettings(before: ComparedOutcome, after: ComparedOutcome, secretsMatch: boolean): string[] {
  const names = before.widgets.flatMap(({ settings: was }, index) => {
    const is = after.widgets[index]?.settings ?? {};
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((key) => {
      const values = [was[key] ?? "", is[key] ?? ""];
      return !(secretsMatch && values.includes(SECRET)) && canonicalJson(values[0]) !== canonicalJson(values[1]);
    });
  });
  return [...new Set(names)].sort();
}
