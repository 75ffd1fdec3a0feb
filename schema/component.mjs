import { describeWith, withExamples } from "./examples.mjs";

const COMPONENT = "twilio:voice:CountryFence";
/** Module of the types that the component takes and gives. All of them are derived, and nothing else lies in it. */
const MODULE = "twilio:fence:";

const LINES = {
  description: "What is known of a line.",
  type: "object",
  properties: {
    flowSid: { type: "string", description: "SID of its Studio flow (`FW…`); left out if it runs on a Function." },
    serviceSid: {
      type: "string",
      description: "SID of the Serverless service (`ZS…`) whose Function answers; left out if a flow does.",
    },
    webhookUrl: { type: "string", description: "URL that the numbers have as their voice URL." },
    consoleUrl: { type: "string", description: "The flow, or the service, in the Twilio console." },
    revision: {
      type: "integer",
      description: "Number of the flow's revision that was written last; left out if it runs on a Function.",
    },
    mode: { type: "string", description: "`enforce`, `monitor` or `open`." },
    rejectedCountries: {
      type: "array",
      items: { type: "string" },
      description: "English names of the countries on the block list; left out with an allow list.",
    },
    allowedCountries: {
      type: "array",
      items: { type: "string" },
      description: "English names of the countries on the allow list; left out with a block list.",
    },
    numbers: { type: "array", items: { type: "string" }, description: "Its phone numbers (E.164)." },
  },
  required: ["webhookUrl", "consoleUrl", "mode", "numbers"],
};

/**
 * The provider's schema with all in it that is derived: the component and its types, from the schema of the stack config, and the
 * examples, from the programs in provider/examples. The rest of it is written by hand.
 *
 * @param manifest package.json, which has the version and the place that the plugin is fetched from
 */
export function providerSchema(schema, config, manifest) {
  const types = Object.entries(schema.types).filter(([token]) => !token.startsWith(MODULE));
  const resources = Object.entries(schema.resources).filter(([token]) => token !== COMPONENT);
  const { component, derived } = describeComponent(config);
  const written = { ...schema };
  delete written.pluginDownloadURL;
  const {
    version,
    config: { pluginDownloadURL },
  } = manifest;
  return withExamples({
    ...written,
    version,
    // Set in package.json alone: SDKs carry it to the engine, which fetches the plugin from there.
    ...(pluginDownloadURL && { pluginDownloadURL }),
    types: Object.fromEntries([...types, ...derived]),
    resources: Object.fromEntries([...resources, [COMPONENT, component]]),
  });
}

function describeComponent(config) {
  const derived = new Map();
  const inputProperties = propertiesOf(config, config.definitions, derived);
  inputProperties.prefix = {
    type: "string",
    description:
      "Part of every name of the fence: its flows are `<project>/<stack>/<prefix>/<line>`. A letter, then up to 49 letters, digits, `-` and `_`. Default: the component's name. Empty: the names of Ringfence's own program, whose fence the component then takes over.",
  };
  derived.set(`${MODULE}FencedLine`, LINES);
  const component = {
    isComponent: true,
    description:
      "A country fence in front of Twilio phone numbers: a Studio flow for each line decides by the caller's country who gets through, and the numbers are bound to it. A destroy restores each number. Set `blockList` or `allowList`, and `numbers`, for each line.",
    inputProperties,
    properties: {
      lines: {
        type: "object",
        additionalProperties: { $ref: `#/types/${MODULE}FencedLine` },
        description: "Each line by its name. A fence without `lines` has one, `main`.",
      },
    },
    required: ["lines"],
  };
  return { component, derived: [...derived].sort(([a], [b]) => (a < b ? -1 : 1)) };
}

function propertiesOf(object, definitions, derived) {
  const entries = Object.entries(object.properties).map(([key, property]) => {
    const target = resolve(property, definitions);
    const description = property.description ?? target.description;
    if (!description) throw new Error(`schema/config.schema.json: ${key} has no description`);
    const [example] = property.examples ?? target.examples ?? [];
    if (example === undefined) throw new Error(`schema/config.schema.json: ${key} has no example`);
    return [
      key,
      { ...typeOf(key, target, definitions, derived), description: describeWith(description, key, example) },
    ];
  });
  return Object.fromEntries(entries);
}

const resolve = (property, definitions) =>
  property.$ref ? resolve(definitions[property.$ref.split("/").at(-1)], definitions) : property;

/** The type of a value in Pulumi's words. Which texts a text may be is left to the check, whose errors say what to set. */
function typeOf(key, given, definitions, derived) {
  const value = resolve(given, definitions);
  const kinds = [value.type ?? (value.enum && typeof value.enum[0]) ?? []].flat();
  if (kinds.length === 0) throw new Error(`schema/config.schema.json: ${key} has no type`);
  // Pulumi's Python SDK cannot send a list where a list or something else may stand.
  if (kinds.length > 1 && kinds.includes("array")) return { $ref: "pulumi.json#/Any" };
  const all = kinds.map((kind) => typeOfKind(kind, key, value, definitions, derived));
  return all.length === 1 ? all[0] : { oneOf: all };
}

function typeOfKind(kind, key, value, definitions, derived) {
  if (kind === "array") return { type: "array", items: typeOf(key, value.items, definitions, derived) };
  if (kind !== "object") return { type: kind };
  const object = value.properties || value.additionalProperties ? value : objectWithin(value, definitions);
  if (object === undefined) throw new Error(`schema/config.schema.json: ${key} is a map of nothing`);
  if (!object.properties)
    return { type: "object", additionalProperties: typeOf(key, object.additionalProperties, definitions, derived) };
  const token = `${MODULE}${object.title ?? key[0].toUpperCase() + key.slice(1)}`;
  if (!derived.has(token)) {
    derived.set(token, undefined);
    const { description = value.description, required } = object;
    const properties = propertiesOf(object, definitions, derived);
    derived.set(token, { description, type: "object", properties, ...(required && { required }) });
  }
  return { $ref: `#/types/${token}` };
}

/** The map among the forms of a value that has several. */
function objectWithin(value, definitions) {
  const forms = [value.then, value.else, ...(value.oneOf ?? []), ...(value.anyOf ?? [])].filter(Boolean);
  for (const form of forms) {
    const target = resolve(form, definitions);
    const found = target.properties || target.additionalProperties ? target : objectWithin(target, definitions);
    if (found) return found;
  }
  return undefined;
}
