/** Pictures of a flow: pure functions, for the command line and for pages. */
export { type CallsPage, renderCalls } from "./calls/page";
export { type CallTable } from "./calls/table";
export { type CountryCalls } from "./calls/tiles";
export { renderErrors } from "./html/errors";
export { renderHtml, type HtmlOptions } from "./html";
export { renderMermaid } from "./mermaid";
export { type CallOutcome, type Line, outcomeOf } from "./outcome";
export { renderSvg, type SvgOptions } from "./svg";
export { renderText } from "./text";
export { withoutSecrets } from "./withoutSecrets";
