// The examples in the provider's schema: programs of each resource, and a value of each property.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), "provider", "examples");
const read = (file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n");
const PROGRAMS = "\n\n## Example Usage\n";
const VALUE = " Example: `";

/** The schema with an example at the end of every description. A property without one is an error that names it. */
export function withExamples(schema) {
  const values = parse(read("properties.yaml"));
  const given = (token) => (properties) => properties && withValues(properties, values[token] ?? {}, token);
  const provider = given("provider");
  return {
    ...schema,
    config: { ...schema.config, variables: provider(schema.config.variables) },
    provider: { ...schema.provider, inputProperties: provider(schema.provider.inputProperties) },
    types: mapEntries(schema.types, (type, token) => ({ ...type, properties: given(token)(type.properties) })),
    resources: mapEntries(schema.resources, (resource, token) => ({
      ...resource,
      description: withPrograms(resource.description, token),
      inputProperties: given(token)(resource.inputProperties),
      properties: given(token)(resource.properties),
    })),
    functions: mapEntries(schema.functions, (called, token) => ({
      ...called,
      description: withPrograms(called.description, token),
      inputs: { ...called.inputs, properties: given(token)(called.inputs.properties) },
      outputs: { ...called.outputs, properties: given(token)(called.outputs.properties) },
    })),
  };
}

/** A description with the value that is shown as its example: it reads the same in YAML and in TypeScript. */
export function describeWith(description, key, value) {
  return `${description.split(VALUE)[0]}${VALUE}${key}: ${written(value)}\``;
}

const mapEntries = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));

function withValues(properties, values, token) {
  return mapEntries(properties, (property, key) => {
    // Those of the stack config have theirs already.
    if (key in values) return { ...property, description: describeWith(property.description, key, values[key]) };
    if (property.description.includes(VALUE)) return property;
    throw new Error(`provider/examples/properties.yaml: ${token}.${key} has no example`);
  });
}

/** A value as YAML and TypeScript both read it. */
function written(value) {
  if (Array.isArray(value)) return `[${value.map(written).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(
    ([key, held]) => `${/^[a-z]\w*$/i.test(key) ? key : JSON.stringify(key)}: ${written(held)}`,
  );
  return `{ ${entries.join(", ")} }`;
}

function withPrograms(description, token) {
  const name = token.split(":").at(-1);
  const file = `${name[0].toLowerCase()}${name.slice(1)}`;
  const blocks = `\`\`\`typescript\n${read(`${file}.ts`)}\`\`\`\n\n\`\`\`yaml\n${read(`${file}.yaml`)}\`\`\`\n`;
  return `${description.split(PROGRAMS)[0]}${PROGRAMS}\n${blocks}`;
}
