import fc from "fast-check";
import { ConfigErrors, readConfig } from "../../config";

const KEYS = [
  "blockList",
  "allowList",
  "rejectReason",
  "hiddenCallers",
  "unknownCountry",
  "exceptions",
  "forward",
  "numbers",
  "mode",
  "routes",
  "announce",
  "rejectUrl",
  "takeOver",
  "fallback",
  "former",
  "lines",
];

const leaf = fc.oneof(
  fc.constantFrom<unknown>(
    "RU",
    "uk",
    "group:EU",
    "group:EUR",
    "monitor",
    "all",
    "sip:a@example.com",
    "+15550100001",
    "+1900*",
    15550100001,
    "existing",
    "https://example.com/",
    "auto",
    "",
    null,
    true,
    -1,
  ),
  fc.string(),
  fc.jsonValue(),
);

/** Values that are nearly right, at least in their outer shape. */
const { value: nearly } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(
      fc.constantFrom(
        ...KEYS,
        "number",
        "countries",
        "sip",
        "username",
        "password",
        "client",
        "flow",
        "flex",
        "queue",
        "voicemail",
        "say",
        "all",
        "friendlyName",
        "except",
        "webhook",
        "callerId",
        "forward",
        "reject",
        "voiceUrl",
        "__proto__",
        "constructor",
        "+15550100001",
        "a/b~c",
      ),
      tie("value"),
      { maxKeys: 4 },
    ),
  ),
}));

const text = fc.oneof(
  nearly.map((value) => JSON.stringify(value)),
  fc.string(),
  fc.constantFrom("[", '{"a"', "nul"),
);

test("readConfig returns policies or a ConfigError with a message, whatever the config contains", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.oneof(fc.constantFrom(...KEYS, "__proto__", "constructor"), fc.string()), text),
      (config) => {
        try {
          for (const { list, numbers, selection } of readConfig(config).lines) {
            expect(list.countries.length).toBeGreaterThan(0);
            expect(numbers.length > 0).toBe(selection.kind === "listed");
          }
        } catch (error) {
          if (!(error instanceof ConfigErrors)) throw error;
          expect(error.errors.length).toBeGreaterThan(0);
          expect(error.message.split("\n")).toHaveLength(Math.min(error.errors.length, 101) + 1);
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test.each(["__proto__", "constructor", "prototype"])("refuses the key %s at every place", (key) => {
  const map = `{"${key}":{"numbers":["+15550100001"],"x":1}}`;
  const config: Record<string, string> = { blockList: '["RU"]', numbers: '["+15550100001"]' };
  for (const place of ["lines", "former", "exceptions", "forward", "numbers"]) {
    expect(() => readConfig({ ...config, [place]: map })).toThrow(ConfigErrors);
  }
  expect(() => readConfig(Object.fromEntries([...Object.entries(config), [key, map]]))).toThrow(ConfigErrors);
  expect(({} as Record<string, unknown>).numbers).toBeUndefined();
});

test("never changes the prototype of objects if a refused key contains a refused key", () => {
  const names = () => Object.getOwnPropertyNames(Object.prototype).length + Object.getOwnPropertyNames(Object).length;
  const before = names();
  const inner = JSON.stringify(
    Object.fromEntries([...Object.getOwnPropertyNames(Object.prototype), "keys", "entries"].map((name) => [name, 1])),
  );
  const nested = ["__proto__", "constructor", "prototype"].map((key) => `{"${key}":${inner}}`);
  for (const map of nested) {
    for (const place of ["lines", "former", "exceptions", "forward", "numbers"]) {
      expect(() => readConfig({ blockList: '["RU"]', [place]: map })).toThrow(ConfigErrors);
      expect(names()).toBe(before);
    }
  }
});

describe("a value that is far too large", () => {
  const numbers = '["+15550100001"]';

  test.each([
    ["5 MB of codes", `[${'"RU",'.repeat(1_000_000)}"RU"]`],
    ["5 MB of text", "R".repeat(5_000_000)],
    ["5 MB of brackets", "[".repeat(5_000_000)],
  ])("is one error: %s", (_name, blockList) => {
    expect(() => readConfig({ blockList, numbers })).toThrow(
      "ringfence:blockList: is longer than 1000000 characters. Use groups and prefixes in place of single entries",
    );
  });

  test("counts thousands of errors, and lists the first ones", () => {
    const blockList = `[${"1,".repeat(9_999)}1]`;
    expect(() => readConfig({ blockList, numbers })).toThrow(
      /^the stack config has 10000 errors:\n {2}ringfence:blockList\[0\][^]*\n {2}and 9900 more$/,
    );
  });

  test("reports one error for a list that is too long, at any depth", () => {
    const routes = `[{"countries":[${"1,".repeat(20_000)}1]}]`;
    expect(() => readConfig({ blockList: '["RU"]', numbers, routes })).toThrow(
      "ringfence:routes: has a list of 20001 entries; at most 20000 are read. Use groups and prefixes",
    );
  });

  test("may be a list of exactly the longest permitted length", () => {
    const { lines } = readConfig({ blockList: `[${'"RU",'.repeat(19_999)}"CN"]`, numbers });
    expect(lines[0]?.list.countries).toEqual(["CN", "RU"]);
  });

  test.each(["blockList", "routes", "lines", "forward", "exceptions", "former"])(
    "may not be nested deeply in %s",
    (key) => {
      for (const [open, close] of [
        ["[", "]"],
        ['{"a":', "}"],
      ] as const) {
        const deep = `${open.repeat(100_000)}1${close.repeat(100_000)}`;
        expect(() => readConfig({ blockList: '["RU"]', numbers, [key]: deep })).toThrow(ConfigErrors);
      }
    },
  );
});
