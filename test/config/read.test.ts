import { errorOf, errorsOf, FORWARD_NAMES, ONE, oneOf, onlyLine, read, TWO } from "../harness/config/written";

describe("a valid config", () => {
  test("with only a block list and numbers uses the defaults", () => {
    expect(read({ blockList: ["IN"] })).toEqual({
      lines: [
        {
          line: "main",
          mode: "enforce",
          routes: [],
          list: { kind: "block", countries: ["IN"] },
          rejectReason: "rejected",
          hiddenCallers: "forward",
          unknownCountry: "forward",
          exceptions: { forward: [], reject: [] },
          forward: { kind: "existing" },
          selection: { kind: "listed", numbers: [ONE] },
          takeOver: false,
          numbers: [ONE],
        },
      ],
      former: {},
      adopt: [],
      fallback: "auto",
      notices: [],
    });
  });

  test("accepts codes in any letter case, with white space, in any order and repeated", () => {
    expect(onlyLine({ blockList: ["ru", " CN ", "IN", "RU"] }).list.countries).toEqual(["CN", "IN", "RU"]);
  });

  test("reads NO as Norway and not as a boolean", () => {
    expect(onlyLine({ blockList: ["NO"] }).list.countries).toEqual(["NO"]);
  });

  test("accepts an allow list if hiddenCallers and unknownCountry are set", () => {
    const line = onlyLine({
      blockList: undefined,
      allowList: ["US"],
      hiddenCallers: "reject",
      unknownCountry: "forward",
    });
    expect(line).toMatchObject({
      list: { kind: "allow", countries: ["US"] },
      hiddenCallers: "reject",
      unknownCountry: "forward",
    });
  });

  test("accepts each kind of forward", () => {
    expect(onlyLine({ forward: "existing" }).forward).toEqual({ kind: "existing" });
    expect(onlyLine({ forward: { webhook: "https://example.com/voice" } }).forward).toEqual({
      kind: "webhook",
      url: "https://example.com/voice",
      method: "POST",
    });
    expect(onlyLine({ forward: { number: TWO, callerId: "called", timeout: 20, record: true } }).forward).toEqual({
      kind: "number",
      numbers: [TWO],
      callerId: "called",
      timeout: 20,
      record: true,
    });
    expect(onlyLine({ forward: { number: [TWO, "+15550100003"] } }).forward).toMatchObject({
      numbers: [TWO, "+15550100003"],
      callerId: "caller",
    });
  });

  test("accepts exceptions, sorted and without duplicates", () => {
    const { exceptions } = onlyLine({ exceptions: { forward: ["+74950000001"], reject: ["+1900*", TWO, "+1900*"] } });
    expect(exceptions).toEqual({ forward: ["+74950000001"], reject: [TWO, "+1900*"] });
  });

  test("accepts former handlers and a fallback", () => {
    const handler = { voiceUrl: "https://example.com/old", voiceFallbackUrl: "https://example.com/else" };
    const { former, fallback } = read({ former: { [ONE]: handler }, fallback: "none" });
    expect(former).toEqual({ [ONE]: { ...handler, voiceMethod: "POST", voiceFallbackMethod: "POST" } });
    expect(fallback).toBe("none");
    expect(read({ fallback: "https://example.com/else" }).fallback).toBe("https://example.com/else");
  });
});

describe("several lines", () => {
  test("use the top level as defaults, and their own list replaces a list of either kind", () => {
    const { lines } = read({
      numbers: undefined,
      rejectReason: "busy",
      hiddenCallers: "reject",
      unknownCountry: "forward",
      lines: {
        sales: { numbers: [ONE], rejectReason: "rejected" },
        support: { numbers: [TWO], allowList: ["US"] },
      },
    });
    expect(lines).toMatchObject([
      { line: "sales", list: { kind: "block", countries: ["IN"] }, rejectReason: "rejected", numbers: [ONE] },
      { line: "support", list: { kind: "allow", countries: ["US"] }, rejectReason: "busy", numbers: [TWO] },
    ]);
  });

  test("cannot share a number", () => {
    expect(errorsOf({ numbers: undefined, lines: { a: { numbers: [ONE, TWO] }, b: { numbers: [TWO] } } })).toEqual([
      `ringfence:lines.b.numbers[0]: "${TWO}" is in the lines a and b. A number can be in one line only: remove it from the other`,
    ]);
    expect(errorsOf({ lines: { a: {}, b: {} } })).toEqual([
      `ringfence:numbers[0]: "${ONE}" is in the lines a and b. A number can be in one line only: remove it from the other`,
    ]);
  });

  test("cannot forward to each other's numbers", () => {
    const lines = { a: { numbers: [ONE], forward: { number: TWO } }, b: { numbers: [TWO] } };
    expect(errorsOf({ numbers: undefined, lines })).toEqual([
      `ringfence:lines.a.forward.number: "${TWO}" is fenced by line b, so the call would loop. Forward to a number outside this stack`,
    ]);
  });

  test("report an error of a default only once", () => {
    const lines = { a: { numbers: [ONE] }, b: { numbers: [TWO] } };
    expect(errorsOf({ numbers: undefined, blockList: ["XX"], lines })).toHaveLength(1);
  });

  test("each need numbers, and a list from somewhere", () => {
    expect(
      errorsOf({
        blockList: undefined,
        numbers: undefined,
        lines: { a: { numbers: [ONE] }, b: { blockList: ["RU"] } },
      }),
    ).toEqual([
      "ringfence:lines.a.blockList: is missing, and so is allowList. Set one of the two: the countries to block, or the countries to allow",
      'ringfence:lines.b.numbers: is missing. List the phone numbers to fence, such as ["+15550100001"]',
    ]);
  });

  test("have safe names, and no keys of the stack", () => {
    expect(
      errorsOf({ numbers: undefined, lines: { "a b": { numbers: [ONE] }, constructor: { numbers: [TWO] } } }),
    ).toEqual([
      'ringfence:lines["a b"]: is not a valid line name. Write a letter followed by up to 49 letters, digits, - and _; constructor and prototype are not allowed',
      "ringfence:lines.constructor: is not a valid line name. Write a letter followed by up to 49 letters, digits, - and _; constructor and prototype are not allowed",
    ]);
    expect(errorsOf({ numbers: undefined, lines: { a: { numbers: [ONE], fallback: "none" } } })).toEqual([
      "ringfence:lines.a.fallback: is not a key of a line. Set ringfence:fallback for the whole stack",
    ]);
  });
});

describe("an error has its path, value, reason and remedy", () => {
  test.each([
    [
      { blockList: undefined },
      "ringfence:blockList: is missing, and so is allowList. Set one of the two: the countries to block, or the countries to allow",
    ],
    [{ blockList: [] }, "ringfence:blockList: is empty. Write a list of at least one country code, such as [RU, CN]"],
    [
      { blockList: "RU" },
      'ringfence:blockList: "RU" is not allowed here. Write a list of at least one country code, such as [RU, CN]',
    ],
    [
      { blockList: ["Russia"] },
      'ringfence:blockList[0]: "Russia" is not an ISO 3166-1 alpha-2 country code. Did you mean RU (Russia)?',
    ],
    [
      { blockList: ["UK"] },
      'ringfence:blockList[0]: "UK" is not an ISO 3166-1 alpha-2 country code. Did you mean GB (United Kingdom)?',
    ],
    [
      { blockList: ["XX"] },
      `ringfence:blockList[0]: "XX" is not an ISO 3166-1 alpha-2 country code. Write the two letters of the country's ISO code, such as RU`,
    ],
    [
      { blockList: [false] },
      'ringfence:blockList[0]: false is not allowed here. Write a two-letter country code in quotes, such as "RU", or a group such as "group:EU"',
    ],
    [
      { blockList: "[RU" },
      'ringfence:blockList: "[RU" is not valid JSON. Write the value in the stack file as YAML, or pass complete JSON',
    ],
    [
      { numbers: undefined },
      'ringfence:numbers: is missing. List the phone numbers to fence, such as ["+15550100001"]',
    ],
    [
      { numbers: [15550100001] },
      'ringfence:numbers[0]: 15550100001 is a number, so its plus sign is lost. Quote it in the YAML: "+15550100001", or set it with pulumi config set --type string',
    ],
    [
      { numbers: ["15550100001"] },
      'ringfence:numbers[0]: "15550100001" has no plus sign. Write "+15550100001", in quotes',
    ],
    [
      { numbers: ["+1 (555) 010-0001"] },
      'ringfence:numbers[0]: "+1 (555) 010-0001" is not a phone number in E.164 form. Write "+15550100001", in quotes',
    ],
    [
      { numbers: ["+49 (0)30 12345678"] },
      'ringfence:numbers[0]: "+49 (0)30 12345678" is not a phone number in E.164 form. Write "+493012345678", in quotes',
    ],
    [
      { numbers: ["0049(0) 30/1234-5678"] },
      'ringfence:numbers[0]: "0049(0) 30/1234-5678" is not a phone number in E.164 form. Write "+493012345678", in quotes',
    ],
    [
      { numbers: ["(0)30 12345678"] },
      'ringfence:numbers[0]: "(0)30 12345678" is not a phone number in E.164 form. Write it with a plus and the country code, in quotes: "+15550100001"',
    ],
    [{ lines: {} }, "ringfence:lines: is empty. Write a map from line name to keys, with at least one line"],
    [{ mode: "" }, "ringfence:mode: is empty. Write enforce, monitor or open"],
    [
      { numbers: [] },
      "ringfence:numbers: is empty. Write a list of at least one phone number, all, or { friendlyName }",
    ],
    [{ numbers: [ONE, ONE] }, `ringfence:numbers[1]: "${ONE}" is listed twice. Remove one of the two`],
    [{ rejectReason: "buzy" }, 'ringfence:rejectReason: "buzy" is not allowed here. Write rejected or busy'],
    [
      { forward: "exsting" },
      `ringfence:forward: "exsting" is not allowed here. Write existing, or a map with ${oneOf(FORWARD_NAMES)}`,
    ],
    [
      { forward: {} },
      `ringfence:forward: names no destination. Set exactly one of ${FORWARD_NAMES.join(", ")}, or write existing`,
    ],
    [
      { forward: { number: TWO, webhook: "https://example.com/" } },
      `ringfence:forward: names more than one destination: number and webhook. Set exactly one of ${FORWARD_NAMES.join(", ")}, or write existing`,
    ],
    [{ forward: { nmber: TWO } }, "ringfence:forward.nmber: is not a key that Ringfence knows. Did you mean number?"],
    [
      { forward: { number: ONE } },
      `ringfence:forward.number: "${ONE}" is fenced by line main, so the call would loop. Forward to a number outside this stack`,
    ],
    [
      { forward: { number: TWO, timeout: 601 } },
      "ringfence:forward.timeout: 601 is not allowed here. Write a whole number of seconds from 1 to 600",
    ],
    [
      { forward: { number: TWO, callerId: "caled" } },
      'ringfence:forward.callerId: "caled" is neither caller, called nor a phone number. Did you mean called?',
    ],
    [
      { forward: { number: TWO, method: "GET" } },
      "ringfence:forward.method: applies only to a forward to a webhook. Remove it",
    ],
    [
      { forward: { webhook: "example.com/voice" } },
      'ringfence:forward.webhook: "example.com/voice" is not an absolute http(s) URL. Write it in full, such as "https://example.com/voice"',
    ],
    [
      { exceptions: { forward: [TWO], reject: [TWO] } },
      `ringfence:exceptions.reject[0]: "${TWO}" is also in exceptions.forward. Keep it in one of the two lists`,
    ],
    [
      { exceptions: { reject: ["1900*"] } },
      'ringfence:exceptions.reject[0]: "1900*" is not a prefix. Write a plus, 1 to 14 digits and one *, in quotes: "+1900*"',
    ],
    [
      { exceptions: { rejected: [] } },
      "ringfence:exceptions.rejected: is not a key that Ringfence knows. Did you mean reject?",
    ],
    [{ blocklist: ["CN"] }, "ringfence:blocklist: is not a key that Ringfence knows. Did you mean blockList?"],
    [{ mode: "watch" }, 'ringfence:mode: "watch" is not allowed here. Write enforce, monitor or open'],
    [
      { fallback: "nnoe" },
      'ringfence:fallback: "nnoe" is neither auto nor none, and is not an absolute http(s) URL. Did you mean none?',
    ],
    [
      { former: { [TWO]: {} } },
      `ringfence:former["${TWO}"]: sets none of voiceUrl, trunkSid and voiceApplicationSid. Set what answered the number before`,
    ],
    [
      { former: { [TWO]: { trunkSid: "TK1" } } },
      `ringfence:former["${TWO}"].trunkSid: "TK1" is not a SID: TK and 32 hexadecimal digits. Copy it from Twilio's console`,
    ],
    [{ takeOver: "yes" }, 'ringfence:takeOver: "yes" is not allowed here. Write true or false'],
    [
      { former: { "15550100002": { voiceUrl: "https://example.com/" } } },
      'ringfence:former["15550100002"]: "15550100002" has no plus sign. Write "+15550100002", in quotes',
    ],
  ])("%j", (changes, expected) => {
    expect(errorsOf(changes)).toEqual([expected]);
  });

  test("both lists, or an allow list without the keys that it requires", () => {
    expect(errorsOf({ allowList: ["US"] })).toEqual([
      "ringfence:allowList: cannot be set together with blockList. Keep one of the two lists",
    ]);
    expect(errorsOf({ allowList: [] })).toEqual([
      "ringfence:allowList: is empty. Write a list of at least one country code, such as [US, CA]",
      "ringfence:allowList: cannot be set together with blockList. Keep one of the two lists",
    ]);
    expect(errorsOf({ blockList: undefined, allowList: ["US"] })).toEqual([
      "ringfence:hiddenCallers: is required with allowList. Set it to forward or to reject",
      "ringfence:unknownCountry: is required with allowList. Set it to forward or to reject",
    ]);
  });

  test("in one message with all others", () => {
    const errors = errorsOf({
      blockList: ["RU", 7, "Chnia"],
      numbers: ["12", ONE],
      forward: { number: "x", timeout: "long" },
      color: "red",
    });
    expect(errors.map((line) => line.slice(0, line.indexOf(": ")))).toEqual([
      "ringfence:color",
      "ringfence:blockList[1]",
      "ringfence:forward.timeout",
      "ringfence:blockList[2]",
      "ringfence:forward.number",
      "ringfence:numbers[0]",
    ]);
  });

  test("once per line, whatever the value", () => {
    expect(errorsOf({ blockList: ["a\nb", "c\u2028d"] })).toHaveLength(2);
  });
});

describe("secrets", () => {
  test("are hidden: the password of a SIP address", () => {
    const { message } = errorOf({ forward: { sip: "sip:desk:hunter2@example.com/ x" } });
    expect(message).toContain('"sip:desk@example.com/');
    expect(message).not.toContain("hunter2");
  });

  test("are hidden: everything of a URL except scheme, host and path", () => {
    const { message } = errorOf({ forward: { webhook: "https://user:pass@example.com/voice {{?key=abc" } });
    expect(message).not.toMatch(/pass|abc/);
    expect(message).toContain('"https://example.com/voice');
  });

  test("are hidden: the value of a secret key, and suggestions made from it", () => {
    const secrets = new Set(["blockList", "numbers", "forward"]);
    const { message } = errorOf(
      { blockList: ["Russia"], numbers: [493012345678, "4930123456"], forward: "exsting" },
      secrets,
    );
    expect(message).not.toMatch(/Russia|RU \(|493012|exsting/);
    expect(message).toContain("ringfence:blockList[0]: [secret] is not an ISO 3166-1 alpha-2 country code");
  });
});
