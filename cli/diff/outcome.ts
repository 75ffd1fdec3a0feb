import {
  type Call,
  callOutcome,
  canonicalJson,
  type FlowDefinition,
  type FlowState,
  type Outcome,
  outcomeWords,
  simulate,
  type SimulatedCall,
  SimulationError,
  withoutUnknowns,
} from "../../flows";
import { isReject } from "../../flows/base/names";
import { rejectReasonOf } from "../../program/rejectDocuments";
import { isMadeUp } from "../line/surroundings";
import { isStandIn } from "../stack";
import { flowForNumber } from "./called";
import { type Caller } from "./callers";
import { type SideLine } from "./side";

/** What a caller's call comes to, in a form that compares. Names and places of widgets do not count. */
export interface ComparedOutcome {
  /** In words that follow "is": `rejected`, `forwarded to +15550100091`. Nothing in them is secret. */
  words: string;
  /** The widgets that do something with the call, in order. */
  widgets: readonly ComparedWidget[];
}

interface ComparedWidget {
  type: string;
  /** What it is set to, secrets included: never shown. A stand-in for a secret is `SECRET`. */
  settings: Readonly<Record<string, unknown>>;
}

/** Stands for a value that is not known here, because it is secret. */
const SECRET = "[a secret]";

/** Settings of widgets that say where a call goes, or what it hears. */
const TARGETS = ["url", "to", "sip_endpoint", "say", "play", "queue_name", "workflow"];

/** Widgets that do nothing with the call but lead it on. */
const PASSED = new Set(["trigger", "split-based-on", "set-variables"]);

/** A line as the callers of one number reach it. */
export interface CalledLine extends SideLine {
  to: string;
}

/** The line as called by `number`; by a number of its own where that is not in its flow. */
export function lineForNumber(line: SideLine, number: string): CalledLine {
  const to = line.numbers.includes(number) ? number : (line.numbers[0] ?? number);
  return { ...line, to, definition: flowForNumber(line.definition, to) };
}

/**
 * Follows a call of this caller through a line's flow. Where the policy is known, the two have to agree.
 *
 * @throws Error if flow and policy differ, which is a bug of Ringfence.
 */
export function followCall(line: CalledLine, { from, callerCountry }: Caller): ComparedOutcome {
  try {
    const call = withoutUnknowns({ from, to: line.to, callerCountry });
    const simulated = simulate(line.definition, call);
    const { policy, surroundings } = line;
    if (policy !== undefined && surroundings !== undefined) callOutcome(simulated, call, { policy, surroundings });
    const widgets = widgetsOf(line.definition, simulated, line.secrets.size > 0);
    const shown = line.shown === undefined ? widgets : widgetsOf(line.shown, simulated, false);
    const isSecret = TARGETS.some((key) => shown.at(-1)?.settings[key] === SECRET);
    return { words: outcomeWords(knownOutcome(simulated, call), "short", isSecret).is, widgets };
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error;
    return {
      words: `handled by a widget that cannot be followed (${error.state})`,
      widgets: [{ type: error.message, settings: {} }],
    };
  }
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

function widgetsOf({ states }: FlowDefinition, { steps }: SimulatedCall, hasSecrets: boolean): ComparedWidget[] {
  const byName = new Map(states.map((state) => [state.name, state]));
  return steps.flatMap(({ state: name, type }) => {
    const state = byName.get(name);
    return state === undefined || PASSED.has(type) ? [] : [widgetOf(state, hasSecrets)];
  });
}

function widgetOf({ name, type, properties }: FlowState, hasSecrets: boolean): ComparedWidget {
  const { offset: _offset, ...settings } = properties;
  const rejects = type === "add-twiml-redirect" && isReject(name);
  const reason = rejects ? rejectReasonOf(String(settings.url)) : undefined;
  if (reason !== undefined) return { type: "reject", settings: { reason } };
  const compared = Object.entries(settings).map(([key, value]): [string, unknown] => [
    key,
    hasSecrets && isStandIn(value) ? SECRET : value,
  ]);
  return { type: rejects ? "own document" : type, settings: Object.fromEntries(compared) };
}

/** A deployed flow as people may see it whose stack file keeps secret where calls go: Twilio has all of it in clear. */
export function withoutTargets(definition: FlowDefinition): FlowDefinition {
  const states = definition.states.map((state) => {
    if (PASSED.has(state.type) || isReject(state.name)) return state;
    const hidden: Record<string, string> = {};
    for (const key of TARGETS) if (state.properties[key] !== undefined) hidden[key] = SECRET;
    return { ...state, properties: { ...state.properties, ...hidden } };
  });
  return { ...definition, states };
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

/** What makes two calls differ whose words are the same: names of settings, such as `timeout`, or other widgets. */
export function differenceWords(before: ComparedOutcome, after: ComparedOutcome): string {
  if (typesOf(before) !== typesOf(after)) return `other widgets: ${typesOf(after) || "none"}`;
  return `another ${differingSettings(before, after, false).join(", ")}`;
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
