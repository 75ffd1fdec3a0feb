import { DARK, LIGHT, rulesOf } from "../svg/theme";

const verdicts = (theme: typeof LIGHT) =>
  (
    [
      ["rejected", "reject"],
      ["announced", "reject"],
      ["away", "reject"],
      ["challenged", "note"],
      ["noted", "note"],
      ["routed", "split"],
      ["through", "forward"],
    ] as const
  )
    .map(([verdict, kind]) => {
      const { edge, ground } = theme.kinds[kind];
      return `.${verdict}{color:${edge}}.tile.${verdict},.swatch.${verdict}{background:${ground};border-color:${edge}}#outcome.${verdict}{border-color:${edge}}`;
    })
    .join("");

const variables = ({ page, text, quiet, line, kinds }: typeof LIGHT) =>
  `:root{--page:${page};--text:${text};--quiet:${quiet};--line:${line};--accent:${kinds.split.edge};--ground:${kinds.trigger.ground}}`;

const DARK_RULES = `${variables(DARK)}${verdicts(DARK)}${rulesOf(DARK, ".picture")}`;

/** The style sheet of the page: light, dark where the reader's system is, light again in print. */
export const STYLE = `${variables(LIGHT)}${verdicts(LIGHT)}
@media screen and (prefers-color-scheme:dark){${DARK_RULES}}
:root{color-scheme:light dark}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif,"Noto Color Emoji"}
header,main{max-width:76rem;margin:0 auto;padding:1rem}
main{padding-top:0}
header{padding-bottom:0}
h1{font-size:1.5rem;line-height:1.2;margin:.25rem 0}
h2{font-size:1.2rem;margin:1.5rem 0 .5rem}
h3{font-size:1rem;margin:.75rem 0 .25rem}
p{margin:.25rem 0}
.quiet,.note{color:var(--quiet)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.tile{position:relative}
[hidden]{display:none!important}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
label{display:block;font-weight:600;font-size:.9rem}
input,select,.preset{font:inherit;color:inherit;background:var(--page);border:1px solid var(--line);border-radius:6px;padding:.45rem .6rem;width:100%;min-height:44px}
.preset{width:auto;cursor:pointer}
.fields{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(15rem,100%),1fr));gap:.75rem}
.presets{display:flex;flex-wrap:wrap;gap:.5rem;margin:.75rem 0}
#outcome{border:1px solid var(--line);border-left-width:6px;border-radius:6px;padding:.75rem 1rem;background:var(--ground);min-height:9.5rem}
#outcome strong{font-size:1.15rem}
#outcome dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .9rem;margin:.4rem 0;color:var(--text)}
#outcome dt{color:var(--quiet)}
#outcome dd{margin:0;overflow-wrap:anywhere}
.scroll{overflow:auto;border:1px solid var(--line);border-radius:6px}
.picture svg{display:block;margin:0 auto}
@media (min-width:48rem){.picture:not(.wide) svg{max-width:100%;height:auto}}
.picture.lit [data-state]:not(.on){opacity:.5}
.picture.lit .ways>g:not(.on){opacity:.25}
.picture .on .box{stroke-width:3.5}
.picture .on .way{stroke-width:4}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;margin:.5rem 0}
.swatch{display:inline-block;width:1.5rem;text-align:center;border:1px solid;border-radius:4px}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(44px,1fr));gap:4px}
.tile{font:600 .85rem/1.1 inherit;font-family:inherit;min-height:44px;border:1px solid;border-radius:5px;padding:0;cursor:pointer}
.tile small{display:block;font-size:.8rem}
.tile[aria-pressed=true]{outline:3px solid var(--accent);outline-offset:1px}
.table{max-height:26rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid var(--line);font-weight:400;vertical-align:top}
thead th{position:sticky;top:0;background:var(--ground);font-weight:600}
.search{max-width:24rem;margin:.75rem 0}
@media print{.scroll{overflow:visible;max-height:none;border:0}.fields,.presets,.search{display:none}.picture svg{max-width:100%;height:auto}section{break-inside:avoid-page}}
@media (prefers-reduced-motion:no-preference){.picture .way,.picture [data-state]{transition:opacity .15s}}
`;
