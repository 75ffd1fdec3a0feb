import Ajv from "ajv";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const schema = JSON.parse(
  readFileSync(join(__dirname, "../../schema/generated/pulumi-stack.schema.json"), "utf8"),
) as object;
const accepts = new Ajv({ strict: false }).compile(schema);
const secret = { secure: "AAABBB" };

test.each<[string, Record<string, unknown>]>([
  ["other namespaces", { "twilio:accountSid": "AC".padEnd(34, "1"), "twilio:apiSecret": secret }],
  ["lists and lines", { "ringfence:blockList": ["RU"], "ringfence:lines": { sales: { numbers: ["+15550100001"] } } }],
  ["a key that is a secret", { "ringfence:forward": secret }],
  [
    "every kind of forward",
    {
      "ringfence:routes": [{ countries: ["DE", "group:EU"], forward: { sip: "sip:a@example.com", password: secret } }],
      "ringfence:lines": {
        a: { forward: { flex: { workflow: "WW1", channel: "TC1" } }, numbers: "all" },
        b: { forward: { voicemail: { say: "Hello", maxLength: 60 } }, numbers: { friendlyName: "S*", except: [] } },
        c: { forward: secret, numbers: { all: true, except: ["+15550100001"] }, announce: secret },
      },
      "ringfence:mode": "open",
    },
  ],
  ["a secret inside a key", { "ringfence:forward": { webhook: secret, number: [secret] } }],
  [
    "secrets in exceptions, handlers and URLs",
    {
      "ringfence:exceptions": { forward: [secret], reject: secret },
      "ringfence:former": { "+15550100001": { voiceUrl: secret }, "+15550100002": secret },
      "ringfence:fallback": secret,
      "ringfence:rejectUrl": secret,
    },
  ],
])("accepts a stack file in the schema for editors with %s", (_name, config) => {
  expect(accepts({ config })).toBe(true);
});

test.each<[string, Record<string, unknown>]>([
  ["a key that does not exist", { "ringfence:blocklist": ["RU"] }],
  ["a value that is not allowed there", { "ringfence:rejectReason": "buzy" }],
  ["a forward that does not exist", { "ringfence:forward": { no_such_forward: "+15550100001" } }],
  [
    "a forward that does not exist inside a route",
    { "ringfence:routes": [{ countries: ["DE"], forward: { no_such_forward: 1 } }] },
  ],
  ["a filter that does not exist", { "ringfence:numbers": { all: false } }],
  ["a number that lost its plus", { "ringfence:numbers": [15550100001] }],
  ["a secret fenced number", { "ringfence:numbers": [secret] }],
  ["a secret list of countries", { "ringfence:blockList": secret }],
  ["a secret country of a route", { "ringfence:routes": [{ countries: [secret], forward: "existing" }] }],
  ["a secret mode of a line", { "ringfence:lines": { a: { mode: secret } } }],
  ["a secret line", { "ringfence:lines": { a: secret } }],
  ["secret lines", { "ringfence:lines": secret }],
])("refuses a stack file in the schema for editors with %s", (_name, config) => {
  expect(accepts({ config })).toBe(false);
});

const EXAMPLES = join(__dirname, "../../examples");

const examples = readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, "Pulumi.dev.yaml")));

test.each(examples)("accepts examples/%s in the schema for editors", (example) => {
  const file = join(EXAMPLES, example, "Pulumi.dev.yaml");
  expect(accepts(parse(readFileSync(file, "utf8")))).toBe(true);
});

test.each(["Pulumi.dev.yaml", "Pulumi.prod.yaml.example"])(
  "names that schema for editors in %s, which is valid by it",
  (file) => {
    const root = join(__dirname, "../..");
    const text = readFileSync(join(root, file), "utf8");
    const named = /^# yaml-language-server: \$schema=(\S+)$/m.exec(text)?.[1] ?? "";
    expect(JSON.parse(readFileSync(join(root, named), "utf8"))).toEqual(schema);
    expect(accepts(parse(text))).toBe(true);
  },
);
