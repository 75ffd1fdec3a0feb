import { type LookUpAnswer, type LookUpRequest } from "../base/lookUp";
import { type FlowState } from "../definition";

/** A kind of Studio widget: everything that Ringfence knows of it. */
export interface Widget {
  /** As the definition of a flow names it. */
  type: string;
  /** As Studio's console names it; missing for widgets that Ringfence does not write. */
  title?: string;
  /** Its properties; missing for widgets that Ringfence does not write. Studio ignores a misspelt one. */
  properties?: readonly string[];
  /** Events that an answer can choose. */
  events: readonly string[];
  /**
   * Does it answer the call? `yes`: it sends TwiML that answers. `no`: the call goes on ringing. `maybe`: somebody else
   * decides, or Twilio does not say. A reject may follow only after `no`.
   */
  answers: "yes" | "no" | "maybe";
  /** What it does with a call. Without it, or where it gives nothing, only an answer says how the widget ends. */
  simulate?(state: FlowState, execution: Execution): Step | undefined;
  /** The request that it sends, for those who can send it; only of widgets that look something up. */
  request?(state: FlowState, execution: Execution): LookUpRequest;
  /** What a picture shows of it. */
  draw?(state: FlowState): Drawing;
}

/** A widget in a picture. */
export interface Drawing {
  shape: "trigger" | "split" | "reject" | "note" | "forward";
  /** What the widget does, in a few words: addresses without user, password and query. */
  label: string;
}

/** What a widget makes of the call: an event to go on by, or the end of the flow's part. */
export type Step = { event: string; next: string | undefined } | { end: SimulatedEnd };

/** How a simulated call leaves the flow. */
export type SimulatedEnd =
  | { kind: "redirect"; state: string; url: string; method: "GET" | "POST" }
  | { kind: "dial"; state: string; noun: string; to: string[]; callerId: string; record?: boolean }
  /** Waits in a queue: of a name, or of a TaskRouter workflow. */
  | { kind: "queue"; state: string; queue: string; workflow: string }
  | { kind: "flex"; state: string; workflow: string; channel: string }
  /** Leaves a message. `maxLength` is in seconds; 3,600 by default. */
  | { kind: "voicemail"; state: string; maxLength: number }
  /** Hears a sentence, or the sound file at a URL; then Twilio hangs up. */
  | { kind: "message"; state: string; text: string }
  | { kind: "end"; state: string };

/** The call that a widget works on. */
export interface Execution {
  /** True once a widget has sent TwiML that answers: from there on the call is billed. */
  answered: boolean;
  /** What set-variables has set. */
  readonly variables: Record<string, string>;
  /** A property, rendered as Liquid; blank if it is missing. Throws SimulationError if it is not a text. */
  text(state: FlowState, property: string): string;
  /** Renders a Liquid template. */
  render(state: FlowState, template: string): string;
  /** What the caller enters next, blank for nothing; undefined if the call does not say. */
  nextEntry(): string | undefined;
  /** What a look-up answers, null for nothing; undefined if the call does not say. */
  readonly answer: LookUpAnswer | null | undefined;
  /** Keeps what a widget gave for those that follow: `widgets.NAME.KEY`. */
  keep(state: FlowState, values: Readonly<Record<string, unknown>>): void;
}

/** The simulation cannot follow the flow any further; the message names the state. */
export class SimulationError extends Error {
  /** Name of the state at which the simulation stopped. */
  readonly state: string;
  /** The look-up whose answer is missing. */
  readonly request: LookUpRequest | undefined;

  constructor(state: string, message: string, request?: LookUpRequest) {
    super(`state "${state}": ${message}`);
    this.name = "SimulationError";
    this.state = state;
    this.request = request;
  }
}

/** Goes on by `event`. A transition without `next`, or none of that name, ends the flow's part. */
export function proceed(state: FlowState, event: string): Step {
  const next = state.transitions.find((transition) => transition.event === event)?.next;
  return { event, next: next === "" ? undefined : next };
}

/** A property as a text, as it stands in the definition: for pictures, which render no Liquid. */
export function plainText({ properties }: FlowState, property: string): string {
  const value = properties[property];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
