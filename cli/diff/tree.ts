import { type ComparedWidget } from "./widgets";

/** What a caller's call comes to, in a form that compares. Names and places of widgets do not count. */
export interface ComparedOutcome {
  /** In words that follow "is": `rejected`, `forwarded to +15550100091`. Nothing in them is secret. */
  words: string;
  /** The widgets that do something with the call, in order. */
  widgets: readonly ComparedWidget[];
}

/** What one way of a call comes to. */
export interface WayOutcome extends ComparedOutcome {
  /** What has to happen for it; none for the most ordinary way, which comes first. */
  when: readonly string[];
}

/** What a call comes to, and what follows if one more thing happens. */
interface Node extends ComparedOutcome {
  next: { when: string[]; node: Node }[];
}

/**
 * All ways of a call as one outcome: the most ordinary one, then the others with what leads to them. What makes no
 * difference is left out.
 */
export function treeOutcome(ways: readonly WayOutcome[]): ComparedOutcome {
  const root = nodeAt([], ways);
  const others = clausesOf(root);
  if (others.length === 0) return { words: root.words, widgets: root.widgets };
  return {
    words: `${root.words} [${others.map(({ when, node }) => `with ${when}: ${node.words}`).join("; ")}]`,
    widgets: [
      ...root.widgets,
      ...others.flatMap(({ when, node }) => [{ type: `with ${when}`, settings: {} }, ...node.widgets]),
    ],
  };
}

function nodeAt(path: readonly string[], ways: readonly WayOutcome[]): Node {
  const here = ways.find(({ when }) => isSame(when, path));
  const { words, widgets } = here ?? { words: "", widgets: [] };
  const next: Node["next"] = [];
  for (const { when } of ways) {
    if (when.length !== path.length + 1 || !isSame(when.slice(0, -1), path)) continue;
    const node = nodeAt(when, ways);
    const last = when.at(-1) ?? "";
    const alike = next.find((other) => JSON.stringify(other.node) === JSON.stringify(node));
    if (alike === undefined) next.push({ when: [last], node });
    else alike.when.push(last);
  }
  return { words, widgets, next: next.filter(({ node }) => differs(node, { words, widgets })) };
}

/** Does it make a difference, by itself or by what follows? */
function differs(node: Node, before: ComparedOutcome): boolean {
  return node.next.length > 0 || !isEqual(node, before);
}

interface Clause {
  when: string;
  node: ComparedOutcome;
}

function clausesOf(node: Node): Clause[] {
  return node.next.flatMap(({ when, node: child }) => {
    const condition = when.join(" or ");
    const own = isEqual(child, node) ? [] : [{ when: condition, node: child }];
    const first = when.length > 1 ? `(${condition})` : condition;
    return [...own, ...clausesOf(child).map((one) => ({ ...one, when: `${first} and ${one.when}` }))];
  });
}

function isEqual(one: ComparedOutcome, other: ComparedOutcome): boolean {
  return one.words === other.words && JSON.stringify(one.widgets) === JSON.stringify(other.widgets);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}
