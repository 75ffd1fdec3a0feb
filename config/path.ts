/** Keys and indices from the config's root. */
export type Keys = readonly (string | number)[];

/** `ringfence:exceptions.reject[1]`, `ringfence:former["+15550100001"].voiceUrl`. */
export function configPath(keys: Keys): string {
  const [first = "", ...others] = keys;
  return others.reduce<string>((path, key) => {
    if (typeof key === "number") return `${path}[${key}]`;
    return /^[A-Za-z][\w-]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key.slice(0, 60))}]`;
  }, `ringfence:${first}`);
}

/** Does a key look like a path? Pulumi treats it as one only on request. */
export function isDotted(key: string): boolean {
  return /[.[]/.test(key);
}

/** The keys of a path: of `configPath`'s, and of ones with other namespaces. */
export function keysOf(path: string): (string | number)[] {
  const parts = path.match(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]|[^.[\]]+/g) ?? [];
  return parts.map((part) => {
    if (part.startsWith('["')) return JSON.parse(part.slice(1, -1)) as string;
    return part.startsWith("[") ? Number(part.slice(1, -1)) : part;
  });
}

/** Is `path` the same as `other`, or a place inside it? */
export function isWithin(path: string, other: string): boolean {
  return path === other || path.startsWith(`${other}.`) || path.startsWith(`${other}[`);
}
