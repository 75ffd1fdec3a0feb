/** The first few of many, as a message lists them: `a, b and 7 more`. */
export function someOf(things: readonly string[], shown = 5): string {
  const more = things.length > shown ? ` and ${things.length - shown} more` : "";
  return `${things.slice(0, shown).join(", ")}${more}`;
}

/** How many there are, in words: `1 number`, `2 countries`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
