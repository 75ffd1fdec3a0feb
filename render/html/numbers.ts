import { escaped } from "../svg/markup";

/** The choices of the field for the called number. */
export function numberOptions(numbers: readonly string[]): string {
  return numbers.map((number) => `<option>${escaped(number)}</option>`).join("");
}
