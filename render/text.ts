import { type FlowDefinition } from "../flows/definition";
import { exitsOf } from "./exits";
import { widgetWords, type WidgetKind } from "./widget";

const SIGNS: Readonly<Record<WidgetKind, string>> = {
  trigger: "○",
  split: "◇",
  reject: "✕",
  note: "!",
  forward: "●",
  other: "□",
};

/** A flow as plain text for a terminal: the widgets in the order that a call can meet them, with their ways out. */
export function renderText(definition: FlowDefinition): string {
  const lines = definition.states.flatMap((state) => {
    const { kind, does } = widgetWords(state);
    const exits = exitsOf(state).filter(({ to }) => to !== "");
    const ways = exits.map(
      ({ label, to }, index) => `${index + 1 < exits.length ? "├─" : "└─"} ${printable(label)} → ${printable(to)}`,
    );
    const head = `${SIGNS[kind]} ${printable(state.name)}${does === "" ? "" : `: ${printable(does)}`}`;
    return [head, ...ways.map((way) => `  ${way}`)];
  });
  return `${[printable(definition.description), ...lines].join("\n")}\n`;
}

/** On one line, and without what a terminal would obey. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");
}
