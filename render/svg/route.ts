import { BOX, GAP, type Box, type BoxRow } from "./picture";

interface Point {
  x: number;
  y: number;
}

/** A way from a box to another, drawn from corner to corner. */
export type Route = [Point, Point, ...Point[]];

/** Room between the parallel ways in a gap. */
const APART = 7;

/** Ways side by side in a gap before they share a track. */
const TRACKS = 6;

/**
 * The way from a row of a box to another box: straight down if nothing is between, else out at the side and down above
 * the target. Where a box stands in the way, round it through the gaps.
 *
 * @param track tells ways to different targets apart in a gap.
 */
export function routeOf(from: Box, row: BoxRow, to: Box, boxes: readonly Box[], track: number): Route {
  const [middle, target] = [from.x + BOX.width / 2, to.x + BOX.width / 2];
  const bottom = from.y + from.height;
  const others = boxes.filter((box) => box !== from && box !== to);
  const isFree = (...points: Point[]) =>
    points.every((point, index) => index === 0 || !others.some((box) => hits(points[index - 1] ?? point, point, box)));
  const end: Point = { x: target, y: to.y };

  const straight: Route = [{ x: middle, y: bottom }, end];
  if (middle === target && to.y > bottom && isFree(...straight)) return straight;

  const leftwards = target < middle;
  const start: Point = { x: leftwards ? from.x : from.x + BOX.width, y: row.y };
  const corner: Point = { x: target, y: row.y };
  if (target !== middle && to.y > row.y && isFree(start, corner, end)) return [start, corner, end];

  const shift = (track % TRACKS) * APART;
  const beside = start.x + (leftwards ? -1 : 1) * (GAP.x / 4 + shift / 2);
  const under =
    to.y > bottom
      ? Math.max(...boxes.filter(({ y }) => y === from.y).map((box) => box.y + box.height)) + 12 + shift
      : row.y;
  const out: Route = [start, { x: beside, y: row.y }, { x: beside, y: under }];
  if (to.y > bottom && isFree({ x: target, y: under }, end)) return [...out, { x: target, y: under }, end];
  const channel = to.x - GAP.x / 4 - shift / 2;
  const over = to.y - 14;
  return [...out, { x: channel, y: under }, { x: channel, y: over }, { x: target, y: over }, end];
}

/** Does the level or upright line between two points run through a box? */
function hits(one: Point, other: Point, box: Box): boolean {
  const [left, right] = [Math.min(one.x, other.x), Math.max(one.x, other.x)];
  const [top, bottom] = [Math.min(one.y, other.y), Math.max(one.y, other.y)];
  return left < box.x + BOX.width && right > box.x && top < box.y + box.height && bottom > box.y;
}

/** Radius of a way's corners. */
const ROUND = 10;

/** The route as the `d` of an SVG path, corners rounded. */
export function pathOf(route: Route): string {
  const [first, ...rest] = route;
  const parts = [`M${first.x} ${first.y}`];
  rest.forEach((point, index) => {
    const [before, after] = [route[index] ?? first, route[index + 2]];
    if (after === undefined) {
      parts.push(`L${point.x} ${point.y}`);
      return;
    }
    const radius = Math.min(ROUND, distance(before, point) / 2, distance(point, after) / 2);
    const [enter, leave] = [towards(point, before, radius), towards(point, after, radius)];
    parts.push(`L${enter.x} ${enter.y}Q${point.x} ${point.y} ${leave.x} ${leave.y}`);
  });
  return parts.join("");
}

function distance(one: Point, other: Point): number {
  return Math.abs(one.x - other.x) + Math.abs(one.y - other.y);
}

function towards(from: Point, to: Point, length: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * length, y: from.y + Math.sign(to.y - from.y) * length };
}
