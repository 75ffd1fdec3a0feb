/** The time since `started` (epoch milliseconds), as people read it. */
export function seconds(started) {
  const passed = (Date.now() - started) / 1000;
  const rounded = Math.round(passed);
  return rounded < 60 ? `${passed.toFixed(1)} s` : `${Math.floor(rounded / 60)} min ${rounded % 60} s`;
}

/**
 * Runs one stage and prints its name, its outcome and its time. `work` gets `say` for lines in between, and returns the
 * outcome, or an object whose `summary` is the outcome.
 */
export async function stage(name, work) {
  const started = Date.now();
  const say = (line) => console.log(`  ${name}: ${line}`);
  const result = await work(say);
  console.log(`  ${name.padEnd(13)} ${typeof result === "string" ? result : result.summary} (${seconds(started)})`);
  return result;
}
