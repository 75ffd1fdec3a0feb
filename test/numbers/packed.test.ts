import fc from "fast-check";
import { packedDiff } from "../../provider/responses";
import { pack, unpack } from "../../numbers/packed";
import { Secrets, receive, send } from "../../provider/wire/values";
import { UNKNOWN, openTexts, properties, secret, struct } from "../harness/provider/engine";

const number = fc.integer({ min: 0, max: 9_999 }).map((digits) => `+1555010${String(digits).padStart(4, "0")}`);
const settings = fc.record(
  {
    voiceUrl: fc.oneof(
      fc.webUrl({ withQueryParameters: true }),
      fc.constant("https://me:hidden@handlers.example.com/"),
    ),
    voiceMethod: fc.constantFrom("GET", "POST"),
    urls: fc.array(fc.webUrl()),
  },
  { requiredKeys: ["voiceUrl"] },
);
const maps = fc.dictionary(number, settings);

/** What becomes of properties on their way through the provider. */
const passed = (values: object, secrets = new Secrets()) => properties(send(values, secrets, ["bindings"]));

test("unpacks a map to the same map", () => {
  fc.assert(
    fc.property(maps, fc.func(fc.boolean()), (map, isPlain) => {
      expect(unpack(pack(map, isPlain) as Record<string, never>)).toEqual(map);
    }),
  );
});

test("packs a map without secrets as one text, the same for every order of keys", () => {
  fc.assert(
    fc.property(fc.dictionary(number, fc.record({ voiceMethod: fc.constant("GET") }), { minKeys: 1 }), (map) => {
      const turned = Object.fromEntries(Object.entries(map).reverse());
      expect(passed({ bindings: map })).toEqual({ bindings: { plain: expect.any(String) as string } });
      expect(passed({ bindings: turned })).toEqual(passed({ bindings: map }));
    }),
  );
});

test("never packs a secret into the text, and returns every entry", () => {
  fc.assert(
    fc.property(maps, (map) => {
      const sent = passed({ bindings: map });
      expect(openTexts(sent).join("\n")).not.toMatch(/hidden|\?[a-z]/);
      expect(receive(struct(sent), ["bindings"]).values).toEqual({ bindings: map });
    }),
  );
});

test("leaves an entry with a secret or unknown value unpacked, also when secrets are returned to the engine", () => {
  const sent = {
    bindings: {
      "+15550100001": { voiceUrl: secret("https://handlers.example.com/unlisted") },
      "+15550100002": { voiceUrl: UNKNOWN },
      "+15550100003": { voiceUrl: "https://handlers.example.com/listed" },
    },
  };
  const { values, secrets } = receive(struct(sent), ["bindings"]);
  expect(passed(values, secrets)).toEqual({
    bindings: {
      ...sent.bindings,
      "+15550100003": undefined,
      plain: '{"+15550100003":{"voiceUrl":"https://handlers.example.com/listed"}}',
    },
  });
});

test("keeps a secret map, or a secret text in it, secret", () => {
  const map = { "+15550100001": { voiceUrl: "https://handlers.example.com/unlisted" } };
  const text = { plain: secret(JSON.stringify(map)) };
  for (const bindings of [secret(map), text, secret({ plain: JSON.stringify(map) })]) {
    const { values, secrets } = receive(struct({ bindings }), ["bindings"]);
    expect(values).toEqual({ bindings: map });
    expect(openTexts(passed(values, secrets))).toEqual(["bindings"]);
  }
});

test("keeps an unknown map unknown, and reads a map of an earlier version", () => {
  expect(passed(receive(struct({ bindings: UNKNOWN }), ["bindings"]).values)).toEqual({ bindings: UNKNOWN });
  const earlier = { "+15550100001": { voiceUrl: "" } };
  expect(receive(struct({ bindings: earlier }), ["bindings"]).values).toEqual({ bindings: earlier });
});

test("reports a difference at the text that holds the entry, or at the entry itself", () => {
  const [first, second] = ['bindings["+15550100001"]', 'bindings["+15550100002"]'];
  const text = { bindings: { plain: "{}" } };
  const diff = { [first]: "add", [second]: "delete", "bindings.other": "update" } as const;
  expect(packedDiff(diff, text, text)).toEqual({ "bindings.plain": "update", "bindings.other": "update" });
  expect(packedDiff({ [first]: "add" }, { bindings: {} }, text)).toEqual({ "bindings.plain": "add" });
  expect(packedDiff({ [first]: "delete" }, text, { bindings: {} })).toEqual({ "bindings.plain": "delete" });
  const apart = { bindings: { "+15550100001": {} } };
  expect(packedDiff({ [first]: "update" }, apart, text)).toEqual({ [first]: "update" });
  expect(packedDiff({ [first]: "update" }, { bindings: UNKNOWN }, apart)).toEqual({ [first]: "update" });
});
