import { escaped } from "../svg/markup";

/** Calls of a day in UTC. */
export interface DayCalls {
  day: string;
  calls: number;
  turnedAway: number;
}

const WIDTH = 960;
const HEIGHT = 200;
const [LEFT, BOTTOM, TOP] = [48, 24, 8] as const;

/** Days that have a label under them, about. */
const LABELS = 10;

/** Days that the chart draws one by one; of a longer time each bar is several. */
const MOST_BARS = 120;

/** A bar for each day: what was let in, and on top of it what was not. The same numbers stand in a table below. */
export function dayChart(days: readonly DayCalls[], words: string): string {
  if (days.length === 0) return `<p class="quiet">The day of the calls is not known.</p>`;
  const bars = joined(days);
  const most = Math.max(1, ...bars.map(({ calls }) => calls));
  const step = (WIDTH - LEFT) / bars.length;
  const height = (calls: number) => ((HEIGHT - BOTTOM - TOP) * calls) / most;
  const base = HEIGHT - BOTTOM;
  const labelled = Math.ceil(bars.length / LABELS);
  const drawn = bars.map(({ day, calls, turnedAway }, index) => {
    const x = (LEFT + index * step + step * 0.1).toFixed(1);
    const width = (step * 0.8).toFixed(1);
    const [all, away] = [height(calls), height(turnedAway)];
    const label = index % labelled === 0 ? `<text x="${x}" y="${HEIGHT - 8}">${escaped(day.slice(5))}</text>` : "";
    const rect = (name: string, y: number, tall: number) =>
      tall === 0
        ? ""
        : `<rect class="${name}" x="${x}" y="${y.toFixed(1)}" width="${width}" height="${tall.toFixed(1)}"/>`;
    const title = escaped(`${day}: ${calls} calls, ${turnedAway} ${words}`);
    return `<g><title>${title}</title>${rect("in", base - all + away, all - away)}${rect("away", base - all, away)}</g>${label}`;
  });
  const lines = [0, 0.5, 1].map((part) => {
    const y = (base - height(most * part)).toFixed(1);
    return `<line x1="${LEFT}" x2="${WIDTH}" y1="${y}" y2="${y}"/><text x="${LEFT - 6}" y="${Number(y) + 4}" text-anchor="end">${Math.round(most * part)}</text>`;
  });
  const calls = days.reduce((sum, day) => sum + day.calls, 0);
  const away = days.reduce((sum, day) => sum + day.turnedAway, 0);
  const name = escaped(`Calls by day, ${days[0]?.day} to ${days.at(-1)?.day}: ${calls} calls, ${away} ${words}`);
  return `<ul class="legend"><li><span class="swatch in"></span> let in</li><li><span class="swatch away"></span> ${escaped(words)}</li></ul>
<div class="scroll chart" role="region" aria-label="Chart of calls by day" tabindex="0"><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${name}">${lines.join("")}${drawn.join("")}</svg></div>
<details><summary>The numbers of each day</summary><div class="scroll table" role="region" aria-label="Calls of each day" tabindex="0"><table><thead><tr><th scope="col">Day (UTC)</th><th scope="col" class="number">Calls</th><th scope="col" class="number">${escaped(words)}</th></tr></thead><tbody>${days
    .map(
      (one) =>
        `<tr><th scope="row">${one.day}</th><td class="number">${one.calls}</td><td class="number">${one.turnedAway}</td></tr>`,
    )
    .join("")}</tbody></table></div></details>`;
}

/** Days side by side in one bar, named by the first, where there are too many. */
function joined(days: readonly DayCalls[]): DayCalls[] {
  const size = Math.ceil(days.length / MOST_BARS);
  if (size === 1) return [...days];
  return Array.from({ length: Math.ceil(days.length / size) }, (_, index) => {
    const part = days.slice(index * size, (index + 1) * size);
    const sum = (key: "calls" | "turnedAway") => part.reduce((all, day) => all + day[key], 0);
    return { day: part[0]?.day ?? "", calls: sum("calls"), turnedAway: sum("turnedAway") };
  });
}
