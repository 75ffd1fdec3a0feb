import { benchEngine, benchHosted } from "./engine";
import { benchEvidence } from "./evidence";
import { benchFlows } from "./flows";
import { benchFunction } from "./function";
import { benchLayout } from "./layout";
import { benchProvider } from "./provider";
import { benchProxy } from "./proxy";
import { benchRender } from "./render";

const list = (text: string | undefined, fallback: number[]) => (text ? text.split(",").map(Number) : fallback);

/**
 * `npm run bench`: all of it; `npm run bench -- engine 1,100 0,100`, `npm run bench -- engine 10000 0`, `npm run bench -- provider`,
 * `npm run bench -- hosted`, `npm run bench -- proxy`, `npm run bench -- evidence 1000000`: a part. Timings never decide a test.
 */
async function main(): Promise<void> {
  const [part, sizes, latencies, mostAtOnce] = process.argv.slice(2);
  if (!part || part === "flows") benchFlows();
  if (!part || part === "function") await benchFunction();
  if (!part || part === "layout") await benchLayout();
  if (!part || part === "evidence") benchEvidence(sizes ? Number(sizes) : undefined);
  if (!part || part === "render") benchRender();
  if (!part || part === "provider") await benchProvider();
  if (!part || part === "engine") {
    await benchEngine(
      list(sizes, [1, 10, 100, 1_000]),
      list(latencies, [0, 100]),
      mostAtOnce ? Number(mostAtOnce) : undefined,
    );
  }
  if (!part) await benchEngine([100], [100], 5);
  if (!part || part === "hosted") await benchHosted(list(sizes, [1, 100]), list(latencies, [100]));
  if (!part || part === "proxy")
    await benchProxy(...[sizes, latencies].flatMap((text) => (text ? [Number(text)] : [])));
}

void main();
