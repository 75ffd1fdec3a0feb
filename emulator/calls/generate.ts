import { type CountryCode, getExampleNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { takeCall } from "../call/inbound";
import { type Hosting } from "../functions/hosting";
import { recordInbound } from "./record";

/** What a log is filled with. */
export interface GeneratedCalls {
  count: number;
  /** How far back they go. */
  days: number;
  /** Equal seeds give equal calls. */
  seed: number;
}

/** Most calls that are made at once. */
const MOST = 100_000;

const DAY = 86_400_000;

/** Where callers come from, and how many of a hundred. */
const ORIGINS: readonly (readonly [country: string, share: number])[] = [
  ...([
    ["US", 40],
    ["GB", 10],
    ["DE", 9],
    ["CA", 6],
    ["FR", 5],
    ["IN", 6],
    ["RU", 4],
    ["CN", 4],
  ] as const),
  ...([
    ["NG", 3],
    ["BR", 3],
    ["PL", 2],
    ["TH", 2],
    ["KZ", 1],
    ["CU", 1],
  ] as const),
];

/** Of a hundred calls, so many are hidden, and so many come by SIP. */
const HIDDEN = 3;
const SIP = 1;

/** Of a hundred calls, so many are from regular callers; there is one for so many calls. */
const REGULAR = 35;
const CALLS_OF_REGULAR = 30;

/**
 * Fills the call log: callers from many countries, some of them regulars, let each of the numbers that have a voice URL
 * ring, as many days back as wanted. They meet what is set now.
 * @returns how many calls there are.
 * @throws when the numbers make no sense, or no number has a voice URL.
 */
export async function generateCalls(hosting: Hosting, { count, days, seed }: GeneratedCalls): Promise<number> {
  const { state } = hosting;
  if (!Number.isInteger(count) || count < 1 || count > MOST)
    throw new Error(`count: give a whole number from 1 to ${MOST}`);
  if (!Number.isInteger(days) || days < 1 || days > 396) throw new Error("days: give a whole number from 1 to 396");
  if (!Number.isInteger(seed)) throw new Error("seed: give a whole number");
  const called = Object.values(state.numbers).filter(({ voice_url: url }) => url);
  if (called.length === 0) throw new Error("no number has a voice URL, so nobody can call one");
  const random = sequence(seed);
  const regulars = Array.from({ length: Math.ceil(count / CALLS_OF_REGULAR) }, () => callerOf(random));
  const now = Date.now();
  const moments = Array.from({ length: count }, () => now - Math.floor(random() * days * DAY)).sort((a, b) => a - b);
  for (const at of moments) {
    const isRegular = random() * 100 < REGULAR;
    const caller = isRegular ? regulars[Math.floor(random() ** 2 * regulars.length)] : callerOf(random);
    const number = called[Math.floor(random() * called.length)];
    if (caller === undefined || number === undefined) continue;
    const call = { ...caller, to: number.phone_number, at, seconds: Math.ceil(10 + random() ** 3 * 900) };
    const { outcome, journey } = takeCall(hosting, call);
    recordInbound(state, call, number.sid, journey, await outcome);
  }
  return count;
}

function callerOf(random: () => number): { from: string; callerCountry: string } {
  const kind = random() * 100;
  // Twilio has been seen to give hidden callers a country that is not theirs.
  if (kind < HIDDEN) return { from: "anonymous", callerCountry: "US" };
  if (kind < HIDDEN + SIP) return { from: `sip:desk${Math.floor(random() * 20)}@example.com`, callerCountry: "" };
  let left = random() * ORIGINS.reduce((sum, [, share]) => sum + share, 0);
  const [country] = ORIGINS.find(([, share]) => (left -= share) < 0) ?? ["US"];
  const example = getExampleNumber(country as CountryCode, examples)?.number ?? "+15550100000";
  return {
    from: example.slice(0, -4) + String(Math.floor(random() * 10_000)).padStart(4, "0"),
    callerCountry: country,
  };
}

/** A random sequence of its own (mulberry32), so that a log takes nothing from that of the state. */
function sequence(seed: number): () => number {
  let position = seed >>> 0;
  return () => {
    position = (position + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(position ^ (position >>> 15), position | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
