import { COUNTRY_CODES, countryName, isCountry, successorsOf, suggestCountry } from "../../../flows";
import { INITIALS, MAX_CODES } from "../../../flows/base/lists";

test("has the 249 codes of ISO 3166-1, and XK", () => {
  expect(COUNTRY_CODES).toHaveLength(250);
  expect([...COUNTRY_CODES].sort()).toEqual(COUNTRY_CODES);
  for (const code of ["US", "NO", "XK", "AX", "TW"]) expect(isCountry(code)).toBe(true);
  for (const code of ["UK", "EL", "XX", "EU", "SU", "us", "", "RUS", "constructor"])
    expect(isCountry(code)).toBe(false);
});

test("has English names for the codes", () => {
  expect(countryName("RU")).toBe("Russia");
  expect(countryName("XX")).toBe("XX");
});

test.each([
  ["UK", "GB"],
  ["EL", "GR"],
  ["ru", "RU"],
  ["Russia", "RU"],
  ["russia ", "RU"],
  ["Rusia", "RU"],
  ["RUS", "RU"],
  ["Chnia", "CN"],
  ["United Kingdon", "GB"],
  ["Österreich", undefined],
  ["Curaçao", "CW"],
  ["Holland", "NL"],
  ["SU", "RU"],
  ["YU", "RS"],
  ["XX", undefined],
  ["ZZ", undefined],
  ["", undefined],
  ["R", undefined],
  ["no such country", undefined],
])("suggests for %j: %s", (text, code) => {
  expect(suggestCountry(text)).toBe(code);
});

test("splits a long list into short parts that hold every code once", () => {
  const parts = INITIALS.map((letters) => COUNTRY_CODES.filter((code) => letters.includes(code.charAt(0))));
  expect(parts.flat()).toHaveLength(COUNTRY_CODES.length);
  for (const part of parts) expect(part.length).toBeLessThanOrEqual(MAX_CODES);
});

test.each([
  ["AN", ["CW", "SX", "BQ"]],
  [" cs ", ["RS", "ME"]],
  ["DD", []],
  ["constructor", []],
])("names the successors of %j: %j", (text, codes) => {
  expect(successorsOf(text)).toEqual(codes);
});

test("has only countries as successors", () => {
  for (const code of ["AN", "CS", "FQ", "NT", "PC", "SU", "YU"]) {
    expect(successorsOf(code).length).toBeGreaterThan(1);
    for (const successor of successorsOf(code)) expect(isCountry(successor)).toBe(true);
  }
});
