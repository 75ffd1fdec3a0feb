import { STYLE } from "../html/style";
import { escaped } from "../svg/markup";
import { dayChart } from "./dayChart";
import { CALLS_STYLE } from "./style";
import { callTable, type CallTable } from "./table";
import { callTiles, type CountryCalls } from "./tiles";

/** What the page of calls shows. Callers in it are masked already. */
export interface CallsPage {
  /** Heading, such as `Calls of demo/dev`. */
  title: string;
  /** A sentence on what calls they are. */
  summary: string;
  /** Notes, such as what the source cannot tell. */
  notes: readonly string[];
  /** The most important numbers, in words. */
  figures: readonly { name: string; value: string }[];
  /** Of all lines together. */
  countries: readonly CountryCalls[];
  /** Days in UTC, in order. */
  days: readonly { day: string; calls: number; turnedAway: number }[];
  /** What a turned-away call is called: `turned away`, or `would be turned away`. */
  turnedAwayWords: string;
  tables: readonly CallTable[];
}

/**
 * Calls as one HTML page that needs no network.
 *
 * @param script the page's program, `render/dist/calls.js`: it sorts the tables. Without it they stay as they are.
 */
export function renderCalls(page: CallsPage, script?: string): string {
  const { title, summary, notes, figures, countries, days, tables, turnedAwayWords: words } = page;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none';style-src 'unsafe-inline';script-src 'unsafe-inline';base-uri 'none';form-action 'none'">
<title>${escaped(title)}: Ringfence</title>
<style>${STYLE}${CALLS_STYLE}</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
<p>${escaped(summary)}</p>
${notes.map((note) => `<p class="note">${escaped(note)}</p>`).join("\n")}
</header>
<main>
<section aria-labelledby="figures-heading">
<h2 id="figures-heading">In short</h2>
<dl class="figures">${figures.map(({ name, value }) => `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`).join("")}</dl>
</section>
<section aria-labelledby="days-heading">
<h2 id="days-heading">By day</h2>
${dayChart(days, words)}
</section>
<section aria-labelledby="countries-heading">
<h2 id="countries-heading">By country</h2>
${callTiles(countries, words)}
</section>
${tables.map(callTable).join("\n")}
</main>
${script === undefined ? "" : `<script>${script.replace(/<(?=\/script|!--|script)/gi, "\\u003c")}</script>`}
</body>
</html>
`;
}
