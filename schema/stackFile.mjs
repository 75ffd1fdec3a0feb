// The schema of a stack file, for editors.

import { OWN_KEYWORDS } from "./validators.mjs";

const SECRET = { $ref: "#/definitions/secret" };

/**
 * Schema of a `Pulumi.STACK.yaml`: the keys of the config schema with their namespace. Each key, and each single value
 * inside one, may be a Pulumi secret.
 */
export function stackSchema(config) {
  const keys = Object.keys(config.properties).map((key) => [
    `ringfence:${key}`,
    { anyOf: [{ $ref: `#/definitions/${key}` }, SECRET], description: config.definitions[key].description },
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
      ...mapValues(config.definitions, withSecrets),
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
  const plain = Object.fromEntries(Object.entries(schema).filter(([keyword]) => !OWN_KEYWORDS.includes(keyword)));
  if (isLeaf(plain)) return orSecret(plain);
  // What a key, a list or a map holds may be a secret as a whole.
  const inside = (part) => (part.$ref === undefined && isLeaf(part) ? withSecrets(part) : orSecret(withSecrets(part)));
  return {
    ...plain,
    ...(plain.properties && { properties: mapValues(plain.properties, inside) }),
    ...(plain.items && { items: inside(plain.items) }),
    ...(typeof plain.additionalProperties === "object" && { additionalProperties: inside(plain.additionalProperties) }),
    ...(plain.then && { then: withSecrets(plain.then) }),
    ...(plain.else && { else: withSecrets(plain.else) }),
  };
}

function orSecret(schema) {
  return { anyOf: [schema, SECRET], ...(schema.description && { description: schema.description }) };
}

function isLeaf({ type, enum: values }) {
  return values !== undefined || ["string", "integer", "boolean"].includes(type);
}

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
