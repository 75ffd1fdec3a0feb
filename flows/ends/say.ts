import { HANG_UP, type Verb } from "../base/verb";
import { sayPlay } from "../widgets";
import { type EndKind, type EndWords, oneEntry, secretEnd } from "./end";
import { type Sentence, sentenceErrors, sentenceText, speechOf, spoken } from "./sentence";

/** A sentence; then the call is hung up. */
export interface ForwardSay {
  kind: "say";
  text: Sentence;
}

/** One sentence. The flow ends after it, and so does the call. */
export const say: EndKind<ForwardSay> = {
  kind: "say",
  settings: [],
  answers: "yes",
  standIns: {},
  read: (config) => ({ kind: "say", text: config.sentence("say") ?? "" }),
  check: ({ text }, path) => sentenceErrors(`${path}.text`, text),
  build: ({ text }, names) => oneEntry(sayPlay(names.call, speechOf(text))),
  twiml: ({ text }) => spokenVerbs(text),
  words: ({ text }) => spokenWords(sentenceText(text)),
  secretWords: secretSpeech,
  isReached: ({ text }, end) => end.kind === "message" && end.text === sentenceText(text),
};

/** A sentence after which the call is hung up, in TwiML. */
export function spokenVerbs(text: Sentence): Verb[] {
  return [spoken(text), HANG_UP];
}

/** A sentence after which the call is hung up, in words. */
export function spokenWords(text: string): EndWords {
  return {
    short: `played the sentence ${JSON.stringify(text)}, then hung up on`,
    destination: "a sentence, then the end of the call:",
    long: "played a sentence, then hung up on:",
    target: JSON.stringify(text),
    hears: `"${text}", then the end of the call`,
  };
}

/** The same without the sentence. */
export function secretSpeech(): EndWords {
  return secretEnd("played a secret sentence, then hung up on");
}
