import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { keysOf } from "./path";

/** Finds the place of a config path such as `ringfence:exceptions.reject[1]`; undefined if its key is not there. */
export type Locator = (path: string) => Place | undefined;

/** A place in a source file, or on the command line. */
export interface Place {
  file: string;
  /** From 1; missing for the command line. */
  line?: number;
  /** From 1; missing where only the line is known. */
  column?: number;
}

/** `Pulumi.dev.yaml:12:5`. */
export function shownPlace({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(":");
}

/** Longest file that is parsed, in characters. In a longer one, finding a line would take longer than anything else. */
export const MAX_FILE_LENGTH = 1_000_000;

/**
 * Makes a locator for a stack file. Where a path goes deeper than the file does, as into a secret, the locator gives the
 * deepest place that exists. There are no places in a file that is not YAML, or is longer than `MAX_FILE_LENGTH`. The text is
 * parsed when the first place is asked for, so a config without errors costs nothing.
 *
 * A key that looks like a path, such as `exceptions.reject`, is first looked up as one key. If the config has it and the
 * file has not, it came from `--config`.
 *
 * @param file how the file is called in messages, such as `Pulumi.dev.yaml`.
 * @param text its text.
 * @param dotted the config's keys that look like paths, with their namespace.
 */
export function locator(file: string, text: string, dotted: readonly string[] = []): Locator {
  const lines = new LineCounter();
  let config: { root: unknown } | undefined;
  return (path) => {
    config ??= { root: text.length > MAX_FILE_LENGTH ? undefined : configOf(text, lines) };
    let node = config.root;
    let [offset] = step(node, path);
    if (offset === undefined && dotted.includes(path)) return { file: "--config on the command line" };
    for (const key of offset === undefined ? keysOf(path) : []) {
      const [start, child] = step(node, key);
      if (start === undefined) break;
      [offset, node] = [start, child];
    }
    if (offset === undefined) return undefined;
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
}

/** The map under `config`; undefined where the file cannot be parsed, such as one that nests too deep. */
function configOf(text: string, lineCounter: LineCounter): unknown {
  try {
    const { contents } = parseDocument(text, { lineCounter, logLevel: "silent", uniqueKeys: false });
    return isMap(contents) ? contents.get("config", true) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Offset and value of a child. A key counts by its text as written: `+1555: …` without quotes is found too, and so is a key
 * of the project's that leaves its namespace out.
 */
function step(parent: unknown, key: string | number): [number | undefined, unknown] {
  if (isSeq(parent) && typeof key === "number") {
    const item: unknown = parent.items[key];
    return [isNode(item) ? item.range?.[0] : undefined, item];
  }
  if (!isMap(parent)) return [undefined, undefined];
  const named = (name: string) =>
    parent.items.find((item) => isPair(item) && isScalar(item.key) && keyText(item.key) === name);
  const text = String(key);
  const pair = named(text) ?? (text.startsWith("ringfence:") ? undefined : named(text.replace(/^[^:]*:/, "")));
  return [isNode(pair?.key) ? pair.key.range?.[0] : undefined, pair?.value];
}

function keyText(key: Node): string {
  return isScalar(key) ? String(key.value) : "";
}

/** A file's text, as the engine reads it. */
export interface FileText {
  text: string;
  /** Why the engine would not read it; `text` is then only good for showing lines. */
  reason?: string;
}

/**
 * The text of a stack or project file. Pulumi's YAML reader goes by the byte order mark: UTF-16 of either order, else UTF-8,
 * whose mark it skips. Bytes that are none of these, and NUL characters, end its reading.
 */
export function fileText(bytes: Uint8Array): FileText {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return { text };
    return { text, reason: "holds NUL characters, as UTF-16 without a byte order mark does" };
  } catch {
    return { text: new TextDecoder(encoding).decode(bytes), reason: `is not valid ${encoding.toUpperCase()}` };
  }
}
