import { AWAY_KINDS, FORWARD_KINDS, type EndReader, type Forward, type Sentence } from "../flows/ends";
import { type EndKind } from "../flows/ends/end";
import { languageError, speechError, type TextError, voiceError } from "../flows/ends/checks";
import { type TurnAway, type Verdict } from "../flows/policy/policy";
import {
  type Answer,
  type Forward as WrittenForward,
  type Verdict as WrittenVerdict,
} from "../schema/generated/config";
import { checkText, type ErrorList } from "./errors";
import { type Keys } from "./path";
import { readPhone } from "./numbers";
import { type Pruned } from "./shape";
import { suggest } from "./suggest";

/** What answers behind the fence; undefined after an error. */
export function readForward(written: Pruned<WrittenForward>, keys: Keys, errors: ErrorList): Forward | undefined {
  if (written === "existing") return { kind: "existing" };
  return readMap(written, FORWARD_KINDS, "or write existing", keys, errors);
}

/** What a check does with a caller; undefined after an error. */
export function readVerdict(written: Pruned<WrittenVerdict>, keys: Keys, errors: ErrorList): Verdict | undefined {
  return written === "forward" ? written : readTurnAway(written, keys, errors);
}

/** What callers meet whom a check turns away; undefined after an error. */
export function readTurnAway(written: Pruned<Answer>, keys: Keys, errors: ErrorList): TurnAway | undefined {
  return written === "reject" ? written : readMap(written, AWAY_KINDS, "or write reject", keys, errors);
}

/** The end that a map names, by one key of the table of ends. */
function readMap<E extends { kind: string }>(
  written: object,
  kinds: readonly EndKind<E>[],
  alternative: string,
  keys: Keys,
  errors: ErrorList,
): E | undefined {
  const values: Readonly<Record<string, unknown>> = { ...written };
  const chosen = AWAY_KINDS.map(({ kind }) => kind).filter((key) => values[key] !== undefined);
  if (chosen.length === 0 && errors.hasErrors(keys)) return undefined;
  const [one, ...others] = chosen;
  const found = kinds.find(({ kind }) => kind === one);
  const known = kinds.map(({ kind }) => kind).join(", ");
  if (one !== undefined && found === undefined) {
    errors.addAt([...keys, one], MISPLACED, `Name another end: ${known}`);
    return undefined;
  }
  if (found?.read === undefined || others.length > 0) {
    const names = chosen.join(" and ");
    const reason = found === undefined ? "names no destination" : `names more than one destination: ${names}`;
    errors.addAt(keys, reason, `Set exactly one of ${known}${alternative === "" ? "" : `, ${alternative}`}`);
    return undefined;
  }
  checkSettings(values, found, keys, errors);
  return found.read(new ConfigEndReader(values, keys, errors));
}

/** Only a challenge can be in a place for other ends. */
const MISPLACED =
  "is only for callers whom a check turns away: in blockedCallers, hiddenCallers, unknownCountry, verification and ask, and not inside a challenge";

const SETTINGS = [...new Set(AWAY_KINDS.flatMap(({ settings }) => settings))];

/** Reports settings that belong to other kinds of forward. */
function checkSettings(
  values: Readonly<Record<string, unknown>>,
  { settings }: { settings: readonly string[] },
  keys: Keys,
  errors: ErrorList,
): void {
  for (const setting of SETTINGS) {
    if (values[setting] === undefined || settings.includes(setting)) continue;
    const owners = AWAY_KINDS.filter((other) => other.settings.includes(setting)).map(({ kind }) => kind);
    errors.addAt([...keys, setting], `applies only to a forward to a ${owners.join(" or ")}`, "Remove it");
  }
}

/** The settings of one end, and where its errors go. */
class ConfigEndReader implements EndReader {
  constructor(
    readonly values: Readonly<Record<string, unknown>>,
    readonly keys: Keys,
    readonly errors: ErrorList,
  ) {}

  value(...keys: string[]): unknown {
    return keys.reduce<unknown>(
      (parent, key) =>
        typeof parent === "object" && parent !== null ? (parent as Record<string, unknown>)[key] : undefined,
      this.values,
    );
  }

  text(key: string | readonly string[], check: (text: string) => TextError | undefined): string {
    const keys = [key].flat();
    const value = this.value(...keys);
    // The schema has refused it, and said so.
    if (value === undefined && this.errors.hasErrors([...this.keys, ...keys])) return "";
    return this.#checked(typeof value === "string" ? value.trim() : "", keys, check);
  }

  optionalText(key: string | readonly string[], check: (text: string) => TextError | undefined): string | undefined {
    return typeof this.value(...[key].flat()) === "string" ? this.text(key, check) : undefined;
  }

  exactText(key: string, check: (text: string) => TextError | undefined): string | undefined {
    const value = this.value(key);
    return typeof value === "string" ? this.#checked(value, [key], check) : undefined;
  }

  sentence(key: string | readonly string[]): Sentence | undefined {
    const keys = [key].flat();
    return readSentence(this.value(...keys), [...this.keys, ...keys], this.errors);
  }

  otherwise(keys: readonly string[]): { kind: string } | undefined {
    const value = this.value(...keys);
    const at = [...this.keys, ...keys];
    if (typeof value !== "object" || value === null) return undefined;
    return readMap(value, FORWARD_KINDS, "", at, this.errors);
  }

  phoneNumbers(key: string): string[] {
    const value = this.value(key);
    const listed = Array.isArray(value);
    const texts: unknown[] = listed ? value : [value];
    const numbers = texts.flatMap((text, index) => {
      const at = listed ? [...this.keys, key, index] : [...this.keys, key];
      return (typeof text === "string" ? readPhone(text, at, this.errors) : undefined) ?? [];
    });
    return [...new Set(numbers)];
  }

  callerId(): string {
    const value = this.value("callerId");
    const written = typeof value === "string" ? value : "caller";
    const text = written.trim();
    const keys = [...this.keys, "callerId"];
    if (text === "caller" || text === "called") return text;
    if (/^[+0-9]/.test(text)) return readPhone(text, keys, this.errors) ?? text;
    const meant = suggest(text, ["caller", "called"]);
    const specific = meant === undefined ? undefined : `Did you mean ${meant}?`;
    const remedy = this.errors.remedy(keys, specific, "Write one of these");
    this.errors.add(keys, written, "is neither caller, called nor a phone number", remedy);
    return text;
  }

  missing(key: string, remedy: string): void {
    const keys = [...this.keys, key];
    if (!this.errors.hasErrors(keys)) this.errors.addAt(keys, "is missing", remedy);
  }

  noticeUnlessSecret(key: string, reason: string, remedy: string): void {
    if (!this.errors.isSecretKey(this.keys)) this.errors.notice([...this.keys, key], reason, remedy);
  }

  #checked(text: string, keys: readonly string[], check: (text: string) => TextError | undefined): string {
    checkText(text, check(text), [...this.keys, ...keys], this.errors);
    return text;
  }
}

/** A sentence to say: a text, or a map with a text, a language and a voice. */
export function readSentence(written: unknown, keys: Keys, errors: ErrorList): Sentence | undefined {
  if (typeof written === "string") {
    const text = written.trim();
    checkText(text, speechError(text), keys, errors);
    return text;
  }
  if (typeof written !== "object" || written === null) return undefined;
  const { text, language, voice } = written as Record<string, unknown>;
  const read = (value: unknown, key: string, check: (value: string) => TextError | undefined): string | undefined => {
    if (typeof value !== "string") return undefined;
    checkText(value.trim(), check(value.trim()), [...keys, key], errors);
    return value.trim();
  };
  const spoken = read(text, "text", speechError) ?? "";
  const how = { language: read(language, "language", languageError), voice: read(voice, "voice", voiceError) };
  if (how.language === undefined && how.voice === undefined) return spoken;
  return {
    text: spoken,
    ...(how.language !== undefined && { language: how.language }),
    ...(how.voice !== undefined && { voice: how.voice }),
  };
}
