import { type Rule } from "./finding";

/** The properties of the widgets that Ringfence writes; Studio would pass over a misspelt one in silence. */
const PROPERTIES = new Map<string, readonly string[]>([
  ["trigger", []],
  ["split-based-on", ["input"]],
  ["add-twiml-redirect", ["url", "method", "timeout"]],
  [
    "connect-call-to",
    ["noun", "to", "caller_id", "timeout", "record", "time_limit", "sip_endpoint", "sip_username", "sip_password"],
  ],
  ["set-variables", ["variables"]],
  ["say-play", ["say", "play", "digits", "voice", "language", "loop"]],
  [
    "record-voicemail",
    [
      "timeout",
      "finish_on_key",
      "max_length",
      "transcribe",
      "transcription_callback_url",
      "trim",
      "play_beep",
      "recording_status_callback_url",
    ],
  ],
  [
    "enqueue-call",
    ["queue_name", "workflow_sid", "task_attributes", "priority", "timeout", "wait_url", "wait_url_method"],
  ],
  ["send-to-flex", ["workflow", "channel", "attributes", "priority", "timeout", "waitUrl", "waitUrlMethod"]],
]);

export const knownProperties: Rule = {
  name: "known-properties",
  check: (flow) =>
    flow.states.flatMap((state, index) => {
      const known = PROPERTIES.get(state.type);
      if (known === undefined) return [];
      return Object.keys(state.properties)
        .filter((key) => key !== "offset" && !known.includes(key))
        .map((key) => ({
          at: ["states", index, "properties", key],
          reason: `is not a property of ${state.type}`,
          remedy: known.length === 0 ? "Leave it out" : `Its properties are ${known.join(", ")}`,
        }));
    }),
};
