import { parsePhoneNumberFromString } from "libphonenumber-js";

/** Country code to the numbers that are there. Numbers without a country of their own, such as toll-free ones, are left out. */
export function homeCountries(numbers: readonly string[]): Map<string, string[]> {
  const homes = new Map<string, string[]>();
  for (const number of numbers) {
    const country = parsePhoneNumberFromString(number)?.country;
    if (country !== undefined) homes.set(country, [...(homes.get(country) ?? []), number]);
  }
  return homes;
}
