import { type Call } from "../base/call";
import { type FlowState } from "../definition";
import { SimulationError } from "./error";
import { render } from "./liquid";

/** How a simulated call leaves the flow. */
export type SimulatedEnd =
  | { kind: "redirect"; state: string; url: string; method: "GET" | "POST" }
  | { kind: "dial"; state: string; noun: string; to: string[]; callerId: string }
  /** Waits in a queue: of a name, or of a TaskRouter workflow. */
  | { kind: "queue"; state: string; queue: string; workflow: string }
  | { kind: "flex"; state: string; workflow: string; channel: string }
  /** Leaves a message. `maxLength` in seconds, 3,600 unless said. */
  | { kind: "voicemail"; state: string; maxLength: number }
  /** Hears a sentence, or a sound file's URL, and is hung up on. */
  | { kind: "said"; state: string; text: string }
  | { kind: "end"; state: string };

/** How a widget that depends on others ends: its event, and what further widgets may read of it. */
export interface Answer {
  /** One of the widget's events, such as `keypress` or `success`. */
  event: string;
  /** Seen by the flow as `widgets.NAME.KEY`, such as `Digits` or `DialCallStatus`. */
  values?: Readonly<Record<string, string>>;
}

/** What a widget makes of the call: an event to go on with, or the end of the flow's part. */
export type Outcome = { event: string; next: string | undefined } | { end: SimulatedEnd };

/** A call on its way through a flow. */
export class Execution {
  /** True once a widget has sent call TwiML that answers: from there on the call is billed. */
  answered = false;
  /** What set-variables has set. No prototype: names come from the flow. */
  readonly variables = Object.create(null) as Record<string, string>;
  readonly #scope: object;
  readonly #widgets = Object.create(null) as Record<string, Readonly<Record<string, string>>>;

  constructor(call: Call) {
    this.#scope = {
      trigger: { call: webhookParameters(call) },
      contact: { channel: { address: call.from } },
      flow: { channel: { address: call.to }, variables: this.variables },
      widgets: this.#widgets,
    };
  }

  /** Keeps what a widget gave for those that follow. */
  keep(state: FlowState, values: Answer["values"]): void {
    if (values !== undefined) this.#widgets[state.name] = { ...values };
  }

  /** A property rendered as Liquid; blank where it is missing. Throws SimulationError where it is no text. */
  text(state: FlowState, property: string): string {
    const template = state.properties[property];
    if (template === undefined || template === null) return "";
    if (typeof template !== "string") throw new SimulationError(state.name, `properties.${property} is not a string`);
    return this.render(state, template);
  }

  render(state: FlowState, template: string): string {
    try {
      return render(template, this.#scope);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new SimulationError(state.name, `Liquid cannot be rendered: ${reason}`);
    }
  }
}

/** Goes on by `event`. A transition without `next`, or none of that name, ends the flow's part. */
export function proceed(state: FlowState, event: string): Outcome {
  const next = state.transitions.find((transition) => transition.event === event)?.next;
  return { event, next: next === "" ? undefined : next };
}

/** Twilio's voice webhook as far as the call tells; what Twilio could not look up arrives blank, not missing. */
function webhookParameters({ from, to, callerCountry, parameters }: Call): Record<string, string> {
  const blank = ["City", "State", "Zip"].flatMap((part) =>
    ["From", "Caller", "To", "Called"].map((party): [string, string] => [party + part, ""]),
  );
  return {
    ...Object.fromEntries(blank),
    ...parameters,
    ApiVersion: "2010-04-01",
    CallStatus: "ringing",
    Direction: "inbound",
    From: from,
    Caller: from,
    FromCountry: callerCountry,
    CallerCountry: callerCountry,
    To: to,
    Called: to,
    ToCountry: "",
    CalledCountry: "",
  };
}
