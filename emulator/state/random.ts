import { createHash } from "node:crypto";
import { type EmulatorState } from "./model";

/**
 * The next number of the state's random sequence (mulberry32), at least 0 and below 1. The position is part of the
 * state: equal seeds give equal runs, and a restart goes on instead of repeating itself.
 */
export function nextRandom(state: EmulatorState): number {
  state.random = (state.random + 0x6d2b79f5) >>> 0;
  let mixed = state.random;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

/** A new SID: the two letters of its kind and 32 hexadecimal digits. */
export function newSid(state: EmulatorState, prefix: string): string {
  let sid = prefix;
  while (sid.length < 34) sid += Math.floor(nextRandom(state) * 16).toString(16);
  return sid;
}

/**
 * A SID that no other call, run, step, request or line of a log has. It takes nothing from the sequence that other SIDs
 * come from: calls do not change what is made after them.
 */
export function nextSid(state: EmulatorState, prefix: "CA" | "FN" | "FT" | "NO" | "RQ"): string {
  state.callCounter = (state.callCounter ?? 0) + 1;
  return prefix + createHash("md5").update(`${prefix}${state.callCounter}`).digest("hex");
}

/** A copy of the list in random order. */
export function shuffled<T>(state: EmulatorState, list: readonly T[]): T[] {
  return list
    .map((item) => ({ item, rank: nextRandom(state) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}
