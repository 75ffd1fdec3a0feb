import { countryOptions, countryRows, countryTiles } from "./html/countries";
import { numberOptions } from "./html/numbers";
import { verdictOptions } from "./html/verdicts";
import { STYLE } from "./html/style";
import { type Line } from "./outcome";
import { escaped } from "./svg/markup";
import { renderSvg } from "./svg";
import { withoutSecrets } from "./withoutSecrets";

/** What a page is made with. */
export interface HtmlOptions {
  /** Heading, such as `demo/dev`. */
  title: string;
  /** The page's program: the text of `render/dist/page.js`. Without it the page only shows. */
  script?: string;
  /** Said below the heading, such as what is made up. */
  notes?: readonly string[];
  /** Listens at `/changes` of its server, and loads again at each. */
  live?: boolean;
}

/**
 * The lines of a stack as one HTML page that needs no network. Secrets in URLs are left out.
 *
 * @example
 * ```ts
 * const page = renderHtml([{ policy, definition: compile(policy, surroundings) }], { title: "screening/dev" });
 * ```
 */
export function renderHtml(lines: readonly Line[], options: HtmlOptions): string {
  const shown = lines.map(withoutSecrets);
  const [first] = shown;
  if (first === undefined) throw new Error("a page needs at least one line");
  const { title, script, notes = [], live = false } = options;
  const connect = live ? "connect-src 'self';" : "";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none';style-src 'unsafe-inline';script-src 'unsafe-inline';${connect}base-uri 'none';form-action 'none'">
<title>${escaped(title)}: Ringfence</title>
<style>${STYLE}</style>
</head>
<body${live ? " data-live" : ""}>
<header>
<h1>Ringfence: ${escaped(title)}</h1>
${notes.map((note) => `<p class="note">${escaped(note)}</p>`).join("\n")}
${lineChoice(shown)}
<p id="description" class="quiet">${escaped(first.definition.description)}</p>
</header>
<main>
${script === undefined ? "" : callForm(first)}
<section aria-labelledby="flow-heading">
<h2 id="flow-heading">The flow</h2>
<div class="scroll flow" role="region" aria-label="Picture of the flow" tabindex="0">
${shown.map((line, index) => picture(line, index)).join("\n")}
</div>
</section>
<section aria-labelledby="countries-heading">
<h2 id="countries-heading">Countries</h2>
<p class="quiet">What ordinary callers of each country meet: with a number that is not hidden, and that no exception names.</p>
<div id="tiles">${countryTiles(first.policy)}</div>
<div class="search"><label for="search">Search countries</label><input id="search" type="search" autocomplete="off"></div>
<p id="found" class="quiet" role="status"></p>
<div class="scroll table" role="region" aria-label="Table of countries" tabindex="0">
<table><thead><tr><th scope="col">Country</th><th scope="col">Code</th><th scope="col">Meets</th></tr></thead>
<tbody id="rows">${countryRows(first.policy)}</tbody></table>
</div>
</section>
</main>
${script === undefined ? "" : `<script type="application/json" id="lines">${inScript(JSON.stringify(shown))}</script>\n<script>${inScript(script)}</script>`}
</body>
</html>
`;
}

function lineChoice(lines: readonly Line[]): string {
  if (lines.length < 2) return "";
  const options = lines.map(({ policy }, index) => `<option value="${index}">${escaped(policy.line)}</option>`);
  return `<div class="search"><label for="line">Line</label><select id="line">${options.join("")}</select></div>`;
}

function callForm({ policy }: Line): string {
  return `<section aria-labelledby="call-heading">
<h2 id="call-heading">Place a call</h2>
<form id="call">
<div class="fields">
<div><label for="from">Caller's number</label><input id="from" autocomplete="off" spellcheck="false" aria-describedby="from-hint"></div>
<div><label for="country">Caller's country, as Twilio gives it</label><select id="country">${countryOptions()}</select></div>
<div><label for="to">Called number</label><select id="to">${numberOptions(policy.numbers)}</select></div>
<div><label for="verdict">Verdict on the caller ID</label><select id="verdict">${verdictOptions()}</select></div>
<div><label for="digits">Digits entered, one entry for each question</label><input id="digits" autocomplete="off" inputmode="numeric"></div>
<div><label for="answer">Answer of the look-up; none if blank</label><input id="answer" autocomplete="off" spellcheck="false"></div>
</div>
<p id="from-hint" class="quiet">E.164 such as +12015550123, sip:…, client:…, or a word such as Anonymous. The country follows the number; you can choose another.</p>
<div class="presets" role="group" aria-label="Callers to try"><button type="button" class="preset" data-from="Anonymous" data-country="">Hidden caller</button><button type="button" class="preset" data-from="+266696687" data-country="LS">Hidden, as a keypad word</button><button type="button" class="preset" data-from="sip:alice@example.com" data-country="">SIP caller</button></div>
</form>
<div id="outcome" role="status" aria-label="What the caller meets"></div>
</section>`;
}

/** Pictures up to this width are shrunk to the screen's; wider ones would not be legible, and scroll. */
const SHRINKABLE = 2000;

function picture({ policy, definition }: Line, index: number): string {
  const svg = renderSvg(definition, {
    id: `flow-${index}`,
    title: `Flow of line ${policy.line}: ${definition.description}`,
    theme: "light",
  });
  const isWide = Number(/ width="(\d+)"/.exec(svg)?.[1]) > SHRINKABLE;
  return `<div class="picture${isWide ? " wide" : ""}" data-line="${index}"${index > 0 ? " hidden" : ""}>${svg}</div>`;
}

/** Text in a script element: nothing in it ends the element. */
function inScript(text: string): string {
  return text.replace(/<(?=\/script|!--|script)/gi, "\\u003c");
}
