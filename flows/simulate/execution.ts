import { type Call } from "../base/call";
import { type FlowState } from "../definition";
import { type Execution, SimulationError } from "../widgets/widget";
import { render } from "./liquid";

/** How a widget that depends on others ends: its event, and what further widgets may read of it. */
export interface Answer {
  /** One of the widget's events, such as `keypress` or `success`. */
  event: string;
  /** Seen by the flow as `widgets.NAME.KEY`, such as `Digits` or `DialCallStatus`. */
  values?: Readonly<Record<string, string>>;
}

/** A call on its way through a flow. */
export class CallExecution implements Execution {
  /** True once a widget has sent call TwiML that answers: from there on the call is billed. */
  answered = false;
  /** What set-variables has set. No prototype: names come from the flow. */
  readonly variables = Object.create(null) as Record<string, string>;
  readonly #scope: object;
  readonly #widgets = Object.create(null) as Record<string, Readonly<Record<string, unknown>>>;
  readonly answer: Call["answer"];
  readonly #digits: Call["digits"];
  #entries = 0;

  constructor(call: Call) {
    this.answer = call.answer;
    this.#digits = call.digits;
    this.#scope = {
      trigger: { call: webhookParameters(call) },
      contact: { channel: { address: call.from } },
      flow: { channel: { address: call.to }, variables: this.variables },
      widgets: this.#widgets,
    };
  }

  /** Keeps what a widget gave for those that follow. */
  keep(state: FlowState, values: Readonly<Record<string, unknown>> | undefined): void {
    if (values !== undefined) this.#widgets[state.name] = { ...values };
  }

  nextEntry(): string | undefined {
    return this.#digits === undefined ? undefined : (this.#digits[this.#entries++] ?? "");
  }

  /** A property rendered as Liquid; blank if it is missing. Throws SimulationError if it is not a text. */
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

/** What Twilio could not look up arrives blank, not missing. */
const BLANK = Object.fromEntries(
  ["City", "State", "Zip"].flatMap((part) => ["From", "Caller", "To", "Called"].map((party) => [party + part, ""])),
) as Record<string, string>;

/** Twilio's voice webhook as far as the call tells. */
function webhookParameters({ from, to, callerCountry, parameters }: Call): Record<string, string> {
  return {
    ...BLANK,
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
