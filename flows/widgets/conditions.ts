/** A test that a split makes: is the rendered input so, with regard to the condition's value? Both come trimmed. */
export type Test = (input: string, value: string) => boolean;

/**
 * The 17 tests of Studio. Letters' case and white space around a value never count; lists are separated by commas.
 * Numbers, times and dates that are none of their kind fulfil no test.
 */
export const CONDITIONS: Readonly<Record<string, Test>> = Object.assign(Object.create(null) as Record<string, Test>, {
  equal_to: (input, value) => same(input, value),
  not_equal_to: (input, value) => !same(input, value),
  matches_any_of: (input, value) => anyOf(input, value),
  does_not_match_any_of: (input, value) => !anyOf(input, value),
  is_blank: (input) => input === "",
  is_not_blank: (input) => input !== "",
  regex: (input, value) => new RegExp(`^(?:${value})$`, "i").test(input),
  contains: (input, value) => lower(input).includes(lower(value)),
  does_not_contain: (input, value) => !lower(input).includes(lower(value)),
  starts_with: (input, value) => lower(input).startsWith(lower(value)),
  does_not_start_with: (input, value) => !lower(input).startsWith(lower(value)),
  less_than: (input, value) => compared(number, input, value, (difference) => difference < 0),
  greater_than: (input, value) => compared(number, input, value, (difference) => difference > 0),
  is_before_time: (input, value) => compared(time, input, value, (difference) => difference < 0),
  is_after_time: (input, value) => compared(time, input, value, (difference) => difference > 0),
  is_before_date: (input, value) => compared(date, input, value, (difference) => difference < 0),
  is_after_date: (input, value) => compared(date, input, value, (difference) => difference > 0),
} satisfies Record<string, Test>);

function lower(text: string): string {
  return text.toLowerCase();
}

function same(input: string, value: string): boolean {
  return lower(input) === lower(value);
}

function anyOf(input: string, list: string): boolean {
  // Whether an empty item would match a blank input is not documented; here it matches nothing.
  return list
    .split(",")
    .map((item) => item.trim())
    .some((item) => item !== "" && same(input, item));
}

function compared(
  read: (text: string) => number,
  input: string,
  value: string,
  holds: (difference: number) => boolean,
): boolean {
  const difference = read(input) - read(value);
  return !Number.isNaN(difference) && holds(difference);
}

function number(text: string): number {
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : NaN;
}

/** Minutes since midnight of `HH:MM`. */
function time(text: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return match === null ? NaN : Number(match[1]) * 60 + Number(match[2]);
}

/** Milliseconds of `YYYY-MM-DD`. */
function date(text: string): number {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
}
