import { VERDICT_VALUES } from "../../flows/policy/verdicts";
import { escaped } from "../svg/markup";

/** What networks may say of a caller ID, for a choice; nothing first. */
export function verdictOptions(): string {
  const options = VERDICT_VALUES.map((value) => `<option>${escaped(value)}</option>`);
  return `<option value="">none</option>${options.join("")}`;
}
