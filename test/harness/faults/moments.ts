import { randomInt } from "node:crypto";

/** Seed of everything random here; a run is repeated with the one that it printed, in `RINGFENCE_SEED`. */
export const SEED = Number(process.env.RINGFENCE_SEED ?? randomInt(2 ** 31));

/** Random numbers from a seed (mulberry32): each call gives a whole number from 0 to `below`, exclusive. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** Does the work for every item, so many at a time. */
export async function inParallel<Item>(
  width: number,
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
