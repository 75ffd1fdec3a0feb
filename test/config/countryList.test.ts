import { groupMembers } from "../../flows";
import { errorsOf, noticesOf, onlyLine } from "../harness/config/written";

const countries = (blockList: string[]) => onlyLine({ blockList }).list.countries;

test("expands groups to their members, in any letter case and with white space, beside codes", () => {
  expect(countries(["group:EU"])).toEqual(groupMembers("EU"));
  expect(countries([" Group: eu ", "us", "DE"])).toEqual([...(groupMembers("EU") ?? []), "US"].sort());
  expect(countries(["group:nanp_non_us"])).not.toContain("US");
  expect(countries(["XK"])).toEqual(["XK"]);
});

test.each([
  ["UK", "is not an ISO 3166-1 alpha-2 country code. Did you mean GB (United Kingdom)?"],
  ["EL", "is not an ISO 3166-1 alpha-2 country code. Did you mean GR (Greece)?"],
  ["AN", "is not an ISO 3166-1 alpha-2 country code. Did you mean CW (Curacao), SX (Sint Maarten) and BQ (Bonaire)?"],
  ["cs", "is not an ISO 3166-1 alpha-2 country code. Did you mean RS (Serbia) and ME (Montenegro)?"],
  ["DD", "is not an ISO 3166-1 alpha-2 country code. Did you mean DE (Germany)?"],
  ["Russia", "is not an ISO 3166-1 alpha-2 country code. Did you mean RU (Russia)?"],
  ["EU", "is not an ISO 3166-1 alpha-2 country code. Did you mean group:EU?"],
  ["North America", "is not an ISO 3166-1 alpha-2 country code. Did you mean group:NORTH_AMERICA?"],
  ["european union", "is not an ISO 3166-1 alpha-2 country code. Did you mean group:EU?"],
  ["group:Shengen", "is not a group. Did you mean group:SCHENGEN?"],
  ["group:north-america", "is not a group. Did you mean group:NORTH_AMERICA?"],
  ["group:UK", "is not a group. Did you mean GB (United Kingdom)?"],
  [
    "group:constructor",
    expect.stringMatching(/^is not a group\. Groups: EU, EEA, SCHENGEN, NANP, NANP_NON_US, US_TERRITORIES, AFRICA/),
  ],
  ["group:", expect.stringMatching(/^is not a group\. Groups: EU/)],
])("suggests a correction for %j", (text, expected) => {
  const [error = "", ...others] = errorsOf({ blockList: [text] });
  expect(others).toEqual([]);
  expect(error.slice(error.indexOf(`${JSON.stringify(text)} `) + JSON.stringify(text).length + 1)).toEqual(expected);
});

describe("a list that splits a shared calling code is noticed", () => {
  test.each([
    ["GB", "GG, IM, JE", "+44"],
    ["FI", "AX", "+358"],
    ["IT", "VA", "+39"],
    ["RU", "KZ", "+7"],
    ["RE", "YT", "+262"],
    ["GP", "BL, MF", "+590"],
    ["MA", "EH", "+212"],
    ["NO", "SJ", "+47"],
    ["AU", "CC, CX", "+61"],
    ["CW", "BQ", "+599"],
  ])("%s without %s", (named, left, code) => {
    expect(noticesOf({ blockList: ["IN", named] })).toEqual([
      `ringfence:blockList[1]: names ${named} and not ${left}, which share ${code}: Twilio may report one for another`,
    ]);
    expect(noticesOf({ blockList: [named, ...left.split(", ")] })).toEqual([]);
  });

  test("in routes too, and without showing a secret list", () => {
    const routes = [{ countries: ["RU"], forward: "existing" }];
    expect(noticesOf({ routes })).toEqual([expect.stringContaining("ringfence:routes[0].countries[0]: names RU")]);
    const lines = { a: { blockList: ["RU"], numbers: ["+15550100001"] } };
    const [notice] = noticesOf({ blockList: undefined, numbers: undefined, lines }, new Set(["lines"]));
    expect(notice).not.toMatch(/RU|KZ|\+7/);
  });
});

describe("a list that excludes a number's own country is noticed", () => {
  test("by the number's own country, for either kind of list", () => {
    const numbers = ["+493012345678"];
    const notice = "rejects callers from DE, the country of +493012345678";
    expect(noticesOf({ numbers, blockList: ["DE"] })).toEqual([`ringfence:blockList: ${notice}`]);
    expect(noticesOf({ numbers, blockList: ["group:EU"] })).toContain(`ringfence:blockList: ${notice}`);
    const allow = { blockList: undefined, hiddenCallers: "reject", unknownCountry: "reject", numbers };
    expect(noticesOf({ ...allow, allowList: ["US"] })).toEqual([`ringfence:allowList: ${notice}`]);
    expect(noticesOf({ ...allow, allowList: ["DE"] })).toEqual([]);
    expect(noticesOf({ numbers, blockList: ["US"] })).toEqual([]);
  });

  test("without showing anything secret", () => {
    const lines = { a: { numbers: ["+493012345678"], blockList: ["DE"] } };
    const config = { blockList: undefined, numbers: undefined, lines };
    expect(noticesOf(config, new Set(["lines"]))).toEqual([
      "ringfence:lines.a.blockList: rejects callers from the country of a fenced number",
    ]);
  });
});
