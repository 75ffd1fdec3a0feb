import { type FlowDefinition } from "../flows/definition";
import { escaped, fitted } from "./svg/markup";
import { BOX, type Box, boxesOf } from "./svg/picture";
import { pathOf, routeOf } from "./svg/route";
import { DARK, LIGHT, rulesOf } from "./svg/theme";

/** How a picture is drawn. */
export interface SvgOptions {
  /** Said to those who cannot see the picture, and in its tooltip. */
  title?: string;
  /** Unique in the page that the picture stands in: letters, digits, `-`. */
  id?: string;
  /** `auto` follows the reader's system; dark never prints. */
  theme?: "auto" | "light";
}

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif, 'Noto Color Emoji'";

/** Around the picture. */
const MARGIN = 24;

const SIZE = { type: 12, name: 15, does: 12.5, row: 12.5 } as const;

/**
 * A flow as an SVG picture, a document of its own. All shapes are set in attributes, so that viewers without style
 * sheets draw it too; a style sheet adds the dark colours. Exact conditions are tooltips.
 *
 * @example
 * ```ts
 * writeFileSync("flow.svg", renderSvg(compile(policy, surroundings)));
 * ```
 */
export function renderSvg(definition: FlowDefinition, options: SvgOptions = {}): string {
  const { title = definition.description, id = "flow", theme = "auto" } = options;
  const boxes = boxesOf(definition);
  const width = Math.max(...boxes.map(({ x }) => x + BOX.width)) + 2 * MARGIN;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) + 2 * MARGIN;
  const dark = `@media screen and (prefers-color-scheme:dark){${rulesOf(DARK, `#${id}`)}}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" id="${id}" role="img" aria-labelledby="${id}-title" width="${width}" height="${height}" viewBox="${-MARGIN} ${-MARGIN} ${width} ${height}" font-family="${FONT}">`,
    `<title id="${id}-title">${escaped(title)}</title>`,
    theme === "auto" ? `<style>${dark}</style>` : "",
    `<rect class="page" x="${-MARGIN}" y="${-MARGIN}" width="${width}" height="${height}" fill="${LIGHT.page}"/>`,
    `<g class="ways" fill="none" stroke-width="1.6">${waysOf(boxes)}</g>`,
    ...boxes.map(drawn),
    "</svg>",
    "",
  ].join("\n");
}

function waysOf(boxes: readonly Box[]): string {
  const byName = new Map(boxes.map((box, index) => [box.name, { box, index }]));
  return boxes
    .flatMap((from) =>
      from.rows.flatMap((row) =>
        row.exits.flatMap(({ to: name, exact }) => {
          const to = byName.get(name);
          if (to === undefined) return [];
          const { kind } = to.box;
          const path = pathOf(routeOf(from, row, to.box, boxes, to.index));
          const [x, y] = [to.box.x + BOX.width / 2, to.box.y];
          return [
            `<g data-from="${escaped(from.name)}" data-to="${escaped(name)}"><path class="way ${kind}" d="${path}" stroke="${LIGHT.kinds[kind].edge}"/><path class="tip ${kind}" d="M${x - 5} ${y - 9}L${x} ${y}L${x + 5} ${y - 9}z" fill="${LIGHT.kinds[kind].edge}"/><title>${escaped(exact)}</title></g>`,
          ];
        }),
      ),
    )
    .join("\n");
}

function drawn(box: Box): string {
  const { edge, ground } = LIGHT.kinds[box.kind];
  const inner = BOX.width - 28;
  const text = (kind: string, y: number, size: number, fill: string, content: string, more = "") =>
    `<text class="${kind}" x="${box.x + 14}" y="${y}" font-size="${size}" fill="${fill}"${more}>${escaped(fitted(content, inner, size))}</text>`;
  const rule = `<path class="rule" d="M${box.x + 1} ${box.y + BOX.head}h${BOX.width - 2}" stroke="${LIGHT.line}" stroke-width=".6"/>`;
  return [
    `<g data-state="${escaped(box.name)}"><title>${escaped(`${box.name}: ${box.does}`)}</title>`,
    `<rect class="box ${box.kind}" x="${box.x}" y="${box.y}" width="${BOX.width}" height="${box.height}" rx="8" stroke="${edge}" stroke-width="1.6" fill="${ground}"/>`,
    text(`type ${box.kind}`, box.y + 17, SIZE.type, edge, box.type, ' font-weight="600"'),
    text("name", box.y + 35, SIZE.name, LIGHT.text, box.name, ' font-weight="600"'),
    text("does", box.y + 53, SIZE.does, LIGHT.quiet, box.does),
    ...(box.rows.length === 0 ? [] : [rule]),
    ...box.rows.map(
      (row) => `<g><title>${escaped(row.exact)}</title>${text("row", row.y + 4, SIZE.row, LIGHT.text, row.label)}</g>`,
    ),
    "</g>",
  ].join("");
}
