// The schema of a stack file, for editors.

import { OWN_KEYWORDS } from "./validators.mjs";

const SECRET = { $ref: "#/definitions/secret" };

/** What everybody with access to the account sees in Twilio, so that it cannot be kept secret (config/secretParts.ts). */
const IN_CLEAR = [
  "blockList",
  "allowList",
  "country",
  "numbers",
  "numberFilter",
  "takeOver",
  "mode",
  "rejectReason",
  "runsOn",
];

/** What holds some of these: it cannot be a secret as a whole. */
const MIXED = ["lines", "line", "routes", "route", "verification"];

/**
 * Schema of a `Pulumi.STACK.yaml`: the keys of the config schema with their namespace. Each key that can be kept secret,
 * and each single value inside one, may be a Pulumi secret.
 */
export function stackSchema(config) {
  const keys = Object.keys(config.properties).map((key) => [
    `ringfence:${key}`,
    { ...reference({ $ref: `#/definitions/${key}` }), description: config.definitions[key].description },
  ]);
  return {
    $schema: config.$schema,
    title: "Pulumi stack file with Ringfence config",
    type: "object",
    properties: {
      config: {
        type: "object",
        properties: Object.fromEntries(keys),
        // Other namespaces are none of our business.
        propertyNames: { if: { pattern: "^ringfence:" }, then: { enum: keys.map(([key]) => key) } },
      },
    },
    definitions: {
      ...mapValues(config.definitions, (definition, name) =>
        IN_CLEAR.includes(name) || isLeaf(definition) ? inClear(definition) : withSecrets(definition),
      ),
      secret: {
        description: "Written by `pulumi config set --secret`.",
        type: "object",
        required: ["secure"],
        additionalProperties: false,
        properties: { secure: { type: "string" } },
      },
    },
  };
}

function withSecrets(schema) {
  const plain = withoutOwnKeywords(schema);
  if (isLeaf(plain)) return orSecret(plain);
  // What a key, a list or a map holds may be a secret as a whole.
  const inside = (part) => (part.$ref === undefined && isLeaf(part) ? withSecrets(part) : reference(withSecrets(part)));
  return within(plain, inside, withSecrets);
}

function inClear(schema) {
  const plain = withoutOwnKeywords(schema);
  return within(plain, inClear, inClear);
}

/** A schema whose parts are changed. */
function within(schema, part, branch) {
  return {
    ...schema,
    ...(schema.properties && { properties: mapValues(schema.properties, part) }),
    ...(schema.items && { items: part(schema.items) }),
    ...(typeof schema.additionalProperties === "object" && { additionalProperties: part(schema.additionalProperties) }),
    ...(schema.then && { then: branch(schema.then) }),
    ...(schema.else && { else: branch(schema.else) }),
  };
}

function withoutOwnKeywords(schema) {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !OWN_KEYWORDS.includes(keyword)));
}

function reference(schema) {
  const name = schema.$ref?.replace("#/definitions/", "");
  return [...IN_CLEAR, ...MIXED].includes(name) ? schema : orSecret(schema);
}

function orSecret(schema) {
  return { anyOf: [schema, SECRET], ...(schema.description && { description: schema.description }) };
}

function isLeaf({ type, enum: values }) {
  return values !== undefined || ["string", "integer", "boolean"].includes(type);
}

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
}
