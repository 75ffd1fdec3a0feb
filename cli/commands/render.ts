import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Command, Option } from "commander";
import { type Line, renderHtml, renderMermaid, renderSvg, renderText } from "../../render";
import { flowErrors } from "../line/flowErrors";
import { openOnDesktop } from "../render/open";
import { pageScript } from "../render/pageScript";
import { shownLines } from "../render/shownLines";
import { type SoundReading } from "../stack";
import { type Terminal } from "../terminal";
import { UsageError } from "../usageError";
import { failWith, needConfig, type StackCommandOptions, summary, withStackOptions } from "../stackOptions";

const FORMATS = ["svg", "html", "mermaid", "text"] as const;
type Format = (typeof FORMATS)[number];

const ENDINGS: Readonly<Record<string, Format>> = {
  ".svg": "svg",
  ".html": "html",
  ".htm": "html",
  ".mmd": "mermaid",
  ".mermaid": "mermaid",
  ".txt": "text",
};

interface Options extends StackCommandOptions {
  line?: string;
  format?: Format;
  out?: string;
  open: boolean;
}

const HELP = `
Formats: svg, a picture of one line; html, a page with all lines, on which you can place calls; mermaid, which GitHub
draws; text, for a terminal. Without --format, the extension of --out decides. Without --out, the format is text, or html
with --open. Values that only the account knows are made up, and the error output names them.

Examples:
  ringfence render
  ringfence render --stack prod --out fence.html --open
  ringfence render --line sales --format mermaid
`;

/** `ringfence render`: draws the flows of a stack file. */
export function renderCommand(program: Command, terminal: Terminal): void {
  withStackOptions(program.command("render"), "print the result as JSON, with the drawing unless --out is given")
    .description("draw the flows that a stack file compiles to, offline")
    .option("-l, --line <name>", "only this line")
    .addOption(new Option("-f, --format <format>", "what to draw").choices(FORMATS))
    .option("-o, --out <file>", "write to this file")
    .option("--open", "open the result", false)
    .addHelpText("after", HELP)
    .action(async (options: Options) => {
      const reading = needConfig(options, terminal);
      const errors = flowErrors(reading);
      if (errors.length > 0) failWith(reading, errors, options, terminal);
      const { lines, notes } = shownLines(reading, options.line);
      const format = formatOf(options);
      const drawing = draw(lines, format, reading, notes);
      for (const note of notes) terminal.error(`${note}\n`);
      const out = options.out ?? (options.open ? temporary(format) : undefined);
      if (out !== undefined) writeFileSync(out, drawing);
      if (options.json)
        terminal.out(`${JSON.stringify(resultOf(reading, lines, format, drawing, out, notes), null, 2)}\n`);
      else terminal.out(out === undefined ? drawing : `${out}: ${Buffer.byteLength(drawing)} bytes of ${format}\n`);
      if (options.open && out !== undefined) await openOnDesktop(path.resolve(out));
    });
}

function formatOf({ format, out, open }: Options): Format {
  if (format !== undefined) return format;
  if (out === undefined) return open ? "html" : "text";
  const known = ENDINGS[path.extname(out).toLowerCase()];
  if (known !== undefined) return known;
  throw new UsageError(`the format does not follow from the extension of ${out}. Add --format ${FORMATS.join(", ")}`);
}

function draw(lines: readonly Line[], format: Format, { stack, project }: SoundReading, notes: string[]): string {
  const title = project === "" ? stack : `${project}/${stack}`;
  if (format === "html") return renderHtml(lines, { title, notes, script: pageScript() });
  if (format === "text") {
    return lines.map(({ policy, definition }) => `line ${policy.line}\n${renderText(definition)}`).join("\n");
  }
  const [first, ...others] = lines;
  if (first === undefined || others.length > 0) {
    const names = lines.map(({ policy }) => policy.line).join(", ");
    throw new UsageError(`${format} draws one line only. Choose it with --line (${names}), or use --format html`);
  }
  return format === "svg"
    ? renderSvg(first.definition, { title: `${title}, line ${first.policy.line}: ${first.definition.description}` })
    : renderMermaid(first.definition);
}

function temporary(format: Format): string {
  const ending = Object.keys(ENDINGS).find((one) => ENDINGS[one] === format) ?? "";
  return path.join(mkdtempSync(path.join(tmpdir(), "ringfence-")), `flow${ending}`);
}

function resultOf(
  reading: SoundReading,
  lines: readonly Line[],
  format: Format,
  drawing: string,
  out: string | undefined,
  notes: string[],
) {
  return {
    ...summary(reading, []),
    format,
    bytes: Buffer.byteLength(drawing),
    lines: lines.map(({ policy, definition }) => ({ line: policy.line, widgets: definition.states.length })),
    notes,
    ...(out === undefined ? { drawing } : { out }),
  };
}
