import { errorOf, errorsOf, noticesOf, onlyLine, read, TWO } from "../harness/config/written";

const FLOW = `FW${"2".repeat(32)}`;
const FLEX = { workflow: `WW${"3".repeat(32)}`, channel: `TC${"4".repeat(32)}` };

test.each([
  [
    { webhook: " https://example.com/v ", method: "GET" },
    { kind: "webhook", url: "https://example.com/v", method: "GET" },
  ],
  [{ sip: "sip:desk@example.com" }, { kind: "sip", uri: "sip:desk@example.com", callerId: "caller" }],
  [
    { sip: "sips:desk@example.com;transport=tls", username: "desk", password: " p ", callerId: "called" },
    {
      kind: "sip",
      uri: "sips:desk@example.com;transport=tls",
      username: "desk",
      password: " p ",
      callerId: "called",
    },
  ],
  [{ client: "alice" }, { kind: "client", identity: "alice" }],
  [{ flow: FLOW }, { kind: "flow", flowSid: FLOW }],
  [{ flex: FLEX }, { kind: "flex", ...FLEX }],
  [{ queue: "support" }, { kind: "queue", queue: "support" }],
  [{ voicemail: { say: "Hello", maxLength: 60 } }, { kind: "voicemail", say: "Hello", maxLength: 60 }],
  [{ voicemail: {} }, { kind: "voicemail" }],
  [{ say: "Bye" }, { kind: "say", text: "Bye" }],
])("reads the forward %j", (forward, expected) => {
  expect(onlyLine({ forward }).forward).toEqual(expected);
});

test.each([
  [{ sip: "desk@example.com" }, 'sip: "[not shown]" is not a SIP address. Write it as "sip:alice@example.com"'],
  [
    { sip: "sip:a b@example.com" },
    'sip: "sip:a b@example.com" is not a SIP address. Write it as "sip:alice@example.com"',
  ],
  [{ sip: "sip:a@example.com", username: "desk" }, "password: is missing. Set both username and password, or neither"],
  [
    { sip: "sip:a@example.com", username: "{{x}}", password: "p" },
    'username: "{{x}}" contains {{ or {%, which Studio would render as Liquid. Remove it',
  ],
  [{ client: "" }, 'client: "" is empty. Write a name'],
  [{ client: "{% x %}" }, 'client: "{% x %}" contains {{ or {%, which Studio would render as Liquid. Remove it'],
  [{ client: "a", timeout: 5 }, "timeout: applies only to a forward to a number. Remove it"],
  [{ client: "a", callerId: "caller" }, "callerId: applies only to a forward to a number or sip. Remove it"],
  [{ flow: "FW1" }, 'flow: "FW1" is not a SID: FW and 32 hexadecimal digits. Copy it from Twilio\'s console'],
  [
    { flex: { ...FLEX, channel: FLEX.workflow } },
    `flex.channel: "${FLEX.workflow}" is not a SID: TC and 32 hexadecimal digits. Copy it from Twilio's console`,
  ],
  [{ flex: { workflow: FLEX.workflow } }, "flex.channel: is missing. Add it"],
  [{ queue: "q".repeat(65) }, `queue: "${"q".repeat(65)}" is longer than 64 characters. Shorten it`],
  [{ queue: 'a"b' }, 'queue: "a\\"b" contains <, >, & or ", which have a meaning in TwiML. Choose one without them'],
  [
    { voicemail: { say: "a <break/> b" } },
    'voicemail.say: "a <break/> b" contains <, > or &, which have a meaning in TwiML. Write it in words, such as "and"',
  ],
  [
    { voicemail: { maxLength: 0 } },
    "voicemail.maxLength: 0 is not allowed here. Write a whole number of seconds from 1 to 14400",
  ],
  [{ voicemail: { max: 1 } }, expect.stringContaining("voicemail.max: is not a key that Ringfence knows")],
  [{ say: " " }, 'say: "" is empty. Write a sentence'],
  [{ say: "x".repeat(4097) }, expect.stringContaining("is longer than 4096 characters. Shorten it")],
])("refuses the forward %j", (forward, expected) => {
  const errors = errorsOf({ forward });
  expect(errors).toHaveLength(1);
  expect(errors[0]?.replace("ringfence:forward.", "")).toEqual(expected);
});

describe("a password", () => {
  const forward = { sip: "sip:a@example.com", username: "desk", password: "hunter2" };

  test.each<[string, object]>([
    ["with a character that is refused", { ...forward, password: "hunter2<" }],
    ["that is a number", { ...forward, password: 12345678 }],
    ["where it does not belong", { queue: "q", password: "hunter2" }],
  ])("%s is not shown", (_name, wrong) => {
    expect(errorOf({ forward: wrong }).message).not.toMatch(/hunter2|12345678/);
  });

  test("in clear text is noticed, and a secret one is not", () => {
    expect(noticesOf({ forward })).toEqual(["ringfence:forward.password: is not encrypted in the stack file"]);
    expect(noticesOf({ forward }, new Set(["forward"]))).toEqual([]);
  });
});

describe("routes", () => {
  const to = (number: string) => ({ number });

  test("have countries or groups, and one forward each", () => {
    const routes = [
      { countries: ["de", "AT"], forward: to(TWO) },
      { countries: ["group:ANTARCTICA"], forward: { queue: "cold" } },
    ];
    expect(onlyLine({ routes }).routes).toEqual([
      { countries: ["AT", "DE"], forward: { kind: "number", numbers: [TWO], callerId: "caller" } },
      { countries: ["AQ"], forward: { kind: "queue", queue: "cold" } },
    ]);
  });

  test("with a group skip countries that are blocked or in an earlier route", () => {
    const [first, second] = onlyLine({
      blockList: ["FR"],
      routes: [
        { countries: ["DE"], forward: { queue: "de" } },
        { countries: ["group:EU"], forward: { queue: "eu" } },
      ],
    }).routes;
    expect(first?.countries).toEqual(["DE"]);
    expect(second?.countries).toHaveLength(32);
    expect(second?.countries).not.toEqual(expect.arrayContaining(["FR"]));
    expect(second?.countries).not.toEqual(expect.arrayContaining(["DE"]));
  });

  test("that no call can take are refused", () => {
    const queue = { queue: "q" };
    expect(errorsOf({ routes: [{ countries: ["IN"], forward: queue }] })).toEqual([
      'ringfence:routes[0].countries[0]: "IN" is on the blockList, so its callers are rejected and the route is never used. Take it out of the route, or take it off the blockList',
    ]);
    const allow = { blockList: undefined, allowList: ["US"], hiddenCallers: "reject", unknownCountry: "reject" };
    expect(errorsOf({ ...allow, routes: [{ countries: ["US", "group:ANTARCTICA"], forward: queue }] })).toEqual([
      'ringfence:routes[0].countries[1]: "group:ANTARCTICA" is not on the allowList, so its callers are rejected and the route is never used. Take it out of the route, or add it to the allowList',
    ]);
    const twice = [
      { countries: ["group:EU"], forward: queue },
      { countries: ["DE", "group:SCHENGEN"], forward: { queue: "r" } },
    ];
    expect(errorsOf({ routes: twice })).toEqual([
      'ringfence:routes[1].countries[0]: "DE" is already in the route at ringfence:routes[0]. Keep it in one of the two',
    ]);
    expect(errorsOf({ routes: [...twice.slice(0, 1), { countries: ["group:EU"], forward: queue }] })).toEqual([
      'ringfence:routes[1].countries[0]: "group:EU" has only countries that are already in other routes, such as the one at ringfence:routes[0]. Keep it in one of the two',
    ]);
  });

  test("to a blocked country can be taken by an excepted number", () => {
    const routes = [{ countries: ["IN"], forward: { queue: "q" } }];
    expect(onlyLine({ exceptions: { forward: ["+911140000001"] }, routes }).routes[0]?.countries).toEqual(["IN"]);
  });

  test("are read and checked in lines, where they replace the defaults", () => {
    const routes = [{ countries: ["DE"], forward: { queue: "de" } }];
    const { lines } = read({
      numbers: undefined,
      routes,
      lines: { a: { numbers: ["+15550100001"] }, b: { numbers: [TWO], routes: [] } },
    });
    expect(lines.map((line) => line.routes.length)).toEqual([1, 0]);
    expect(errorsOf({ routes: [{ countries: ["DE"] }, { countries: [], forward: "existing" }] })).toEqual([
      "ringfence:routes[0].forward: is missing. Add it",
      "ringfence:routes[1].countries: is empty. Write a list of at least one country code, such as [DE, AT]",
    ]);
  });

  test("cannot lead back to a number of the stack, whichever its line", () => {
    const lines = {
      a: { numbers: ["+15550100001"], routes: [{ countries: ["DE"], forward: { number: [TWO] } }] },
      b: { numbers: [TWO] },
    };
    expect(errorsOf({ numbers: undefined, lines })).toEqual([
      `ringfence:lines.a.routes[0].forward.number: "${TWO}" is fenced by line b, so the call would loop. Forward to a number outside this stack`,
    ]);
  });
});

describe("settings for rejected callers", () => {
  test("are read, with a notice if one setting makes another ineffective", () => {
    const settings = { mode: "monitor", rejectUrl: "https://example.com/reject", announce: "We are closed." };
    expect(onlyLine(settings)).toMatchObject(settings);
    expect(noticesOf({ rejectReason: "busy", ...settings })).toEqual([
      "ringfence:announce: answers rejected callers, and an answered call is billed",
      "ringfence:rejectReason: has no effect together with announce",
      "ringfence:rejectUrl: has no effect together with announce",
      "ringfence:mode: is monitor, so no caller is rejected",
    ]);
    // The default that Pulumi.yaml hands over is nothing that a user has set.
    expect(noticesOf({ rejectReason: "rejected", rejectUrl: "https://example.com/reject" })).toEqual([]);
  });

  test("may be any sentence, whatever it looks like", () => {
    for (const announce of ["[beep] We are closed.", "12", "true", '"Bye"']) {
      expect(onlyLine({ announce })).toMatchObject({ announce });
    }
    expect(errorsOf({ announce: ["Bye"] })).toEqual([
      "ringfence:announce: a list is not allowed here. Write a sentence in quotes, or a map with text, language and voice",
    ]);
  });

  test("are refused if they are not a URL, or cannot be spoken", () => {
    expect(errorsOf({ rejectUrl: "reject.xml", announce: "{{x}}" })).toEqual([
      'ringfence:rejectUrl: "reject.xml" is not an absolute http(s) URL. Write it in full, such as "https://example.com/voice"',
      'ringfence:announce: "{{x}}" contains {{ or {%, which Studio would render as Liquid. Remove it',
    ]);
  });
});
