import { readFileSync } from "node:fs";
import { join } from "node:path";
import { formatError } from "../../flows/base/configError";
import { ConfigErrors, outsideConfig, readConfig, RINGFENCE_KEYS, TWILIO_KEYS, unreadKeys } from "../../config";

const schemaOf = (...path: string[]) => JSON.parse(readFileSync(join(__dirname, "../..", ...path), "utf8")) as unknown;

const NO_EFFECT = "has no effect: Ringfence reads only keys that begin with ringfence:, whatever the project is called";

/** What is reported about keys in a project called callguard. */
function findingsOf(config: Record<string, string>, project = "callguard") {
  const { errors, notices } = unreadKeys(config, project);
  return { errors: errors.map((one) => formatError(one)), notices: notices.map((one) => formatError(one)) };
}

test("knows the keys of the two schemas", () => {
  const { properties } = schemaOf("schema", "config.schema.json") as { properties: object };
  expect([...RINGFENCE_KEYS].sort()).toEqual(Object.keys(properties).sort());
  const { config } = schemaOf("provider", "schema.json") as { config: { variables: object } };
  expect([...TWILIO_KEYS].sort()).toEqual(Object.keys(config.variables).sort());
});

describe("a key that nobody reads is an error", () => {
  test.each([
    ["callguard:mode", "open", `callguard:mode: ${NO_EFFECT}. Rename it to ringfence:mode`],
    ["callguard:blocklist", '["RU"]', `callguard:blocklist: ${NO_EFFECT}. Rename it to ringfence:blockList`],
    [
      "callguard:exceptions.reject",
      "+1900*",
      `callguard:exceptions.reject: ${NO_EFFECT}. Rename it to ringfence:exceptions.reject`,
    ],
    [
      "rinfence:blockList",
      '["RU"]',
      "rinfence:blockList: is in a namespace that nothing reads. Did you mean ringfence:blockList?",
    ],
    ["Ringfence:mode", "open", "Ringfence:mode: is in a namespace that nothing reads. Did you mean ringfence:mode?"],
    ["ring-fence:Mode", "open", "ring-fence:Mode: is in a namespace that nothing reads. Did you mean ringfence:mode?"],
    [
      "twilo:accountSid",
      "AC1",
      "twilo:accountSid: is in a namespace that nothing reads. Did you mean twilio:accountSid?",
    ],
    ["Twilio:token", "x", "Twilio:token: is in a namespace that nothing reads. Did you mean twilio:token?"],
    [
      "twilio:accountSID",
      "AC1",
      "twilio:accountSID: is not a setting of the twilio provider. Did you mean twilio:accountSid?",
    ],
    [
      "twilio:api_secret",
      "s3cret",
      "twilio:api_secret: is not a setting of the twilio provider. Did you mean twilio:apiSecret?",
    ],
  ])("%s", (key, value, error) => {
    expect(findingsOf({ [key]: value })).toEqual({ errors: [error], notices: [] });
  });

  test("under the project's own name even if Ringfence has another value for it", () => {
    const config = { "callguard:mode": "enforce", "ringfence:mode": "open" };
    expect(findingsOf(config).errors).toEqual([`callguard:mode: ${NO_EFFECT}. Rename it to ringfence:mode`]);
  });
});

describe("a key that changes nothing is a notice", () => {
  test("once for all that a renamed Pulumi.yaml declares, because their values still apply", () => {
    const config = { "callguard:mode": "enforce", "callguard:fallback": "auto", "callguard:forward": "existing" };
    expect(findingsOf(config)).toEqual({
      errors: [],
      notices: [
        `callguard:mode: ${NO_EFFECT}. The same is true of callguard:fallback, callguard:forward. ` +
          "Remove it from the stack file or Pulumi.yaml, or rename it so that it begins with ringfence:",
      ],
    });
  });

  test.each([
    ["callguard:owner", "callguard:owner: is not read by anything in this project. Remove it"],
    ["shield:mode", `shield:mode: ${NO_EFFECT}. If it is meant for Ringfence, rename it to ringfence:mode`],
    [
      "twilio:colour",
      `twilio:colour: is not a setting of the twilio provider. Its settings are ${TWILIO_KEYS.join(", ")}`,
    ],
  ])("%s", (key, notice) => {
    expect(findingsOf({ [key]: "x" })).toEqual({ errors: [], notices: [notice] });
  });
});

test("accepts every key that somebody reads", () => {
  const config = {
    "ringfence:blocklist": "[]",
    "twilio:accountSid": "AC1",
    "twilio:version": "0.1.0",
    "aws:region": "eu-west-1",
    "pulumi:tags": "{}",
  };
  expect(findingsOf(config)).toEqual({ errors: [], notices: [] });
  expect(findingsOf({ "ringfence:mode": "open" }, "ringfence")).toEqual({ errors: [], notices: [] });
});

test("keeps the provider's settings in a project named twilio", () => {
  expect(findingsOf({ "twilio:region": "ie1" }, "twilio")).toEqual({ errors: [], notices: [] });
});

describe("outside config:", () => {
  const stray = (text: string) =>
    outsideConfig("Pulumi.dev.yaml", text, "callguard").map(({ error, line }) => [line, formatError(error)]);

  test("keys of Ringfence and of the provider are reported with their line", () => {
    const text = 'config:\n  ringfence:numbers: all\n"ringfence:mode": open\nmode: open\ntwilo:region: ie1\n';
    const where = (line: number) => `is outside config: in line ${line} of Pulumi.dev.yaml, where nothing reads it`;
    expect(stray(text)).toEqual([
      [3, `ringfence:mode: ${where(3)}. Move it below config:`],
      [4, `mode: ${where(4)}. Move it below config:, as ringfence:mode`],
      [5, `twilo:region: ${where(5)}. Move it below config:, as twilio:region`],
    ]);
  });

  test.each([
    "config:\n  ringfence:mode: open\nencryptionsalt: v1:x\nenvironment: [a]\nsecretsprovider: x\n",
    "config:\n  ringfence:announce: |\n    mode: open\n    ringfence:mode: open\n",
    "config: {\nringfence:mode: open }\n",
    "mode: open\n  broken: [",
    "",
    "- a\n",
  ])("no other key is reported: %j", (text) => {
    expect(stray(text)).toEqual([]);
  });
});

test("reports unread keys together with the errors of the config", () => {
  const unread = unreadKeys({ "callguard:mode": "open", "callguard:owner": "me" }, "callguard");
  const read = (config: Record<string, string>) => readConfig(config, undefined, undefined, [], unread);
  expect(() => read({ numbers: "all" })).toThrow(ConfigErrors);
  expect(() => read({ numbers: "all" })).toThrow(
    /2 errors:\n {2}callguard:mode: .*\n {2}ringfence:blockList: is missing/,
  );
  const { notices } = unread;
  const sound = { numbers: "all", blockList: '["CN"]' };
  expect(readConfig(sound, undefined, undefined, [], { errors: [], notices }).notices).toEqual(notices);
});
