/** A call as a call log has it, whatever the log's form. */
export interface CallRecord {
  /** `CA…`; blank where the log does not say it. */
  sid: string;
  /** The caller as the log shows it; blank for a caller without a number. */
  from: string;
  /** The called number; blank where the log does not say it. */
  to: string;
  /** Such as `inbound` or `outbound-dial`; blank where the log does not say it. */
  direction: string;
  /** Such as `completed` or `busy`; blank where the log does not say it. */
  status: string;
  /** Milliseconds since 1970; undefined where the log does not say it. */
  startedAt: number | undefined;
  /** How long the call was answered. */
  seconds: number;
  /** What it cost; undefined while Twilio has not rated it. */
  price: number | undefined;
  /** ISO 4217, upper case; blank where the log does not say it. */
  currency: string;
}

/** A field of a call record, as the API spells it. */
export type CallField =
  "sid" | "from" | "to" | "direction" | "status" | "start_time" | "date_created" | "duration" | "price" | "price_unit";

/** Makes a record of what an API answer or a line of a file says. Fields may be missing, null, blank, texts or numbers. */
export function readCallRecord(fields: Readonly<Partial<Record<CallField, unknown>>>): CallRecord {
  return {
    sid: textOf(fields.sid),
    from: textOf(fields.from),
    to: textOf(fields.to),
    direction: textOf(fields.direction),
    status: textOf(fields.status).toLowerCase(),
    startedAt: momentOf(textOf(fields.start_time) || textOf(fields.date_created)),
    seconds: Math.max(0, numberOf(fields.duration) ?? 0),
    // Twilio writes a charge as a negative number.
    price: absolute(numberOf(fields.price)),
    currency: textOf(fields.price_unit).toUpperCase(),
  };
}

/** Did somebody call one of the account's numbers? A log without directions leaves it open, and is taken at its word. */
export function isInbound({ direction }: CallRecord): boolean {
  return direction === "" || /^(inbound|incoming)$/i.test(direction);
}

/** Minutes as they are billed: each begun minute counts. */
export function begunMinutes(seconds: number): number {
  return Math.ceil(seconds / 60);
}

/** `2026-11-28` of a moment, in UTC. */
export function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";
}

function numberOf(value: unknown): number | undefined {
  const text = textOf(value);
  const number = Number(text);
  return text === "" || !Number.isFinite(number) ? undefined : number;
}

function absolute(number: number | undefined): number | undefined {
  return number === undefined ? undefined : Math.abs(number);
}

/** RFC 2822, ISO 8601, or a date and a time with a space between them. A time without a zone is UTC. */
function momentOf(text: string): number | undefined {
  if (text === "") return undefined;
  const plain = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?(?:\.\d+)?)(?: UTC)?$/.exec(text);
  const moment = Date.parse(plain ? `${plain[1]}T${plain[2]}Z` : text);
  return Number.isNaN(moment) ? undefined : moment;
}
