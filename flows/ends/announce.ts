import { STATE } from "../base/names";
import { sayPlay } from "../widgets";
import { speechError, textErrors } from "./checks";
import { type EndKind, oneEntry } from "./end";
import { spokenWords } from "./say";

/** A sentence for callers who are turned away, in place of a reject; then the call is hung up. */
export interface Announce {
  kind: "announce";
  text: string;
}

/** One sentence, which answers the call. */
export const announce: EndKind<Announce> = {
  kind: "announce",
  settings: [],
  answers: "yes",
  standIns: {},
  check: ({ text }, path) => textErrors(path, text, speechError(text)),
  build: ({ text }) => oneEntry(sayPlay(STATE.announce, { say: text })),
  words: ({ text }) => ({
    ...spokenWords(text),
    destination: "",
    long: "answered (and billed), played a sentence, then hung up on:",
  }),
  isReached: ({ text }, end) => end.kind === "message" && end.text === text,
};
