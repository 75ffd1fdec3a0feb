import { readFileSync } from "node:fs";
import { type CountryCode, getExampleNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { parse } from "yaml";
import { type CallOutcome, type Emulator } from "../emulator";
import { countryName, isCountry } from "../flows";

/** Somebody who calls. */
export interface Caller {
  who: string;
  from: string;
  /** What Twilio would say of the caller's country; empty where it knows none. */
  country: string;
}

export interface PlacedCall extends Caller {
  to: string;
  outcome: CallOutcome;
}

/** Callers from home, from abroad and from the config's own lists, a hidden one, one by SIP, and its exceptions. */
export function callers(stackFile: string): Caller[] {
  const { config } = parse(readFileSync(stackFile, "utf8")) as { config: Record<string, unknown> };
  const listed = [config["ringfence:blockList"], config["ringfence:allowList"]].flatMap(texts).filter(isCountry);
  const exceptions = Object.values((config["ringfence:exceptions"] ?? {}) as Record<string, unknown>).flatMap(texts);
  return [
    ...[...new Set(["US", "DE", ...listed.slice(0, 4)])].flatMap(fromCountry),
    // Twilio has been seen to give hidden callers a wrong country (docs/how-it-decides.md).
    { who: "hidden caller", from: "Anonymous", country: listed[0] ?? "TH" },
    { who: "SIP caller, country unknown", from: "sip:desk@example.com", country: "" },
    ...exceptions
      .filter((entry) => !entry.endsWith("*"))
      .map((from) => ({ who: "exception", from, country: listed[0] ?? "" })),
  ];
}

function fromCountry(country: string): Caller[] {
  const example = getExampleNumber(country as CountryCode, examples);
  return example ? [{ who: countryName(country), from: example.number, country }] : [];
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string").map((item) => item.trim()) : [];

/** Each caller calls one of the fenced numbers, in turn. */
export const placeCalls = (emulator: Emulator, from: Caller[], numbers: string[]): PlacedCall[] =>
  from.map((caller, index) => {
    const to = numbers[index % numbers.length] ?? "";
    return { ...caller, to, outcome: emulator.call({ from: caller.from, to, callerCountry: caller.country }) };
  });
