import { existsSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { StringDecoder } from "node:string_decoder";
import { readCallRecord } from "../../evidence";
import { UsageError } from "../usageError";
import { csvRecords } from "./csvFile";
import { type FileEntry } from "./fileEntry";

/** Longest line that is read, in characters; a call record has about a thousand. */
const MAX_LINE = 1_000_000;

/**
 * The calls of a file: JSON lines of call records as the API returns them (also whole pages of them), or CSV. Read piece by
 * piece, so that its length does not matter.
 *
 * @throws UsageError if the file is no such file.
 */
export async function* callsInFile(file: string): AsyncGenerator<FileEntry[]> {
  if (!existsSync(file) || statSync(file).isDirectory()) {
    throw new UsageError(`${file} is not a file. Give --calls a file with JSON lines or CSV`);
  }
  const texts = textOf(file);
  let beginning = "";
  for (;;) {
    const { value, done } = await texts.next();
    if (done) break;
    beginning += value;
    if (beginning.trim() !== "") break;
  }
  const [first] = beginning.trimStart();
  if (first === "[") {
    throw new UsageError(`${file} is one JSON array. Write a call per line, such as with: jq -c '.[]' ${file}`);
  }
  const pieces = joined(beginning, texts);
  if (first === "{") yield* jsonRecords(pieces);
  else if (first !== undefined) yield* csvRecords(file, beginning.trimStart(), pieces);
}

/** Bytes that are read at once. */
const PIECE = 1 << 18;

/** Pieces after which garbage is collected: 32 MB. */
const COLLECTED_EACH = 128;

/**
 * V8's collector. Each line is garbage a moment later, and left alone V8 lets hundreds of megabytes of it pile up before
 * it looks.
 */
function garbageCollector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}

/** The text of a file, without a byte-order mark. @throws UsageError if it is not text. */
async function* textOf(file: string): AsyncGenerator<string, undefined> {
  const decoder = new StringDecoder("utf8");
  // One buffer for all pieces: a new one for each would be hundreds of megabytes of garbage.
  const buffer = Buffer.alloc(PIECE);
  const collect = garbageCollector();
  const handle = await open(file);
  try {
    for (let pieces = 0; ; pieces += 1) {
      const isFirst = pieces === 0;
      if (pieces % COLLECTED_EACH === COLLECTED_EACH - 1) collect();
      const { bytesRead } = await handle.read(buffer, 0, PIECE, null);
      if (bytesRead === 0) return undefined;
      const bytes = buffer.subarray(0, bytesRead);
      if (isFirst && (bytes.includes(0) || (bytes[0] === 0x1f && bytes[1] === 0x8b))) {
        throw new UsageError(`${file} is not a text in UTF-8. Unpack or convert it, then give the text`);
      }
      const text = decoder.write(bytes);
      yield isFirst ? text.replace(/^\uFEFF/, "") : text;
    }
  } finally {
    await handle.close();
  }
}

async function* joined(beginning: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield beginning;
  yield* rest;
}

async function* jsonRecords(pieces: AsyncGenerator<string>): AsyncGenerator<FileEntry[]> {
  let left = "";
  for await (const piece of pieces) {
    const lines = (left + piece).split("\n");
    left = lines.pop() ?? "";
    if (left.length > MAX_LINE)
      throw new UsageError(`a line is longer than ${MAX_LINE} characters: is it a call record?`);
    yield lines.flatMap((line) => entriesOf(line, "a line that is not JSON"));
  }
  yield entriesOf(left, "a last line that is cut off");
}

function entriesOf(line: string, unread: string): FileEntry[] {
  if (line.trim() === "") return [];
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return [{ unread }];
  }
  if (typeof value !== "object" || value === null) return [{ unread: "a line that is no JSON object" }];
  const page = (value as { calls?: unknown }).calls;
  return (Array.isArray(page) ? (page as unknown[]) : [value]).map(entryOf);
}

/** A record is known by its called number: an object without that is something else. */
function entryOf(fields: unknown): FileEntry {
  if (typeof fields !== "object" || fields === null || !("to" in fields || "from" in fields)) {
    return { unread: "a line that is no call record (it has neither from nor to)" };
  }
  return { record: readCallRecord(underscored(fields)) };
}

/** Names as the API spells them. Twilio's command line spells them as its SDK does: `startTime`. */
function underscored(fields: object): object {
  if (!("startTime" in fields || "priceUnit" in fields || "dateCreated" in fields)) return fields;
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name.replace(/[A-Z]/g, (one) => `_${one.toLowerCase()}`), value]),
  );
}
