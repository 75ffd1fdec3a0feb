import { countryName, isCountry, successorsOf, suggestCountry } from "../flows/policy/countries";
import { GROUP_NAMES, groupMembers } from "../flows/policy/groups";
import { type ErrorList } from "./errors";
import { type Keys } from "./path";
import { suggest } from "./suggest";

/** An entry of a country list, with the codes that it means. */
export interface CountryEntry {
  keys: Keys;
  /** As written in the config, without surrounding white space. */
  text: string;
  /** Sorted. An entry that is not a group has one code. */
  codes: string[];
  isGroup: boolean;
}

/** Other names that people use for groups. */
const GROUP_SPELLINGS: Readonly<Record<string, string>> = {
  EUROPEAN_UNION: "EU",
  EUROPEAN_ECONOMIC_AREA: "EEA",
  NORTH_AMERICAN_NUMBERING_PLAN: "NANP",
};

/** Reads a country list. It is an error if an entry is neither a country code nor a group. */
export function readCountries(list: (string | undefined)[], keys: Keys, errors: ErrorList): CountryEntry[] {
  return list.flatMap((text, index): CountryEntry[] => {
    if (text === undefined) return [];
    const at = [...keys, index];
    const code = text.trim().toUpperCase();
    if (isCountry(code)) return [{ keys: at, text: code, codes: [code], isGroup: false }];
    const members = groupMembers(groupName(text) ?? "");
    if (members !== undefined) return [{ keys: at, text: text.trim(), codes: members, isGroup: true }];
    addUnknown(text, at, errors);
    return [];
  });
}

/** The codes of all entries, sorted, each once. */
export function codesOf(entries: CountryEntry[]): string[] {
  return [...new Set(entries.flatMap(({ codes }) => codes))].sort();
}

/** What follows `group:`, in upper case; undefined for other texts. */
function groupName(text: string): string | undefined {
  return /^\s*group\s*:\s*(.*?)\s*$/is.exec(text)?.[1]?.toUpperCase();
}

function addUnknown(text: string, keys: Keys, errors: ErrorList): void {
  const short = text.slice(0, 80);
  const name = groupName(short);
  if (name !== undefined) {
    const specific = didYouMean(suggestGroup(name) ?? suggestCode(name));
    errors.add(keys, text, "is not a group", errors.remedy(keys, specific, `Groups: ${GROUP_NAMES.join(", ")}`));
    return;
  }
  const specific = didYouMean(exactGroup(short) ?? suggestCode(short) ?? suggestGroup(short));
  const general = "Write the two letters of the country's ISO code, such as RU";
  errors.add(keys, text, "is not an ISO 3166-1 alpha-2 country code", errors.remedy(keys, specific, general));
}

function didYouMean(what: string | undefined): string | undefined {
  return what === undefined ? undefined : `Did you mean ${what}?`;
}

function suggestCode(text: string): string | undefined {
  const successors = successorsOf(text);
  const code = suggestCountry(text);
  const named = (successors.length > 0 ? successors : code === undefined ? [] : [code]).map(
    (one) => `${one} (${countryName(one)})`,
  );
  // A country that no longer exists stands for all of its successors.
  return named.length === 0 ? undefined : named.join(", ").replace(/, ([^,]*)$/, " and $1");
}

function exactGroup(text: string): string | undefined {
  const name = text
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, "_");
  const group = Object.hasOwn(GROUP_SPELLINGS, name) ? GROUP_SPELLINGS[name] : name;
  return group !== undefined && GROUP_NAMES.includes(group) ? `group:${group}` : undefined;
}

function suggestGroup(text: string): string | undefined {
  const name = exactGroup(text) ?? suggest(text, GROUP_NAMES);
  return name === undefined || name.startsWith("group:") ? name : `group:${name}`;
}
