import { parseYaml } from "../../../cli/stack/yaml";
import { rawText } from "../../../cli/stack/rawText";

/** What Pulumi 3.259 hands a program for a key whose value is written so. Taken from its output. */
test.each([
  ["hello", "hello"],
  ["+15550100001", "15550100001"],
  ['"+15550100001"', "+15550100001"],
  ["010", "8"],
  ["0x1F", "31"],
  ["1_000", "1000"],
  ["1.50", "1.5"],
  ["True", "true"],
  ["NO", "NO"],
  ["null", ""],
  ["~", ""],
  ["", ""],
  ['""', ""],
  ["-0", "0"],
  ["[]", "[]"],
  ["{}", "{}"],
  [`'["RU"]'`, '["RU"]'],
  [
    '[NO, yes, on, y, +15550100001, 010, 0o17, 0b11, 1_000, 1.0, 1e3, ~, True, "+15550100001"]',
    '["NO","yes","on","y",15550100001,8,15,3,1000,1,1000,null,true,"+15550100001"]',
  ],
  [
    "{+15550100001: {voiceUrl: x}, b: 1, a: 2, 1.5: x, true: y}",
    '{"1.5":"x","15550100001":{"voiceUrl":"x"},"a":2,"b":1,"true":"y"}',
  ],
  ["{<<: {q: 1}, r: 2}", '{"q":1,"r":2}'],
  ["[&A [RU], *A]", '[["RU"],["RU"]]'],
  ["|\n  two\n  lines\n", "two\nlines\n"],
])("reads %s like Pulumi", (yaml, expected) => {
  const { content, errors } = parseYaml("Pulumi.dev.yaml", `key: ${yaml}`);
  expect(errors).toEqual([]);
  expect(rawText((content as Record<string, unknown>).key)).toBe(expected);
});

test("reads a file that begins with a byte order mark", () => {
  expect(parseYaml("Pulumi.dev.yaml", "\uFEFFa: 1").content).toEqual({ a: 1 });
});

test.each([
  ["a: [1", 1],
  ["a: 1\na: 2\n", 2],
  ["a: 1\nb: c: d\n", 2],
  ["a: *nowhere\n", 1],
])("reports that %j is not YAML, with the line", (text, line) => {
  const { content, errors } = parseYaml("Pulumi.dev.yaml", text);
  expect(content).toBeUndefined();
  expect(errors[0]).toMatchObject({ path: "Pulumi.dev.yaml", line });
});

test("refuses aliases that multiply without end", () => {
  const bomb = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
  for (let level = 1; level < 9; level += 1) {
    bomb.push(
      `a${level}: &a${level} [${Array<string>(10)
        .fill(`*a${level - 1}`)
        .join(", ")}]`,
    );
  }
  expect(parseYaml("Pulumi.dev.yaml", bomb.join("\n")).errors).toHaveLength(1);
});
