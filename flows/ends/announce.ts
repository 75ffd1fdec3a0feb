import { STATE } from "../base/names";
import { sayPlay } from "../widgets";
import { type EndKind, oneEntry } from "./end";
import { secretSpeech, spokenVerbs, spokenWords } from "./say";
import { type Sentence, sentenceErrors, sentenceText, speechOf } from "./sentence";

/** A sentence for callers who are turned away, in place of a reject; then the call is hung up. */
export interface Announce {
  kind: "announce";
  text: Sentence;
}

/** One sentence, which answers the call. */
export const announce: EndKind<Announce> = {
  kind: "announce",
  settings: [],
  answers: "yes",
  standIns: {},
  check: ({ text }, path) => sentenceErrors(path, text),
  build: ({ text }) => oneEntry(sayPlay(STATE.announce, speechOf(text))),
  twiml: ({ text }) => spokenVerbs(text),
  words: ({ text }) => ({
    ...spokenWords(sentenceText(text)),
    destination: "",
    long: "answered (and billed), played a sentence, then hung up on:",
  }),
  secretWords: secretSpeech,
  isReached: ({ text }, end) => end.kind === "message" && end.text === sentenceText(text),
};
