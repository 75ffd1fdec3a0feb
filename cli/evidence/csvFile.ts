import { pipeline, Readable } from "node:stream";
import { type CsvError, parse } from "csv-parse";
import { type CallField, readCallRecord } from "../../evidence";
import { UsageError } from "../usageError";
import { type FileEntry } from "./fileEntry";

/** Column names without case, spaces and signs, and what they are. Those of the API, of its SDKs and of the console. */
const COLUMNS: Readonly<Record<string, CallField>> = {
  sid: "sid",
  callsid: "sid",
  from: "from",
  caller: "from",
  to: "to",
  called: "to",
  direction: "direction",
  type: "direction",
  status: "status",
  starttime: "start_time",
  starttimeutc: "start_time",
  startdate: "start_time",
  date: "start_time",
  datecreated: "date_created",
  duration: "duration",
  durationsec: "duration",
  durationseconds: "duration",
  price: "price",
  priceunit: "price_unit",
  currency: "price_unit",
};

/** Entries handed on at once: few, so that they are garbage soon. */
const BATCH = 100;

/**
 * The calls of a CSV text with a head. Commas, semicolons and tabs separate; the head says which.
 *
 * @param beginning the text's first piece, with the whole head.
 * @throws UsageError if the head has no columns of calls.
 */
export async function* csvRecords(
  file: string,
  beginning: string,
  pieces: AsyncGenerator<string>,
): AsyncGenerator<FileEntry[]> {
  let fields: (CallField | undefined)[] | undefined;
  let batch: FileEntry[] = [];
  const parser = parse({
    delimiter: separatorOf(beginning),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    trim: true,
    on_skip: (error) => void batch.push({ unread: errorWords(error) }),
  });
  // An error of the source ends the parser, which then throws it below.
  pipeline(Readable.from(pieces), parser, () => undefined);
  for await (const row of parser as AsyncIterable<string[]>) {
    if (fields === undefined) {
      fields = columnsOf(file, row);
      continue;
    }
    batch.push(row.length < fields.length ? { unread: "a row that is cut off" } : { record: recordOf(fields, row) });
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

function errorWords(error: CsvError | undefined): string {
  return error?.code === "CSV_QUOTE_NOT_CLOSED"
    ? "rows that are cut off within quotes"
    : `a row that is not CSV (${error?.code ?? "no reason given"})`;
}

/** What separates the columns of the head: whatever there is most of. */
function separatorOf(text: string): string {
  const [head = ""] = text.trimStart().split("\n");
  const count = (sign: string) => head.split(sign).length;
  return [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function columnsOf(file: string, head: readonly string[]): (CallField | undefined)[] {
  const fields = head.map((name) => COLUMNS[name.toLowerCase().replace(/[^a-z]/g, "")]);
  const missing = (["from", "to"] as const).filter((name) => !fields.includes(name));
  if (missing.length === 0) return fields;
  const names = head.map((name) => name.slice(0, 30)).slice(0, 12);
  throw new UsageError(
    `${file} is no list of calls: no column ${missing.join(" and no column ")}. Its columns are ${names.join(", ")}. ` +
      "Name them from, to, start_time, duration, status, direction, price and price_unit; only the first two are required",
  );
}

function recordOf(fields: readonly (CallField | undefined)[], row: readonly string[]) {
  const values: Partial<Record<CallField, string>> = {};
  fields.forEach((field, index) => {
    if (field !== undefined) values[field] ??= row[index] ?? "";
  });
  return readCallRecord(values);
}
