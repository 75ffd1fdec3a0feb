import { type FaultList } from "./errors";
import { type Keys } from "./path";
import { readPhone } from "./numbers";
import { suggest } from "./suggest";

/** `caller`, `called` or an E.164 number. */
export function readCallerId(written: string, keys: Keys, faults: FaultList): string {
  const text = written.trim();
  if (text === "caller" || text === "called") return text;
  if (/^[+0-9]/.test(text)) return readPhone(text, keys, faults) ?? text;
  const meant = suggest(text, ["caller", "called"]);
  const remedy = faults.remedy(
    keys,
    meant === undefined ? undefined : `Did you mean ${meant}?`,
    "Write caller, called or a phone number",
  );
  faults.add(keys, written, "is neither caller, called nor a phone number", remedy);
  return text;
}
