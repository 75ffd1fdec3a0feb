import { type ForwardVoicemail } from "./forward";
import { type ForwardNames } from "../base/names";
import { recordVoicemail, sayPlay } from "../widgets";
import { oneEntry } from "./branch";
import { type Branch } from "./index";

/** Studio's own defaults, written out so that a reviewer sees them: seconds of silence that end a message, longest message. */
const DEFAULT_SILENCE = 5;
const DEFAULT_LENGTH = 3600;

/** A greeting if there is one, then the recording. */
export function voicemail(forward: ForwardVoicemail, names: ForwardNames): Branch {
  const properties = {
    timeout: DEFAULT_SILENCE,
    max_length: forward.maxLength ?? DEFAULT_LENGTH,
    play_beep: "true",
    trim: "do-not-trim",
    transcribe: false,
  };
  if (forward.say === undefined) return oneEntry(recordVoicemail(names.call, properties));
  return oneEntry(sayPlay(names.call, { say: forward.say }, names.record), recordVoicemail(names.record, properties));
}
