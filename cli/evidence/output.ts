import { writeFileSync } from "node:fs";
import path from "node:path";
import { type Command, Option } from "commander";
import { type Terminal } from "../terminal";
import { UsageError } from "../usageError";

/** Forms of an answer that people choose by name. */
const FORMATS = ["text", "markdown", "html", "csv"] as const;
type Format = (typeof FORMATS)[number];

const ENDINGS: Readonly<Record<string, Format | "json">> = {
  ".txt": "text",
  ".md": "markdown",
  ".html": "html",
  ".htm": "html",
  ".csv": "csv",
  ".json": "json",
};

/** Options of every command that shows calls. */
export interface OutputOptions {
  json: boolean;
  format?: Format;
  out?: string;
  showNumbers: boolean;
}

/** Adds those options; `--json` stands elsewhere. */
export function withOutputOptions(command: Command): Command {
  return command
    .addOption(
      new Option("-f, --format <format>", "output format (default: by the extension of --out, or else text)").choices(
        FORMATS,
      ),
    )
    .option("-o, --out <file>", "write the result to this file")
    .option("--show-numbers", "show full numbers of callers, which are masked by default", false);
}

/** The form that the options ask for. @throws UsageError if they ask for two. */
export function formatOf({ json, format, out }: OutputOptions): Format | "json" {
  if (json && format !== undefined) throw new UsageError("--json and --format are two forms. Give one of them");
  if (json) return "json";
  return format ?? (out === undefined ? "text" : (ENDINGS[path.extname(out).toLowerCase()] ?? "text"));
}

/**
 * Writes an answer in the form that the options ask for.
 *
 * @param forms how to make each form.
 */
export function write(
  options: OutputOptions,
  terminal: Terminal,
  forms: Readonly<Record<Format, () => string>> & { json: () => object },
): void {
  const format = formatOf(options);
  const text = format === "json" ? `${JSON.stringify(forms.json(), null, 2)}\n` : forms[format]();
  if (options.out === undefined) return terminal.out(text);
  writeFileSync(options.out, text);
  terminal.error(`${options.out}: ${Buffer.byteLength(text)} bytes of ${format}\n`);
}
