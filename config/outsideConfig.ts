import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import { type Fault } from "../flows/base/faults";
import { MAX_FILE_LENGTH } from "./locate";
import { meantKey } from "./unreadKeys";

/** A key that stands beside `config:`, where Pulumi does not look for it. */
export interface StrayKey {
  fault: Fault;
  /** From 1. */
  line: number;
}

/** A line that may begin with a key of the file's root. */
const ROOT_KEY = /^["']?([A-Za-z][\w:.[\]-]*?)["']?\s*:(?:\s|$)/gm;

/**
 * The keys of Ringfence and of the twilio provider at the root of a stack file. Only a file that seems to have one is
 * parsed for them: others cost nothing.
 */
export function outsideConfig(file: string, text: string, project: string): StrayKey[] {
  if (text.length > MAX_FILE_LENGTH) return [];
  const suspicious = [...text.matchAll(ROOT_KEY)].some(([, key = ""]) => meantKey(key, project) !== undefined);
  return suspicious ? strayKeys(file, text, project) : [];
}

function strayKeys(file: string, text: string, project: string): StrayKey[] {
  const lineCounter = new LineCounter();
  const { contents, errors } = parseDocument(text, { lineCounter, logLevel: "silent", uniqueKeys: false });
  if (errors.length > 0 || !isMap(contents)) return [];
  return contents.items.flatMap(({ key }): StrayKey[] => {
    if (!isScalar(key) || typeof key.value !== "string") return [];
    const meant = meantKey(key.value, project);
    if (meant === undefined) return [];
    const { line } = lineCounter.linePos(key.range?.[0] ?? 0);
    const reason = `stands outside config: in line ${line} of ${file}, where nobody reads it`;
    const remedy = meant === key.value ? "Move it below config:" : `Move it below config:, as ${meant}`;
    return [{ fault: { path: key.value, reason, remedy }, line }];
  });
}
