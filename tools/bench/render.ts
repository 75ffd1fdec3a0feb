import fc from "fast-check";
import { compile } from "../../flows";
import { pageScript } from "../../cli/render/pageScript";
import { type Line, renderHtml, renderMermaid, renderSvg, renderText } from "../../render";
import { anyPolicy, anySurroundings } from "../../test/harness/flows/policies";

const FLOWS = 1000;
const PAGE_LINES = [1, 10, 50];

/**
 * Drawing: 1,000 random flows in each format, and the page of one, ten and fifty lines with its size. JSON lines. Flows
 * are warmed by the first hundred, which are not counted.
 */
export function benchRender(): void {
  const scenes = fc.sample(fc.tuple(anyPolicy, anySurroundings), { numRuns: FLOWS + 100, seed: 1 });
  const lines = scenes.map(([policy, surroundings]): Line => ({ policy, definition: compile(policy, surroundings) }));
  const formats = { svg: renderSvg, mermaid: renderMermaid, text: renderText };
  for (const [format, draw] of Object.entries(formats)) {
    const times = lines.map(({ definition }) => timed(() => draw(definition)).ms).slice(100);
    const sorted = times.sort((one, other) => one - other);
    const at = (share: number) => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(3));
    console.log(JSON.stringify({ bench: `render ${format}`, flows: FLOWS, medianMs: at(0.5), p99Ms: at(0.99) }));
  }
  const script = pageScript();
  for (const count of PAGE_LINES) {
    const { ms, result } = timed(() => renderHtml(lines.slice(0, count), { title: "bench", script }));
    const kilobytes = Math.round(Buffer.byteLength(result) / 1000);
    console.log(JSON.stringify({ bench: "render page", lines: count, ms: Number(ms.toFixed(1)), kilobytes }));
  }
  console.log(JSON.stringify({ bench: "page program", kilobytes: Math.round(Buffer.byteLength(script) / 1000) }));
}

function timed<Result>(work: () => Result): { ms: number; result: Result } {
  const start = performance.now();
  const result = work();
  return { ms: performance.now() - start, result };
}
