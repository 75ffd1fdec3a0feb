import { type Document, LineCounter, parseDocument, type ScalarTag } from "yaml";
import { type ConfigError } from "../../flows";
import { type FileText } from "../../config";

/** A YAML file, read. */
export interface YamlFile {
  /** Plain values, a key of a map always as text; undefined where the file is no YAML. */
  content: unknown;
  /** What is wrong with the file as YAML. */
  errors: YamlError[];
}

/** An error with its line and column, from 1. */
export interface YamlError extends ConfigError {
  line: number;
  column: number;
}

/** Digits of the YAML that Pulumi's Go reader takes and YAML 1.2 does not: 010 is 8, 0b11 is 3, 1_000 is 1000. */
const goInteger: ScalarTag = {
  tag: "tag:yaml.org,2002:int",
  default: true,
  test: /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|[1-9][0-9_]*|0)$/,
  resolve: (text) => {
    const [, sign, digits] = /^([-+]?)(.*)$/.exec(text.replaceAll("_", "")) ?? [];
    const plain = digits ?? "";
    const value = Number(/^0[0-7]/.test(plain) ? `0o${plain}` : plain);
    return sign === "-" ? 0 - value : value;
  },
};

/**
 * Reads YAML as Pulumi does, whose reader is Go's yaml.v3: an unquoted `+15550100001` is a number, `NO` a text, and `<<`
 * merges. Only dates differ: they stay the text they are. Seen on Pulumi 3.259.
 *
 * @param file how the file is called in messages.
 * @param source its text, or its text with what is wrong with its encoding.
 */
export function parseYaml(file: string, source: string | FileText): YamlFile {
  const { text, reason: unreadable } = typeof source === "string" ? { text: source } : source;
  if (unreadable !== undefined) {
    const reason = `is not YAML that Pulumi can read: it ${unreadable}`;
    return { content: undefined, errors: [{ path: file, reason, remedy: "Save it as UTF-8", line: 1, column: 1 }] };
  }
  const lines = new LineCounter();
  const document: Document.Parsed = parseDocument(text.replace(/^\uFEFF/, ""), {
    lineCounter: lines,
    logLevel: "silent",
    prettyErrors: false,
    merge: true,
    customTags: (tags) => [goInteger, ...tags],
  });
  const configError = (reason: string, offset: number): YamlError => {
    const { line, col } = lines.linePos(offset);
    const described = `is not YAML that Pulumi can read: ${reason}`;
    return { path: file, reason: described, remedy: "Correct the line", line, column: col };
  };
  const errors = document.errors.map(({ message, pos }) => configError(message, pos[0]));
  if (errors.length > 0) return { content: undefined, errors };
  try {
    return { content: document.toJS({ maxAliasCount: 1000 }) as unknown, errors };
  } catch (error) {
    // An alias without its anchor, or aliases that multiply without end.
    return { content: undefined, errors: [configError(error instanceof Error ? error.message : String(error), 0)] };
  }
}

/** Is `value` a YAML map? */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
