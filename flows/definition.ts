/**
 * The JSON of a Twilio Studio flow (REST v2), as far as Ringfence writes and reads it.
 * Keys and types follow Twilio's published flow schema (draft 2019-09) and exported flows.
 */
export interface FlowDefinition {
  /** Free text, shown in Studio. */
  description: string;
  /** The widgets; Twilio accepts 1 to 1,000. */
  states: FlowState[];
  /** Name of the first state; always `Trigger` in practice. */
  initial_state: string;
  flags: { allow_concurrent_calls: boolean };
}

/** One widget. */
export interface FlowState {
  /** Unique in the flow. */
  name: string;
  /** Widget type, such as `trigger`, `split-based-on`, `add-twiml-redirect` or `connect-call-to`. */
  type: string;
  transitions: FlowTransition[];
  properties: Record<string, unknown>;
}

/** Where the flow goes on `event`; without `next` the branch ends there. */
export interface FlowTransition {
  event: string;
  next?: string;
  /** Only on the `match` transitions of a split; exactly one each. */
  conditions?: FlowCondition[];
}

/** The test of a split's `match` transition. */
export interface FlowCondition {
  friendly_name: string;
  /** The Liquid expression under test; the same as the split's `input`. */
  arguments: string[];
  type: string;
  /** For list types one string, comma separated. */
  value: string;
}
