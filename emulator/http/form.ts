import { badRequest } from "./twilioError";

/**
 * The value of a form field that must be there.
 * @throws 400 with code 20001, as Twilio answers a missing one.
 */
export function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value === null || value === "") throw badRequest(`Missing required parameter ${name} in the post body`);
  return value;
}

/** A field that may hold only some values; undefined when it is not sent. */
export function oneOf<T extends string>(form: URLSearchParams, name: string, values: readonly T[]): T | undefined {
  const value = form.get(name);
  if (value === null) return undefined;
  const found = values.find((candidate) => candidate === value);
  if (found === undefined) throw badRequest(`${name} must be ${values.join(" or ")}, not "${value}"`);
  return found;
}

/** `true` or `false`; undefined when the field is not sent. */
export function boolean(form: URLSearchParams, name: string): boolean | undefined {
  const value = oneOf(form, name, ["true", "false", "True", "False"]);
  return value === undefined ? undefined : value.toLowerCase() === "true";
}

/** Refuses a text that is too long. `limit` is in characters. */
export function atMost(name: string, value: string, limit: number): string {
  if (value.length > limit) throw badRequest(`${name} has ${value.length} characters; at most ${limit} are taken`);
  return value;
}

/**
 * A date in a query, in milliseconds since 1970; `otherwise` when it is not sent.
 * @throws 400 when it is no date.
 */
export function moment(query: URLSearchParams, name: string, otherwise: number): number {
  const text = query.get(name);
  if (text === null || text === "") return otherwise;
  const value = Date.parse(text);
  if (Number.isNaN(value)) throw badRequest(`${name} must be a date in ISO 8601, not ${text}`);
  return value;
}
