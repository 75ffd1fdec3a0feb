import { type DetailedDiff } from "../resource";
import { Secrets } from "./secrets";
import { type Received, type Value, UNKNOWN } from "./values";

/** A single value of a request's properties. */
interface Leaf {
  /** As the engine writes property paths. */
  path: string;
  value: Value;
  secret: boolean;
}

/**
 * What a change of secrecy alone changes: values that are secret now and were not, or were and are not any more. And what
 * a state shows of texts that are secret now: it may have been written before they were.
 *
 * @param before the inputs of the last update
 * @param state as it was kept
 */
export function secrecyDiff(before: Received, state: Received, after: Received): DetailedDiff {
  const diff: DetailedDiff = {};
  if ([before, state, after].every(({ secrets }) => secrets.paths.size === 0)) return diff;
  const were = new Map([...leavesOf(before)].map(({ path, secret }) => [path, secret]));
  const are = [...leavesOf(after)];
  for (const { path, value, secret } of are) {
    // What is not known yet is secret or not for reasons of its own; a value that is new or gone is a change anyway.
    if (value !== UNKNOWN && (were.get(path) ?? secret) !== secret) diff[path] = "update";
  }
  if (Object.keys(diff).length > 0 || after.secrets.texts.size === 0) return diff;
  const known = after.secrets.known();
  for (const { path, value, secret } of leavesOf(state)) {
    if (secret || typeof value !== "string" || value === UNKNOWN || !known.isIn(value)) continue;
    const shown = topOf(path) in after.values ? path : are.find((leaf) => leaf.secret)?.path;
    if (shown !== undefined) diff[shown] = "update";
  }
  return diff;
}

/**
 * What stays secret in the state that an update writes: what its inputs say, and of the state before all that they say
 * nothing of. A text that they show is no secret any more, wherever it stood.
 */
export function carriedOver(before: Secrets, after: Received): Secrets {
  const open = [...leavesOf(after)].flatMap(({ value, secret }) => (secret || typeof value !== "string" ? [] : value));
  const carried = new Secrets();
  for (const path of before.paths) if (!(topOf(path.slice(1)) in after.values)) carried.paths.add(path);
  before.texts.forEach((text) => carried.addText(text));
  return carried.release(open).add(after.secrets);
}

const topOf = (path: string): string => /^[^.[]*/.exec(path)?.[0] ?? "";

function* leavesOf({ values, secrets }: Received): Generator<Leaf> {
  for (const [key, value] of Object.entries(values)) yield* leavesAt(value, `.${key}`, key, false, secrets);
}

/** @param place the path as `receive` writes it. */
function* leavesAt(value: Value, place: string, path: string, within: boolean, secrets: Secrets): Generator<Leaf> {
  const secret = within || secrets.paths.has(place);
  if (typeof value !== "object" || value === null) {
    yield { path, value, secret };
    return;
  }
  for (const [key, item] of Object.entries<Value>(value as Record<string, Value>)) {
    if (Array.isArray(value)) yield* leavesAt(item, `${place}[${key}]`, `${path}[${key}]`, secret, secrets);
    else yield* leavesAt(item, `${place}.${key}`, path + step(key), secret, secrets);
  }
}

const step = (key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`);
