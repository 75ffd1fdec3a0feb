import { type FlowDefinition } from "../../flows";
import { renderMermaid } from "../../render";
import { hideSecrets } from "../line/hideSecrets";
import { someOf } from "../line/someOf";
import { markdownCode, markdownTable, markdownText } from "../markdown";
import { type Comparison, type Group, shownCaller } from "./compare";
import { NO_LINE, type SideLine } from "./side";
import { lineWords, numberWords, summaryWords } from "./words";

/** Most characters of a comment. GitHub takes 65,536. */
const MAX_LENGTH = 60_000;

/** Callers and numbers that one cell or list names. */
const MAX_NAMED = 60;

/** A comparison as a comment for a pull request, with the flows before and after in Mermaid, as many as have room. */
export function markdownOf(comparison: Comparison, title: string): string {
  const { before, after, groups, doubts, notes } = comparison;
  const parts = [
    `## Call screening of ${markdownCode(title)}`,
    `${markdownCode(before)} → ${markdownCode(after)}`,
    `**${markdownText(summaryWords(comparison))}.**`,
    ...groups.map(section),
    ...listed("Not known", doubts),
    ...listed("Notes", notes),
  ];
  let length = parts.join("\n\n").length;
  const drawn = drawings(groups).filter((drawing) => {
    const fits = length + drawing.length + 2 <= MAX_LENGTH;
    if (fits) length += drawing.length + 2;
    return fits;
  });
  const left = drawings(groups).length - drawn.length;
  const missing = left === 0 ? [] : [`${left} more drawings have no room here: \`ringfence render\` makes them.`];
  return `${[...parts, ...drawn, ...missing].join("\n\n")}\n`;
}

function section(group: Group): string {
  const rows = group.changes.map(({ callers, before, after }) => [
    markdownText(someOf(callers.map(shownCaller), MAX_NAMED)),
    markdownText(before),
    markdownText(after),
  ]);
  const table = markdownTable(["Who calls", "Before", "Now"], ["---", "---", "---"], rows);
  return `### ${markdownText(capital(lineWords(group)))}\n\n${table}\n\n${markdownText(capital(numberWords(group, MAX_NAMED)))}`;
}

/** One drawing for each line and side, folded away. */
function drawings(groups: readonly Group[]): string[] {
  const lines = new Map<string, SideLine>();
  for (const { before, after } of groups) {
    if (before.line !== NO_LINE) lines.set(`Before: line ${before.line}`, before);
    if (after.line !== NO_LINE) lines.set(`Now: line ${after.line}`, after);
  }
  return [...lines].map(([summary, { definition, shown }]) => folded(summary, drawn(shown ?? definition)));
}

function drawn(definition: FlowDefinition): string {
  return `\`\`\`mermaid\n${renderMermaid(hideSecrets(definition).value)}\`\`\``;
}

function folded(summary: string, content: string): string {
  return `<details><summary>${markdownText(summary)}</summary>\n\n${content}\n\n</details>`;
}

function listed(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`${title}:\n\n${items.map((item) => `- ${markdownText(item)}`).join("\n")}`];
}

function capital(plain: string): string {
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
