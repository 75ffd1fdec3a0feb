/** Pictures of a flow: pure functions, for the command line and for pages. */
export { renderFaults } from "./html/faults";
export { renderHtml, type HtmlOptions } from "./html";
export { renderMermaid } from "./mermaid";
export { type CallOutcome, type Line, outcomeOf } from "./outcome";
export { renderSvg, type SvgOptions } from "./svg";
export { renderText } from "./text";
export { withoutSecrets } from "./withoutSecrets";
