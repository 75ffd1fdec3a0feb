// The lists of ends in the texts of the config schema, so that a new end writes its name there once.

/** Our keyword at the keys of `forwardTo` that choose an end: `forward`, or `away` if only turned-away callers meet it. */
const MARK = "x-end";

/** A place for a list, such as `<ends, or>`: what is listed, and the word before the last. */
const PLACE = /<([^<>]+), (and|or)>/g;

/** The config schema with every list of ends written out, and without our keyword. */
export function withEnds(schema) {
  const marked = Object.entries(schema.definitions.forwardTo.properties).filter(([, property]) => MARK in property);
  const ends = marked.map(([key]) => key);
  const forwards = marked.filter(([, property]) => property[MARK] === "forward").map(([key]) => key);
  const lists = { ends, forwards, "{ forwards }": forwards.map((key) => `{ ${key} }`) };
  const fill = (text) =>
    text.replace(PLACE, (place, name, word) => {
      if (!Object.hasOwn(lists, name)) throw new Error(`schema/config.schema.json: ${place} is no list of ends`);
      return `${lists[name].slice(0, -1).join(", ")} ${word} ${lists[name].at(-1)}`;
    });
  return JSON.parse(JSON.stringify(schema), (key, value) => {
    if (key === MARK) return undefined;
    return typeof value === "string" ? fill(value) : value;
  });
}
