import { countryName, isCountry } from "../../flows";

/** `1 call`, `1,234 calls`. */
export function counted(count: number, thing: string): string {
  return `${count.toLocaleString("en")} ${thing}${count === 1 ? "" : "s"}`;
}

/** A country as people are shown it: `Russia (RU)`. */
export function shownCountry(code: string): string {
  if (code === "") return "no country";
  return isCountry(code) ? `${countryName(code)} (${code})` : code;
}

/** Prices by currency in words; blank where there are none. A source without currencies has them under `unknown`. */
export function shownPrice(price: Readonly<Record<string, number>>): string {
  return Object.entries(price)
    .map(
      ([currency, sum]) =>
        `${sum.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 5 })} ${currency === "unknown" ? "(currency not given)" : currency}`,
    )
    .join(" and ");
}

/** A share in percent: `0.4 %`, `12 %`. */
export function shownShare(part: number, whole: number): string {
  if (whole === 0) return "0 %";
  const percent = (100 * part) / whole;
  return `${percent > 0 && percent < 10 ? percent.toFixed(1) : Math.round(percent)} %`;
}

const BY: Readonly<Record<string, string>> = {
  exception: "an exception",
  hidden: "the caller is hidden",
  unknown: "the caller has no country",
  country: "the country",
  verification: "the verdict on the caller ID",
  ask: "your own verdict",
  mode: "the mode",
};

/** Which check decided, in words. */
export function shownCheck(by: string): string {
  return BY[by] ?? by;
}

/** Text that Markdown takes as it is, also in a table. */
export function markdownText(plain: string): string {
  return plain.replace(/\s+/g, " ").replace(/[\\`*_[\]<>|~#&]/g, "\\$&");
}

/** A table in Markdown. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => "---"), ...rows.map((row) => row.map(markdownText))];
  return lines.map((row) => `| ${row.join(" | ")} |`).join("\n");
}
