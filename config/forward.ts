import { FORWARD_KINDS, type EndReader, type Forward } from "../flows/ends";
import { type TextError } from "../flows/ends/checks";
import { type EndKind } from "../flows/ends/end";
import { type Forward as WrittenForward } from "../schema/generated/config";
import { checkText, type FaultList } from "./errors";
import { type Keys } from "./path";
import { readPhone } from "./numbers";
import { type Pruned } from "./shape";
import { suggest } from "./suggest";

/** The keys that choose a kind of forward; the table of ends has them. */
const KEYS = FORWARD_KINDS.flatMap(({ key }) => key ?? []);

const SETTINGS = [...new Set(FORWARD_KINDS.flatMap(({ settings }) => settings))];

/** What answers behind the fence; undefined after an error. */
export function readForward(written: Pruned<WrittenForward>, keys: Keys, faults: FaultList): Forward | undefined {
  if (written === "existing") return { kind: "existing" };
  const values: Readonly<Record<string, unknown>> = { ...written };
  const chosen = FORWARD_KINDS.filter(({ key }) => key !== undefined && values[key] !== undefined);
  if (chosen.length === 0 && faults.isFaulty(keys)) return undefined;
  const [kind, ...others] = chosen;
  if (kind?.read === undefined || others.length > 0) {
    const names = chosen.map(({ key }) => key).join(" and ");
    const reason = kind === undefined ? "names no destination" : `names more than one destination: ${names}`;
    faults.addAt(keys, reason, `Set exactly one of ${KEYS.join(", ")}, or write existing`);
    return undefined;
  }
  checkSettings(values, kind, keys, faults);
  return kind.read(new ConfigEndReader(values, keys, faults));
}

/** Reports settings that belong to other kinds of forward. */
function checkSettings(
  values: Readonly<Record<string, unknown>>,
  { settings }: EndKind<Forward>,
  keys: Keys,
  faults: FaultList,
): void {
  for (const setting of SETTINGS) {
    if (values[setting] === undefined || settings.includes(setting)) continue;
    const owners = FORWARD_KINDS.filter((other) => other.settings.includes(setting)).map(({ key }) => key);
    faults.addAt([...keys, setting], `applies only to a forward to a ${owners.join(" or ")}`, "Remove it");
  }
}

/** The settings of one end, and where its errors go. */
class ConfigEndReader implements EndReader {
  constructor(
    readonly values: Readonly<Record<string, unknown>>,
    readonly keys: Keys,
    readonly faults: FaultList,
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
    return this.#checked(typeof value === "string" ? value.trim() : "", keys, check);
  }

  optionalText(key: string | readonly string[], check: (text: string) => TextError | undefined): string | undefined {
    return typeof this.value(...[key].flat()) === "string" ? this.text(key, check) : undefined;
  }

  exactText(key: string, check: (text: string) => TextError | undefined): string | undefined {
    const value = this.value(key);
    return typeof value === "string" ? this.#checked(value, [key], check) : undefined;
  }

  phoneNumbers(key: string): string[] {
    const value = this.value(key);
    const listed = Array.isArray(value);
    const texts: unknown[] = listed ? value : [value];
    const numbers = texts.flatMap((text, index) => {
      const at = listed ? [...this.keys, key, index] : [...this.keys, key];
      return (typeof text === "string" ? readPhone(text, at, this.faults) : undefined) ?? [];
    });
    return [...new Set(numbers)];
  }

  callerId(): string {
    const value = this.value("callerId");
    const written = typeof value === "string" ? value : "caller";
    const text = written.trim();
    const keys = [...this.keys, "callerId"];
    if (text === "caller" || text === "called") return text;
    if (/^[+0-9]/.test(text)) return readPhone(text, keys, this.faults) ?? text;
    const meant = suggest(text, ["caller", "called"]);
    const specific = meant === undefined ? undefined : `Did you mean ${meant}?`;
    const remedy = this.faults.remedy(keys, specific, "Write one of these");
    this.faults.add(keys, written, "is neither caller, called nor a phone number", remedy);
    return text;
  }

  missing(key: string, remedy: string): void {
    const keys = [...this.keys, key];
    if (!this.faults.isFaulty(keys)) this.faults.addAt(keys, "is missing", remedy);
  }

  noticeUnlessSecret(key: string, reason: string, remedy: string): void {
    if (!this.faults.isSecretKey(this.keys)) this.faults.notice([...this.keys, key], reason, remedy);
  }

  #checked(text: string, keys: readonly string[], check: (text: string) => TextError | undefined): string {
    checkText(text, check(text), [...this.keys, ...keys], this.faults);
    return text;
  }
}
