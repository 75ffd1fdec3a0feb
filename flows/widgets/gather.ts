import { type GatherProperties } from "../../schema/generated/flow-definition";
import { keysTaken } from "../base/call";
import { type FlowState } from "../definition";
import { plainText, proceed, type Widget } from "./widget";

/** Says a sentence and waits for keys, which answers the call. Speech is not simulated. */
export const GATHER: Widget = {
  type: "gather-input-on-call",
  title: "Gather Input On Call",
  properties: [
    "say",
    "play",
    "voice",
    "language",
    "loop",
    "timeout",
    "finish_on_key",
    "stop_gather",
    "number_of_digits",
    "gather_language",
    "hints",
    "speech_timeout",
    "speech_model",
    "profanity_filter",
  ],
  events: ["keypress", "speech", "timeout"],
  answers: "yes",
  simulate(state, execution) {
    const entry = execution.nextEntry();
    if (entry === undefined) return undefined;
    execution.answered = true;
    const most = state.properties.number_of_digits;
    const keys = keysTaken(entry, typeof most === "number" ? most : undefined);
    if (keys === "") return proceed(state, "timeout");
    execution.keep(state, { Digits: keys });
    return proceed(state, "keypress");
  },
  draw: (state) => ({ shape: "note", label: `says “${plainText(state, "say")}” and waits for digits` }),
};

/** What a gather says, and which keys it waits for. */
export interface Gather {
  speech: Pick<GatherProperties, "say" | "language" | "voice">;
  /** How many digits. */
  digits: number;
  /** Seconds to wait. */
  timeout: number;
}

/** Writes a gather: entries lead to `entered`, silence and speech to `nothing`. */
export function gather(
  name: string,
  { speech, digits, timeout }: Gather,
  next: { entered: string; nothing: string },
): FlowState {
  const properties: GatherProperties = {
    ...speech,
    loop: 1,
    timeout,
    // The last digit ends the entry; no key is kept back for that.
    finish_on_key: "",
    stop_gather: true,
    number_of_digits: digits,
    speech_timeout: "auto",
    gather_language: "en",
  };
  return {
    name,
    type: GATHER.type,
    transitions: [
      { event: "keypress", next: next.entered },
      { event: "speech", next: next.nothing },
      { event: "timeout", next: next.nothing },
    ],
    properties,
  };
}
