import { ConfigErrors, locator, MAX_FILE_LENGTH, readConfig } from "../../config";

const TEXT = `# one stack
config:
  ringfence:blockList: [RU,
    Russia]
  ringfence:exceptions:
    reject:
      - "+1900*"
      - "+15550100002"
  ringfence:former:
    +15550100001:
      voiceUrl: https://example.com/
  ringfence:forward:
    webhook:
      secure: AAABBB
  "ringfence:numbers": ["+15550100001"]
`;

const where = locator("Pulumi.dev.yaml", TEXT);

test.each([
  ["ringfence:blockList", 3],
  ["ringfence:blockList[0]", 3],
  ["ringfence:blockList[1]", 4],
  ["ringfence:exceptions.reject[1]", 8],
  ['ringfence:former["15550100001"].voiceUrl', 11],
  ["ringfence:forward.webhook.query", 13],
  ["ringfence:numbers[7]", 15],
])("finds %s on line %i", (path, line) => {
  expect(where(path)).toMatchObject({ file: "Pulumi.dev.yaml", line });
});

test("finds no place for a key that is not in the file, or in a file that is not YAML", () => {
  expect(where("ringfence:allowList")).toBeUndefined();
  for (const text of ["", "- a\n", "config: 1", "config: {a: [", "\t%&\0"]) {
    expect(locator("Pulumi.dev.yaml", text)("ringfence:blockList")).toBeUndefined();
  }
});

test("finds the place of a key that looks like a path", () => {
  const dotted = ["ringfence:exceptions.reject", "ringfence:blockList[0]"];
  const written = locator("Pulumi.dev.yaml", `${TEXT}  ringfence:exceptions.reject: +1900*\n`, dotted);
  expect(written("ringfence:exceptions.reject")).toMatchObject({ line: 16 });
  expect(written("ringfence:exceptions.reject[1]")).toMatchObject({ line: 8 });
  expect(written("ringfence:blockList[0]")).toEqual({ file: "--config on the command line" });
  const errors = () => readConfig({ blockList: '["RU"]', numbers: "all", "exceptions.reject": "+1900*" }, written);
  expect(errors).toThrow(/ringfence:exceptions.reject \(Pulumi.dev.yaml:16:3\): is not a key .*--config-path/);
});

test("finds a key of the project without its namespace", () => {
  const file = locator("Pulumi.dev.yaml", "config:\n  mode: open\n  callguard:forward: existing\n");
  expect(file("callguard:mode")).toMatchObject({ line: 2 });
  expect(file("callguard:forward")).toMatchObject({ line: 3 });
  expect(file("ringfence:mode")).toBeUndefined();
});

test("gives the column of an item or of a key", () => {
  expect(where("ringfence:blockList[1]")?.column).toBe(5);
  expect(where("ringfence:exceptions.reject[0]")?.column).toBe(9);
  expect(where("ringfence:forward.webhook")?.column).toBe(5);
});

test("handles a file with very deep nesting", () => {
  const deep = `config:\n  ringfence:blockList: ${"[".repeat(200_000)}`;
  expect(locator("Pulumi.dev.yaml", deep)("ringfence:blockList")?.line).toBe(2);
});

test("looks up no places in a file of several megabytes, so that an error is reported quickly", () => {
  const long = `config:\n  ringfence:blockList: [RU]\n${"#".repeat(MAX_FILE_LENGTH)}`;
  expect(locator("Pulumi.dev.yaml", long)("ringfence:blockList")).toBeUndefined();
});

test("adds the place to an error", () => {
  const config = { blockList: '["RU","Russia"]', numbers: '["+15550100001"]' };
  expect(() => readConfig(config, where)).toThrow(
    new ConfigErrors([
      {
        path: "ringfence:blockList[1] (Pulumi.dev.yaml:4:5)",
        value: '"Russia"',
        reason: "is not an ISO 3166-1 alpha-2 country code",
        remedy: "Did you mean RU (Russia)?",
      },
    ]),
  );
});
