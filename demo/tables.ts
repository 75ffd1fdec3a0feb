import Table from "cli-table3";
import { type PhoneNumber } from "../emulator";
import { type PlacedCall } from "./calls";

/** A head, a rule, and the rows: readable in a narrow terminal and in a log. */
const PLAIN = {
  style: { head: [], border: [] },
  chars: Object.fromEntries(
    [
      ...["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"],
      ...["left", "left-mid", "right", "right-mid", "mid", "mid-mid"],
    ].map((name) => [name, ""]),
  ),
};

const withoutScheme = (text: string): string => text.replace(/https?:\/\//g, "");

/** The numbers and what answers them. */
export function numberTable(numbers: PhoneNumber[]): string {
  const table = new Table({ head: ["number", "name", "answered by", "fallback"], ...PLAIN });
  for (const number of numbers) {
    const fallback = number.voice_fallback_url
      ? `${number.voice_fallback_method} ${withoutScheme(number.voice_fallback_url)}`
      : "none";
    const handler = `${number.voice_method} ${withoutScheme(number.voice_url ?? "")}`;
    table.push([number.phone_number, number.friendly_name, handler, fallback]);
  }
  return table.toString();
}

/** The outcome for each caller. */
export function callTable(calls: PlacedCall[]): string {
  const table = new Table({
    head: ["caller", "from", "calls", "outcome", "hears", "answered", "billed min"],
    ...PLAIN,
  });
  for (const { who, from, to, outcome } of calls) {
    const { heard, answered, billedVoiceMinutes } = outcome;
    table.push([who, from, to, outcome.outcome, withoutScheme(heard), answered ? "yes" : "no", billedVoiceMinutes]);
  }
  return table.toString();
}
