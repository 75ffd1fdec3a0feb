/** Shades of a country's tile, from few calls to many: ground and text, light and dark. */
const LIGHT = ["#eef2f7", "#d3e2f5", "#a9c8ee", "#7eabe4"];
const DARK = ["#1b2430", "#1d344f", "#1f4470", "#215595"];

const shades = (grounds: readonly string[], text: string) =>
  grounds.map((ground, level) => `.calls-${level + 1}{background:${ground};color:${text}}`).join("");

/** What the page of calls adds to the style sheet of the pages. */
export const CALLS_STYLE = `${shades(LIGHT, "#0b1a2b")}:root{--away:#b3261e;--in:#4a78b5}
@media screen and (prefers-color-scheme:dark){${shades(DARK, "#eef4fb")}:root{--away:#ff8a80;--in:#6f9fdd}}
.figures{display:flex;flex-wrap:wrap;gap:.5rem 2rem;margin:.5rem 0}
.figures dt{color:var(--quiet);font-size:.9rem}
.figures dd{margin:0;font-size:1.35rem;font-weight:600}
.chart svg{display:block;height:auto;min-width:40rem;width:100%}
.chart .in{fill:var(--in)}
.chart .away{fill:var(--away)}
.chart text{fill:var(--text);font-size:11px;font-family:inherit}
.chart line{stroke:var(--line)}
.places{display:grid;gap:4px;grid-template-columns:repeat(auto-fill,minmax(64px,1fr));list-style:none;margin:0;padding:0}
.places li{border:1px solid var(--line);border-radius:5px;font-size:.8rem;line-height:1.25;min-height:58px;overflow:hidden;padding:.25rem .3rem .5rem;position:relative}
.places b{font-size:.95rem}
.places small{display:block;font-size:.75rem}
.places i{background:var(--away);bottom:0;height:5px;left:0;position:absolute}
.swatch.in{background:var(--in);border-color:var(--in)}
.swatch.away{background:var(--away);border-color:var(--away)}
td.number,th.number{font-variant-numeric:tabular-nums;text-align:right}
thead button{background:none;border:0;color:inherit;cursor:pointer;font:inherit;font-weight:600;min-height:32px;padding:0;text-align:inherit}
thead [aria-sort=ascending] button::after{content:" ▲"}
thead [aria-sort=descending] button::after{content:" ▼"}
`;
