/** The first few of many, as a message lists them: `a, b and 7 more`. */
export function someOf(things: readonly string[], shown = 5): string {
  const more = things.length > shown ? ` and ${things.length - shown} more` : "";
  return `${things.slice(0, shown).join(", ")}${more}`;
}
