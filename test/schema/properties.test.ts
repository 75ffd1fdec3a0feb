import Ajv from "ajv";
import { runInNewContext } from "node:vm";
import ts from "typescript";
import { parse } from "yaml";
import config from "../../schema/config.schema.json";
import schema from "../../provider/schema.json";

interface Property {
  type?: string;
  $ref?: string;
  description?: string;
  default?: unknown;
}
type Properties = Record<string, Property>;

const inputsOf = (value: { inputProperties?: object; requiredInputs?: string[] }) =>
  [(value.inputProperties ?? {}) as Properties, value.requiredInputs ?? []] as const;
const members = Object.entries({ ...schema.resources, ...schema.functions });
const inputs: [string, Properties, readonly string[]][] = [
  ["provider", schema.provider.inputProperties, []],
  ...Object.entries(schema.resources).map(
    ([token, resource]) => [token, ...inputsOf(resource)] as [string, Properties, readonly string[]],
  ),
  ...Object.entries(schema.functions).map(
    ([token, called]) => [token, called.inputs.properties, []] as [string, Properties, readonly string[]],
  ),
  ...Object.entries(schema.types).map(
    ([token, type]) =>
      [token, type.properties, "required" in type ? type.required : []] as [string, Properties, readonly string[]],
  ),
];
const outputs: [string, Properties][] = [
  ["config", schema.config.variables],
  ...Object.entries(schema.resources).map(([token, resource]) => [token, resource.properties] as [string, Properties]),
  ...Object.entries(schema.functions).map(
    ([token, called]) => [token, called.outputs.properties] as [string, Properties],
  ),
];

/** A value's type in the words of the schema. */
const kindOf = (value: unknown) =>
  Array.isArray(value) ? "array" : Number.isInteger(value) ? "integer" : typeof value;

function exampleOf(property: Property): string | undefined {
  return /^[^]+\. Example: `(.+)`$/.exec(property.description ?? "")?.[1];
}

test.each<[string, Properties]>(
  [...inputs.map(([token, properties]) => [token, properties] as const), ...outputs].map(([token, properties]) => [
    token,
    properties,
  ]),
)("describes each property of %s, with an example that YAML and TypeScript read alike", (token, properties) => {
  for (const [key, property] of Object.entries(properties)) {
    const example = exampleOf(property);
    expect([token, key, example]).toEqual([token, key, expect.any(String)]);
    const inYaml = parse(`{ ${example} }`) as Record<string, unknown>;
    expect(Object.keys(inYaml)).toEqual([key]);
    expect(ts.transpileModule(`({ ${example} })`, { reportDiagnostics: true }).diagnostics).toEqual([]);
    expect(runInNewContext(`JSON.stringify({ ${example} })`)).toBe(JSON.stringify(inYaml));
    if (property.type !== undefined) expect([key, kindOf(inYaml[key])]).toEqual([key, property.type]);
  }
});

/** What a type's description leaves open: one of these keys is set. */
function alternatives(token: string): string[] {
  const type = (schema.types as Record<string, { description: string }>)[token];
  return /[Ss]et (?:exactly|at least) one of ([^.]+)\./.exec(type?.description ?? "")?.[1]?.match(/\w+/g) ?? [];
}

test.each(inputs)(
  "says for each optional property of %s what applies if it is left out",
  (token, properties, required) => {
    const silent = Object.entries(properties).filter(
      ([key, { description = "", default: standard }]) =>
        ![...required, ...alternatives(token)].includes(key) &&
        standard === undefined &&
        !/\bdefault\b|left out|required|\bset (either|exactly)\b/i.test(description),
    );
    expect([token, silent.map(([key]) => key)]).toEqual([token, []]);
  },
);

test("names the unit of each number", () => {
  const all = [...inputs, ...outputs].flatMap(([token, properties]) =>
    Object.entries(properties).map(([key, property]) => ({ name: `${token}.${key}`, ...property })),
  );
  const integers = all.filter(({ type }) => type === "integer");
  expect(integers.length).toBeGreaterThan(5);
  for (const { name, description } of integers) {
    expect([name, description]).toEqual([name, expect.stringMatching(/seconds|how often|number of|version of/i)]);
  }
});

test.each(members)("describes %s, with a program in YAML and one in TypeScript", (_token, { description }) => {
  expect(description).toMatch(/^[A-Z][^]+\.\n\n## Example Usage\n\n```typescript\n[^]+```\n\n```yaml\n[^]+```\n$/);
});

test.each(Object.entries(schema.types))("describes the type %s", (_token, { description }) => {
  expect(description).toMatch(/^[A-Z].+\.$/);
});

test("accepts each example in the schema of the stack config", () => {
  const ajv = new Ajv({ strict: false });
  ajv.addSchema(config);
  let count = 0;
  const check = (value: unknown, path: string) => {
    if (typeof value !== "object" || value === null) return;
    const { examples = [] } = value as { examples?: unknown[] };
    for (const example of examples) {
      count += 1;
      const accepts = ajv.compile({ $ref: `config.schema.json#${path}` });
      expect([path, accepts(example), accepts.errors]).toEqual([path, true, null]);
    }
    for (const [key, part] of Object.entries(value)) if (key !== "examples") check(part, `${path}/${key}`);
  };
  check(config.definitions, "/definitions");
  expect(count).toBeGreaterThan(60);
});
