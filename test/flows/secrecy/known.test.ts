import fc from "fast-check";
import { canHide, KnownSecrets, withoutSecrets } from "../../../flows/secrecy";

/** What a program, an API and a renderer make of a text. */
const FORMS: Record<string, (text: string) => string> = {
  "as it is": (text) => text,
  trimmed: (text) => text.trim(),
  "in upper case": (text) => text.toUpperCase(),
  "in lower case": (text) => text.toLowerCase(),
  "in JSON": (text) => JSON.stringify(text),
  "in JSON in JSON": (text) => JSON.stringify({ body: JSON.stringify({ text }) }),
  "in Unicode escapes": (text) =>
    [...text].map((sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`).join(""),
  "percent-encoded": encodeURIComponent,
  "percent-encoded twice": (text) => encodeURIComponent(encodeURIComponent(text)),
  "in a form": (text) => new URLSearchParams({ text, other: "1" }).toString(),
  "escaped for XML": (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`),
  "with entities": (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;"),
  "escaped for a regular expression": (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"),
  "in a comma list": (text) => `+15550100001,${text.trim()},+15550100002`,
  "without blanks": (text) => text.replace(/\s+/g, ""),
};

const password = fc
  .string({ minLength: 6, maxLength: 20, unit: fc.constantFrom(..."abcXYZ0123!#$%&'*+,-./:;<=>?@[]^_`{|}~\\\" \nöß€") })
  .filter((text) => text.replace(/[^a-z0-9]/gi, "").length >= 6);

test.each(Object.entries(FORMS))("finds and hides a secret %s", (_name, form) => {
  fc.assert(
    fc.property(password, (secret) => {
      const known = new KnownSecrets([secret]);
      const text = `before ${form(secret)} behind`;
      expect(known.isIn(text)).toBe(true);
      const clean = known.hiddenIn(text);
      expect(clean).toMatch(/^before .* ?behind$/s);
      expect(new KnownSecrets([secret]).isIn(clean)).toBe(false);
    }),
    { numRuns: 150 },
  );
});

describe("a phone number", () => {
  const known = new KnownSecrets(["+493012345678", " +4930777* \n"]);

  test.each([
    "+493012345678",
    "493012345678",
    "+15550100001,+493012345678,+15550100002",
    "%2B493012345678",
    "To=%2B493012345678&From=1",
    "%252B493012345678",
    "([+]493012345678|x)",
    "\\+493012345678$",
    "tel:&#43;493012345678",
    "+4930777",
    "^[+]4930777.*$",
    "a prefix +4930777*.",
  ])("is found in %s", (text) => {
    expect(known.isIn(text)).toBe(true);
    expect(known.hiddenIn(text)).not.toMatch(/493012345678|4930777/);
  });

  test.each(["+4930123456789", "+1493012345678", "+49307771234", "FWa493012345678b", "+15550100001"])(
    "is not found as a part of %s",
    (text) => {
      expect(known.isIn(text)).toBe(false);
      expect(known.hiddenIn(text)).toBe(text);
    },
  );

  test("in a list makes every number of the list secret", () => {
    const list = new KnownSecrets(["+15550100011,+15550100012"]);
    expect(list.isIn("refused: +15550100012")).toBe(true);
  });

  test("hides a short prefix only where it stands alone", () => {
    const short = new KnownSecrets(["+1*"]);
    expect([short.isIn("+1"), short.isIn("+15550100001"), short.isIn("1 of 2")]).toEqual([true, false, false]);
  });
});

test("hides a short text by itself, and not inside words", () => {
  const known = new KnownSecrets(["abc", "4"]);
  expect([known.isIn("abc"), known.isIn(" ABC "), known.isIn("abcde"), known.isIn("4"), known.isIn("44")]).toEqual([
    true,
    true,
    false,
    true,
    false,
  ]);
});

test("never treats words of the flow language as a secret", () => {
  expect(["POST", "caller", " existing ", "", "true"].map(canHide)).toEqual([false, false, false, false, false]);
  expect(new KnownSecrets(["POST", "reject"]).isIn("POST")).toBe(false);
});

test("shows the public part of a secret address, and hides its password and query by themselves", () => {
  const known = new KnownSecrets(["https://pbx:hunter22@example.com/voice?token=s3cr3t"]);
  expect(known.hiddenIn("at https://pbx:hunter22@example.com/voice?token=s3cr3t.")).toBe(
    "at https://example.com/voice.",
  );
  expect(known.hiddenIn("token=s3cr3t is no query, hunter22 no password")).toBe(
    "[secret] is no query, [secret] no password",
  );
});

test("hides a plain address completely if the config keeps it secret", () => {
  const known = new KnownSecrets(["https://unlisted.example.com/voice"]);
  expect(known.hiddenIn("at https%3A%2F%2Funlisted.example.com%2Fvoice.")).toBe("at [secret].");
});

test("finds 20,000 secrets in thousands of texts, and in no other text", () => {
  const numbers = Array.from({ length: 20_000 }, (_, index) => `+4930${String(1_000_000 + index)}`);
  const known = new KnownSecrets(numbers);
  const lists = Array.from({ length: 5_000 }, (_, index) => numbers.slice(index, index + 9).join(","));
  expect(lists.every((list) => known.isIn(list))).toBe(true);
  expect(Array.from({ length: 5_000 }, (_, index) => `+1555010${index}`).some((text) => known.isIn(text))).toBe(false);
});

test("hides passwords, queries and all other texts of a flow that somebody else made", () => {
  const flow = {
    states: [
      {
        name: "a",
        properties: { sip_endpoint: "sip:a:hunter2@example.com", sip_username: "a", sip_password: "hunter2" },
      },
      { name: "b", properties: { url: "https://example.com/?t=1", timeout: 3, say: "Hello" } },
    ],
  };
  expect(withoutSecrets(flow)).toEqual({
    value: {
      states: [
        { name: "a", properties: { sip_endpoint: "sip:a@example.com", sip_username: "a" } },
        { name: "b", properties: { url: "https://example.com/", timeout: 3, say: "Hello" } },
      ],
    },
    hidden: 3,
  });
});
