import * as pulumi from "@pulumi/pulumi";
import { settledLater } from "../../program/componentArgs";
import { canBeSecret, ConfigErrors, type Keys, readConfig, secretPartsInFile } from "../../config";
import { secretTextsOf, withSecretLeaves } from "../../program/secrets";
import schema from "../../schema/config.schema.json";

/** As Pulumi hands it over. */
const raw = (config: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(config).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
  );

const SOUND = { blockList: ["RU"], numbers: ["+15550100001"] };

describe("the parts that can be secret", () => {
  const CAN = [
    "forward",
    "exceptions",
    "former",
    "fallback",
    "rejectUrl",
    "announce",
    "ask",
    "blockedCallers",
    "hiddenCallers",
    "unknownCountry",
  ];
  const CANNOT = [
    "blockList",
    "allowList",
    "numbers",
    "takeOver",
    "mode",
    "runsOn",
    "rejectReason",
    "adopt",
    "routes",
    "lines",
    "verification",
  ];

  test("are defined for every key of the config", () => {
    expect([...CAN, ...CANNOT].sort()).toEqual(Object.keys(schema.properties).sort());
    expect([CAN, CANNOT].map((keys) => keys.map((key) => canBeSecret([key])))).toEqual([
      CAN.map(() => true),
      CANNOT.map(() => false),
    ]);
  });

  test.each<[Keys, boolean]>([
    [["forward", "webhook"], true],
    [["routes", 0], false],
    [["routes", 0, "forward"], true],
    [["routes", 0, "forward", "number", 1], true],
    [["routes", 0, "countries", 2], false],
    [["lines", "a"], false],
    [["lines", "a", "numbers"], false],
    [["lines", "a", "numbers", 3], false],
    [["lines", "a", "mode"], false],
    [["lines", "a", "forward", "sip"], true],
    [["lines", "mode", "forward"], true],
    [["lines", "a", "routes", 1, "forward"], true],
    [["lines", "a", "routes", 1, "countries"], false],
    [["exceptions", "reject", 0], true],
    [["former", "+15550100001", "voiceUrl"], true],
    [["verification", "countries"], false],
    [["verification", "failed"], true],
  ])("%j: %s", (keys, can) => {
    expect(canBeSecret(keys)).toBe(can);
  });
});

describe("a secret that Twilio would show", () => {
  const read = (values: Record<string, unknown>, keys: string[], parts: Keys[]) =>
    readConfig(raw({ ...SOUND, ...values }), undefined, new Set(keys), parts);
  const errors = (...args: Parameters<typeof read>): string[] => {
    try {
      read(...args);
    } catch (error) {
      if (error instanceof ConfigErrors) return error.errors.map(({ path, reason }) => `${path} ${reason}`);
      throw error;
    }
    return [];
  };

  test("is refused with its place, also inside a key that is partly secret", () => {
    const lines = { a: { mode: "open", forward: { queue: "x" } } };
    expect(errors({ lines }, ["lines"], [["lines", "a", "mode"]])).toEqual([
      "ringfence:lines.a.mode is a secret, but must not be one",
    ]);
    expect(errors({ lines }, ["lines"], [["lines", "a", "forward"]])).toEqual([]);
    expect(errors({}, ["blockList"], [["blockList", 0]])).toEqual([
      "ringfence:blockList[0] is a secret, but must not be one",
    ]);
  });

  test("is reported for the key as a unit if no part of it can be secret", () => {
    expect(errors({}, ["numbers"], [])).toEqual(["ringfence:numbers is a secret, but must not be one"]);
    expect(errors({ lines: { a: {} } }, ["lines"], [])).toEqual([]);
  });

  test("is reported together with all other errors, with a remedy", () => {
    const attempt = () => read({ forward: "exsting" }, ["mode", "blockList"], [["mode"], ["blockList", 0]]);
    expect(attempt).toThrow("3 errors");
    expect(attempt).toThrow(
      "ringfence:mode: is a secret, but must not be one. Set it again without --secret. Countries, fenced numbers, line names and modes cannot be kept secret, because Twilio shows them to everyone with access to the account",
    );
  });
});

test("finds in the stack file which parts of a key are secret", () => {
  const file = `config:
  twilio:apiSecret: { secure: AAA }
  ringfence:blockList: [RU]
  ringfence:forward: { secure: BBB }
  ringfence:lines:
    a: { forward: { number: ["+15550100091", { secure: CCC }] }, exceptions: { reject: [{ secure: DDD }] } }
`;
  const values = {
    blockList: '["RU"]',
    forward: '{"number":"+15550100092"}',
    lines: '{"a":{"forward":{"number":["+15550100091","+15550100093"]},"exceptions":{"reject":["+1900*"]}}}',
  };
  expect(secretPartsInFile(file, "ringfence", values)).toEqual([
    ["forward"],
    ["lines", "a", "forward", "number", 1],
    ["lines", "a", "exceptions", "reject", 0],
  ]);
  for (const none of ["", "config: 1", "{{", "- a", "config:\n  ringfence:forward: existing"])
    expect(secretPartsInFile(none, "ringfence", values)).toEqual([]);
  // Another file was given to the engine.
  const others = { ...values, lines: values.lines.replace("0091", "0094") };
  expect(secretPartsInFile(file, "ringfence", others)).toEqual([["forward"]]);
});

test.each<[string, unknown, string[]]>([
  ["announce", "Closed today ", ["Closed today "]],
  ["announce", "0123", ["0123"]],
  ["forward", { sip: "sip:a@example.com", password: "x1", callerId: "caller" }, ["sip:a@example.com", "x1"]],
  ["forward", { webhook: "https://example.com/a", method: "POST" }, ["https://example.com/a"]],
  ["blockList", ["RU"], []],
  ["numbers", ["+15550100001"], []],
  ["mode", "open", []],
  ["fallback", "auto", []],
  [
    "lines",
    { a: { blockList: ["RU"], numbers: ["+15550100001"], exceptions: { reject: ["+1900*"] }, announce: "Bye" } },
    ["+1900*", "Bye"],
  ],
  ["routes", [{ countries: ["DE"], forward: { queue: "paris" } }], ["paris"]],
])(
  "finds the secret texts of %s, without common words and without what Twilio shows anyway: %j",
  (key, value, texts) => {
    expect(secretTextsOf(key, typeof value === "string" ? value : JSON.stringify(value))).toEqual(texts);
  },
);

test("marks only the leaves with a secret as secrets of Pulumi, and a password always", async () => {
  const marked = withSecretLeaves(
    { say: "Call +4930123456 now", sip_password: "abc", timeout: 30, url: "https://example.com/a", list: ["x?", "+1"] },
    ["+4930123456 "],
  ) as Record<string, unknown>;
  const outputs = Object.entries(marked).filter(([, value]) => pulumi.Output.isInstance(value));
  expect(outputs.map(([key]) => key)).toEqual(["say", "sip_password"]);
  const secrets = outputs.map(([, output]) => (output as { isSecret: Promise<boolean> }).isSecret);
  expect(await Promise.all(secrets)).toEqual([true, true]);
});

test("knows which parts of a component's arguments are secret", async () => {
  const later = settledLater("main", {
    blockList: [pulumi.output("RU")],
    lines: {
      a: { numbers: ["+15550100001"], forward: { webhook: pulumi.secret("https://unlisted.example.com/a") } },
      b: { numbers: [pulumi.secret("+15550100002")] },
    },
  });
  const given = await (later as unknown as { promise(): Promise<unknown> }).promise();
  expect(given).toMatchObject({
    secretKeys: new Set(["lines"]),
    secretParts: [
      ["lines", "a", "forward", "webhook"],
      ["lines", "b", "numbers", 0],
    ],
    secretTexts: ["https://unlisted.example.com/a"],
  });
});
