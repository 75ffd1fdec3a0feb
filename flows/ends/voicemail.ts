import { recordVoicemail, sayPlay } from "../widgets";
import { DEFAULT_LENGTH } from "../widgets/recordVoicemail";
import { type EndKind, oneEntry } from "./end";
import { type Sentence, sentenceErrors, speechOf, spoken } from "./sentence";

/** A recorded message. */
export interface ForwardVoicemail {
  kind: "voicemail";
  /** Spoken before the beep; nothing by default. */
  say?: Sentence;
  /** Seconds, 1 to 14,400; Twilio's default is 3,600. */
  maxLength?: number;
}

/** Seconds of silence that end a message: Studio's own default, written out so that a reviewer sees it. */
const DEFAULT_SILENCE = 5;

/** How a message is recorded, whatever records it. */
const RECORDING = { playBeep: "true", trim: "do-not-trim" } as const;

/** A greeting if there is one, then the recording. */
export const voicemail: EndKind<ForwardVoicemail> = {
  kind: "voicemail",
  settings: [],
  answers: "yes",
  standIns: { voicemail: () => ({}), maxLength: () => 60 },
  read(config) {
    const say = config.sentence(["voicemail", "say"]);
    const maxLength = config.value("voicemail", "maxLength");
    return {
      kind: "voicemail",
      ...(say === undefined ? {} : { say }),
      ...(typeof maxLength === "number" ? { maxLength } : {}),
    };
  },
  check: ({ say }, path) => (say === undefined ? [] : sentenceErrors(`${path}.say`, say)),
  build({ say, maxLength = DEFAULT_LENGTH }, names) {
    const properties = {
      timeout: DEFAULT_SILENCE,
      max_length: maxLength,
      play_beep: RECORDING.playBeep,
      trim: RECORDING.trim,
      transcribe: false,
    };
    if (say === undefined) return oneEntry(recordVoicemail(names.call, properties));
    return oneEntry(sayPlay(names.call, speechOf(say), names.record), recordVoicemail(names.record, properties));
  },
  twiml({ say, maxLength = DEFAULT_LENGTH }, { next }) {
    const attributes = {
      timeout: String(DEFAULT_SILENCE),
      maxLength: String(maxLength),
      ...RECORDING,
      // Without an action Twilio asks the same document again, and the caller would record for ever.
      action: next.recorded,
      method: "POST",
    };
    return [...(say === undefined ? [] : [spoken(say)]), { name: "Record", attributes }];
  },
  words: ({ maxLength = DEFAULT_LENGTH }) => ({
    short: "asked for a message",
    destination: "voicemail",
    hears: `a beep, then up to ${maxLength} seconds for a message`,
  }),
  isReached: (_, end) => end.kind === "voicemail",
};
