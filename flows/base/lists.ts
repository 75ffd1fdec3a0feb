/** Most codes that one condition lists. Studio documents no limit; the longest value seen in the wild has 79 characters. */
export const MAX_CODES = 40;

/** Most phone numbers that one condition lists; about as long as 40 codes. */
const MAX_NUMBERS = 9;

/** Initial letters of the parts of a long country list. Fixed, so that a country more or less changes one part only. */
export const INITIALS: readonly string[] = ["AB", "CDEF", "GHIJ", "KL", "MNO", "PQR", "ST", "UVWXYZ"];

/** Cuts sorted country codes into parts of at most `MAX_CODES`: one if they fit, else by initial letter. */
export function countryParts(codes: string[]): string[][] {
  if (codes.length <= MAX_CODES) return [codes];
  return INITIALS.map((letters) => codes.filter((code) => letters.includes(code.charAt(0)))).filter(
    (part) => part.length > 0,
  );
}

/** Items by what `key` says of them, both in the order of their first appearance. */
export function grouped<Item, Key>(items: readonly Item[], key: (item: Item) => Key): Map<Key, [Item, ...Item[]]> {
  const groups = new Map<Key, [Item, ...Item[]]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** Cuts phone numbers into parts of at most `most`. */
export function numberParts<Item>(numbers: readonly Item[], most = MAX_NUMBERS): Item[][] {
  const parts: Item[][] = [];
  for (let start = 0; start < numbers.length; start += most) {
    parts.push(numbers.slice(start, start + most));
  }
  return parts;
}
