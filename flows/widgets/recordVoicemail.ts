import { type VoicemailProperties } from "../../schema/generated/flow-definition";
import { type FlowState } from "../definition";
import { type Widget } from "./widget";

/** Seconds that Studio records at most by default. */
export const DEFAULT_LENGTH = 3600;

/** Records a message, which answers the call. What happens after the message is not simulated. */
export const RECORD_VOICEMAIL: Widget = {
  type: "record-voicemail",
  title: "Record Voicemail",
  properties: [
    "timeout",
    "finish_on_key",
    "max_length",
    "transcribe",
    "transcription_callback_url",
    "trim",
    "play_beep",
    "recording_status_callback_url",
  ],
  events: ["recordingComplete", "noAudio", "hangup"],
  answers: "yes",
  simulate(state, execution) {
    execution.answered = true;
    const length = state.properties.max_length;
    const maxLength = typeof length === "number" ? length : DEFAULT_LENGTH;
    return { end: { kind: "voicemail", state: state.name, maxLength } };
  },
  draw: () => ({ shape: "forward", label: "records a message" }),
};

/** Writes a recording; the flow ends after it. `noAudio`, which only old accounts have, is left out. */
export function recordVoicemail(name: string, properties: VoicemailProperties): FlowState {
  return {
    name,
    type: RECORD_VOICEMAIL.type,
    transitions: [{ event: "recordingComplete" }, { event: "hangup" }],
    properties,
  };
}
