import { sayPlay } from "../widgets";
import { speechError, textErrors } from "./checks";
import { type EndKind, type EndWords, oneEntry } from "./end";

/** A sentence; then the call is hung up. */
export interface ForwardSay {
  kind: "say";
  text: string;
}

/** One sentence. The flow ends after it, and so does the call. */
export const say: EndKind<ForwardSay> = {
  kind: "say",
  key: "say",
  settings: [],
  answers: "yes",
  standIns: {},
  read: (config) => ({ kind: "say", text: config.text("say", speechError) }),
  check: ({ text }, path) => textErrors(`${path}.text`, text, speechError(text)),
  build: ({ text }, names) => oneEntry(sayPlay(names.call, { say: text })),
  words: ({ text }) => spokenWords(text),
  isReached: ({ text }, end) => end.kind === "message" && end.text === text,
};

/** A sentence after which the call is hung up, in words. */
export function spokenWords(text: string): EndWords {
  return {
    short: `played the sentence ${JSON.stringify(text)}, then hung up on`,
    destination: "a sentence, then the end of the call:",
    target: JSON.stringify(text),
    hears: `"${text}", then the end of the call`,
  };
}
