import { type ConfigError } from "../base/configError";
import { type Verb } from "../base/verb";
import { languageError, speechError, textErrors, voiceError } from "./checks";

/** The text that a caller hears: a text in Twilio's own voice, or one with a language and a voice. */
export type Sentence = string | SpokenText;

/** A text to speak, and how. */
interface SpokenText {
  text: string;
  /** Such as `en-GB`; Twilio's default is `en-US`. */
  language?: string;
  /** Such as `Polly.Amy`; Twilio's default is `man`, or the account's own. */
  voice?: string;
}

/** The words of a sentence. */
export function sentenceText(sentence: Sentence): string {
  return typeof sentence === "string" ? sentence : sentence.text;
}

/** The properties of a widget that speaks the sentence. */
export function speechOf(sentence: Sentence): { say: string; language?: string; voice?: string } {
  if (typeof sentence === "string") return { say: sentence };
  const { text, language, voice } = sentence;
  return { say: text, ...(language !== undefined && { language }), ...(voice !== undefined && { voice }) };
}

/** The sentence in TwiML. */
export function spoken(sentence: Sentence): Verb {
  const { say, ...attributes } = speechOf(sentence);
  return { name: "Say", attributes, text: say };
}

/** Everything that is wrong with a sentence. */
export function sentenceErrors(path: string, sentence: Sentence): ConfigError[] {
  if (typeof sentence === "string") return textErrors(path, sentence, speechError(sentence));
  const { text, language, voice } = sentence;
  return [
    ...textErrors(`${path}.text`, text, speechError(text)),
    ...(language === undefined ? [] : textErrors(`${path}.language`, language, languageError(language))),
    ...(voice === undefined ? [] : textErrors(`${path}.voice`, voice, voiceError(voice))),
  ];
}
