/** A request as the log has it. Credentials are never in it. */
export interface LoggedRequest {
  method: string;
  /** Host name as the client asked for it, such as `studio.twilio.com`. */
  host: string;
  /** Path without the query. */
  path: string;
  query: Record<string, string | string[]>;
  /** Form fields; of a file its size and type only. */
  form: Record<string, string | string[]>;
  /** HTTP status of the answer; 0 while there is none, and for a connection that was reset. */
  status: number;
  /** Who asked, where its address names it. */
  client?: string;
  /** What was injected, if something was. */
  fault?: string;
}

/** Oldest entries go when the log is this long, so that a long-lived emulator does not grow without end. */
const LIMIT = 20_000;

/** Appends a request that has just come in. */
export function logRequest(log: LoggedRequest[], request: Omit<LoggedRequest, "status">): LoggedRequest {
  if (log.length >= LIMIT) log.splice(0, LIMIT / 10);
  const entry: LoggedRequest = { ...request, status: 0 };
  log.push(entry);
  return entry;
}

/** Form or query fields as an object; a field that was sent more than once is a list. */
export function fieldsOf(fields: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(fields.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = fields.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}
