import { getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { type Call } from "../../flows/base/call";
import { answerWith } from "../../flows/base/lookUp";
import { element } from "./element";

/** The form's fields. */
export interface CallFields {
  call: () => Call;
  set: (values: { from: string; country: string; to: string }) => void;
  /** Chooses a country, and a number of it. */
  callFrom: (country: string) => void;
  onChange: (changed: () => void) => void;
}

/** A subscriber number that no country gives out, or few: it stands for any caller of a country. */
const SUBSCRIBER = "5550100";

/** Wires the form. A typed number brings its country along, a chosen country a number. */
export function callFields(): CallFields {
  const from = element("from") as HTMLInputElement;
  const country = element("country") as HTMLSelectElement;
  const to = element("to") as HTMLSelectElement;
  const verdict = element("verdict") as HTMLSelectElement;
  const [digits, answer] = [element("digits") as HTMLInputElement, element("answer") as HTMLInputElement];
  let changed: () => void = () => undefined;

  from.addEventListener("input", () => {
    country.value = countryOf(from.value);
    changed();
  });
  const follow = (): void => {
    if (country.value !== "" && countryOf(from.value) !== country.value) from.value = numberOf(country.value);
    changed();
  };
  country.addEventListener("change", follow);
  for (const field of [to, verdict]) field.addEventListener("change", () => changed());
  for (const field of [digits, answer]) field.addEventListener("input", () => changed());
  for (const preset of document.querySelectorAll<HTMLElement>(".preset")) {
    preset.addEventListener("click", () => {
      from.value = preset.dataset.from ?? "";
      country.value = preset.dataset.country ?? "";
      changed();
    });
  }
  return {
    call: () => ({
      from: from.value,
      to: to.value,
      callerCountry: country.value,
      ...(verdict.value !== "" && { parameters: { StirVerstat: verdict.value } }),
      digits: digits.value.split(/[\s,]+/).filter((entry) => entry !== ""),
      answer: answer.value.trim() === "" ? null : answerWith(answer.value),
    }),
    set: (values) => {
      from.value = values.from;
      country.value = values.country;
      if ([...to.options].some(({ value }) => value === values.to)) to.value = values.to;
    },
    callFrom: (code) => {
      country.value = code;
      follow();
    },
    onChange: (listener) => (changed = listener),
  };
}

/** The country whose number it is; blank if it is none, or the country is not clear. */
function countryOf(number: string): string {
  return parsePhoneNumberFromString(number.trim())?.country ?? "";
}

function numberOf(country: string): string {
  const callingCode = isSupportedCountry(country) ? getCountryCallingCode(country) : "1";
  return `+${callingCode}${callingCode === "1" ? `201${SUBSCRIBER}` : SUBSCRIBER}`;
}
