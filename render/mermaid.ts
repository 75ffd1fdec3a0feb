import { type FlowDefinition } from "../flows/definition";
import { exitsOf } from "./exits";
import { widgetWords } from "./widget";

/** Colours by kind; both readable on GitHub's light and dark ground. */
const CLASSES = [
  "classDef trigger fill:#f2f4f7,stroke:#3f4856,color:#14181f",
  "classDef split fill:#eef4fd,stroke:#1f5fbf,color:#14181f",
  "classDef reject fill:#fdeeed,stroke:#b3261e,color:#14181f",
  "classDef note fill:#fdf4e0,stroke:#8a5a00,color:#14181f",
  "classDef forward fill:#ebf7f0,stroke:#1a7340,color:#14181f",
  "classDef other fill:#f2f4f7,stroke:#505a68,color:#14181f",
];

const SHAPES: Readonly<Record<string, readonly [string, string]>> = {
  trigger: ["([", "])"],
  split: ["{{", "}}"],
  reject: ["[[", "]]"],
};

/**
 * A flow as the text of a Mermaid flowchart, which GitHub draws in a fenced block of the language `mermaid`.
 *
 * @example
 * ```ts
 * const picture = renderMermaid(compile(policy, surroundings));
 * ```
 */
export function renderMermaid(definition: FlowDefinition): string {
  const ids = new Map(definition.states.map(({ name }, index) => [name, `s${index}`]));
  const nodes = definition.states.map((state) => {
    const { kind, does } = widgetWords(state);
    const [open, close] = SHAPES[kind] ?? ["[", "]"];
    const label = does === "" ? quoted(state.name) : `${quoted(state.name)}<br/>${quoted(does)}`;
    return `${ids.get(state.name)}${open}"${label}"${close}:::${kind}`;
  });
  const edges = definition.states.flatMap((state) =>
    exitsOf(state).flatMap(({ to, label }) => {
      const target = ids.get(to);
      return target === undefined ? [] : [`${ids.get(state.name)} -->|"${quoted(label)}"| ${target}`];
    }),
  );
  return `flowchart TD\n${[...nodes, ...edges, ...CLASSES].map((line) => `  ${line}\n`).join("")}`;
}

/** Text in a Mermaid label: what could be syntax, markup or a code of Mermaid's own becomes a numbered character. */
function quoted(text: string): string {
  return text.replace(/[^\p{L}\p{N}\p{RI} .,:/()_+…“”-]/gu, (character) => `#${character.codePointAt(0)};`);
}
