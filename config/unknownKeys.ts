import { type FaultList } from "./faultList";
import { configPath, isDotted, type Keys } from "./path";
import { suggest } from "./suggest";

/** Keys that describe the stack, not a line. */
const STACK_KEYS = ["lines", "former", "fallback"];

/** The key at the end of `keys` is none of `known`. */
export function unknownKey(keys: Keys, known: readonly string[], faults: FaultList): void {
  const key = String(keys.at(-1));
  const inLine = keys[0] === "lines" && keys.length === 3;
  if (inLine && STACK_KEYS.includes(key)) {
    faults.addAt(keys, "is not a key of a line", `Set ringfence:${key} for the whole stack`);
    return;
  }
  if (keys.length === 1 && isDotted(key)) {
    const remedy =
      "It is one key, dots and all. Set it with --path (pulumi config set) or --config-path (pulumi up, preview), and remove this one: " +
      `pulumi config rm '${configPath(keys)}'`;
    faults.addAt(keys, "is not a key that Ringfence knows", remedy);
    return;
  }
  const suggestion = suggest(key, known);
  const remedy = suggestion === undefined ? `Known here: ${known.join(", ")}` : `Did you mean ${suggestion}?`;
  faults.addAt(keys, "is not a key that Ringfence knows", remedy);
}
