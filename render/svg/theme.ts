import { type WidgetKind } from "../widget";

/** The colours of a kind of widget: its edge and heading, and its ground. */
interface Colours {
  edge: string;
  ground: string;
}

interface Theme {
  page: string;
  text: string;
  quiet: string;
  line: string;
  kinds: Readonly<Record<WidgetKind, Colours>>;
}

/** Written into the attributes, for viewers that know no style sheets, and for print. */
export const LIGHT: Theme = {
  page: "#ffffff",
  text: "#14181f",
  quiet: "#505a68",
  line: "#6b7686",
  kinds: {
    trigger: { edge: "#3f4856", ground: "#f2f4f7" },
    split: { edge: "#1f5fbf", ground: "#eef4fd" },
    reject: { edge: "#b3261e", ground: "#fdeeed" },
    note: { edge: "#8a5a00", ground: "#fdf4e0" },
    forward: { edge: "#1a7340", ground: "#ebf7f0" },
    other: { edge: "#505a68", ground: "#f2f4f7" },
  },
};

export const DARK: Theme = {
  page: "#12161c",
  text: "#eef1f6",
  quiet: "#aab4c3",
  line: "#8793a5",
  kinds: {
    trigger: { edge: "#b4bfce", ground: "#1f252e" },
    split: { edge: "#82b4ff", ground: "#172438" },
    reject: { edge: "#ff9a92", ground: "#371b1b" },
    note: { edge: "#f2c14e", ground: "#332a12" },
    forward: { edge: "#6fd39b", ground: "#14291d" },
    other: { edge: "#aab4c3", ground: "#1f252e" },
  },
};

/** Style rules of a theme. Each begins with `scope`, so that several pictures can stand in one page. */
export function rulesOf(theme: Theme, scope: string): string {
  const kinds = Object.entries(theme.kinds).map(
    ([kind, { edge, ground }]) =>
      `${scope} .box.${kind}{stroke:${edge};fill:${ground}}${scope} .type.${kind},${scope} .tip.${kind}{fill:${edge}}${scope} .way.${kind}{stroke:${edge}}`,
  );
  return [
    `${scope} .page{fill:${theme.page}}`,
    `${scope} .name,${scope} .row{fill:${theme.text}}`,
    `${scope} .does{fill:${theme.quiet}}`,
    `${scope} .rule{stroke:${theme.line}}`,
    ...kinds,
  ].join("");
}
