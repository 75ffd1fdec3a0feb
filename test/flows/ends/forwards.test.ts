import { compile, type Forward, type Policy, simulate, validateDefinition } from "../../../flows";
import { ACCOUNT_SID, FENCED, policyOf, surroundingsOf } from "../../harness/flows/policies";

const [ONE] = FENCED as [string, string, string];
const FLOW_SID = `FW${"2".repeat(32)}`;

function statesOf(changes: Partial<Policy>) {
  const flow = compile(policyOf(changes), surroundingsOf());
  expect(validateDefinition(flow)).toEqual([]);
  return flow.states.map(({ properties: { offset: _offset, ...properties }, ...state }) => ({ ...state, properties }));
}

const behind = (changes: Partial<Policy>) => statesOf(changes).filter(({ name }) => /^(forward|route)_/.test(name));

const names = (changes: Partial<Policy>) => statesOf(changes).map(({ name }) => name);

const QUEUED = [{ event: "callComplete" }, { event: "failedToEnqueue" }, { event: "callFailure" }];

describe("compiles each kind of forward to its Studio widget", () => {
  test.each<[Forward, object[]]>([
    [
      { kind: "flow", flowSid: FLOW_SID },
      [
        {
          type: "add-twiml-redirect",
          properties: {
            url: `https://webhooks.twilio.com/v1/Accounts/${ACCOUNT_SID}/Flows/${FLOW_SID}`,
            method: "POST",
            timeout: "0",
          },
        },
      ],
    ],
    [
      { kind: "client", identity: "alice" },
      [
        {
          type: "connect-call-to",
          properties: {
            noun: "client",
            to: "alice",
            caller_id: "{{contact.channel.address}}",
            timeout: 30,
            record: false,
          },
        },
      ],
    ],
    [
      { kind: "sip", uri: "sip:a@example.com", username: "desk", password: "p", callerId: "called" },
      [
        {
          type: "connect-call-to",
          properties: {
            noun: "sip",
            sip_endpoint: "sip:a@example.com",
            sip_username: "desk",
            sip_password: "p",
            caller_id: "{{flow.channel.address}}",
            timeout: 30,
            record: false,
          },
        },
      ],
    ],
    [
      { kind: "flex", workflow: `WW${"3".repeat(32)}`, channel: `TC${"4".repeat(32)}` },
      [
        {
          type: "send-to-flex",
          transitions: QUEUED,
          properties: { workflow: `WW${"3".repeat(32)}`, channel: `TC${"4".repeat(32)}` },
        },
      ],
    ],
    [
      { kind: "queue", queue: "support" },
      [{ type: "enqueue-call", transitions: QUEUED, properties: { queue_name: "support" } }],
    ],
    [
      { kind: "voicemail", say: "Leave a message.", maxLength: 60 },
      [
        {
          name: "forward_call",
          type: "say-play",
          transitions: [{ event: "audioComplete", next: "forward_record" }],
          properties: { say: "Leave a message." },
        },
        {
          name: "forward_record",
          type: "record-voicemail",
          transitions: [{ event: "recordingComplete" }, { event: "hangup" }],
          properties: { timeout: 5, max_length: 60, play_beep: "true", trim: "do-not-trim", transcribe: false },
        },
      ],
    ],
    [{ kind: "voicemail" }, [{ name: "forward_call", type: "record-voicemail", properties: { max_length: 3600 } }]],
    [
      { kind: "say", text: "We are closed." },
      [{ type: "say-play", transitions: [{ event: "audioComplete" }], properties: { say: "We are closed." } }],
    ],
  ])("%j", (forward, states) => {
    expect(behind({ forward })).toMatchObject(states);
    expect(behind({ forward })).toHaveLength(states.length);
  });
});

describe("the caller ID of a dial", () => {
  const forward: Forward = { kind: "sip", uri: "sip:a@example.com", callerId: "caller" };

  test("separates keypad words only if they can arrive", () => {
    const keypad = (changes: Partial<Policy>) => names({ forward, ...changes }).includes("forward_keypad_word");
    expect(keypad({})).toBe(false);
    expect(keypad({ mode: "monitor" })).toBe(false);
    expect(keypad({ mode: "monitor", hiddenCallers: "reject" })).toBe(true);
    expect(keypad({ mode: "open" })).toBe(true);
    expect(keypad({ exceptions: { forward: ["+266696687"], reject: [] } })).toBe(false);
  });

  test.each<[string, boolean]>([
    ["+15550109999", true],
    ["+74950000001", true],
    // Without E.164 a carrier may refuse it, even where an exception lets the call in.
    ["74950000001", false],
    ["+7 495 000 00 01", false],
    ["15550109999", false],
    ["+266696687", false],
    ["266696687", false],
    ["+17378742833", false],
    ["Anonymous", false],
    ["sip:anonymous@anonymous.invalid", false],
    ["sip:alice@example.com", false],
    ["client:alice", false],
    ["", false],
  ])("is the caller's number for %j: %s", (from, isShown) => {
    const exceptions = { forward: ["+266696687", "+74950000001"], reject: ["+17378742833"] };
    for (const mode of ["enforce", "monitor", "open"] as const) {
      const screened = mode === "enforce" ? { exceptions: { ...exceptions, reject: [] } } : { exceptions };
      const flow = compile(policyOf({ forward, mode, ...screened }), surroundingsOf());
      const call = { from, to: ONE, callerCountry: "US" };
      expect(simulate(flow, call).end).toMatchObject({ kind: "dial", callerId: isShown ? from : ONE });
    }
  });

  test("of a route separates keypad words if an exception names one", () => {
    const routes = [{ countries: ["LS"], forward }];
    const changes = { routes, exceptions: { forward: ["+266696687"], reject: [] } };
    expect(names(changes)).toContain("route_1_keypad_word");
    const flow = compile(policyOf(changes), surroundingsOf());
    const call = { from: "+266696687", to: ONE, callerCountry: "LS" };
    expect(simulate(flow, call).end).toMatchObject({ kind: "dial", callerId: ONE });
  });
});

describe("routes", () => {
  const queue = (name: string): Forward => ({ kind: "queue", queue: name });

  test("are one split behind the checks, with a branch each", () => {
    const routes = [
      { countries: ["AT", "DE"], forward: queue("de") },
      { countries: ["FR"], forward: queue("fr") },
    ];
    expect(names({ routes })).toEqual([
      "Trigger",
      "caller_keypad_word",
      "caller_hidden",
      "caller_country",
      "reject_call",
      "caller_route",
      "forward_call",
      "route_1_call",
      "route_2_call",
    ]);
  });

  test("share widgets if their forwards are equal, and are left out if they equal the plain forward", () => {
    const shared = [
      { countries: ["DE"], forward: queue("a") },
      { countries: ["FR"], forward: queue("a") },
    ];
    expect(names({ routes: shared }).slice(-3)).toEqual(["caller_route", "forward_call", "route_1_call"]);
    const plain = [{ countries: ["DE"], forward: { kind: "existing" as const } }];
    expect(statesOf({ routes: plain })).toEqual(statesOf({}));
  });

  test("that no call can take, or that repeat a country, are refused", () => {
    const routes = [
      { countries: ["RU", "DE"], forward: queue("a") },
      { countries: ["DE"], forward: queue("b") },
    ];
    expect(() => compile(policyOf({ routes }), surroundingsOf())).toThrow(
      'routes[0].countries[0]: "RU" is kept out by the country list, so no call takes this route. Take it out\n' +
        '  routes[1].countries[0]: "DE" is in routes[0] already. Leave it in one of the two',
    );
  });
});

describe("a flow in mode", () => {
  test("monitor has a note instead of the reject, before the plain forward", () => {
    const note = statesOf({ mode: "monitor" }).find(({ name }) => name === "would_reject");
    expect(note).toEqual({
      name: "would_reject",
      type: "set-variables",
      transitions: [{ event: "next", next: "forward_call" }],
      properties: { variables: [{ key: "would_reject", value: "true" }] },
    });
    expect(names({ mode: "monitor" })).not.toContain("reject_call");
  });

  test("open goes directly to the forward, or to the routes for everyone except hidden callers", () => {
    expect(names({ mode: "open" })).toEqual(["Trigger", "forward_call"]);
    const routes = [{ countries: ["DE"], forward: { kind: "say" as const, text: "Hallo" } }];
    expect(names({ mode: "open", routes })).toEqual([
      "Trigger",
      "caller_keypad_word",
      "caller_hidden",
      "caller_route",
      "forward_call",
      "route_1_call",
    ]);
  });

  test("enforce with an announcement speaks it, and rejects nobody", () => {
    const states = statesOf({ announce: "We do not take calls from abroad." });
    expect(states.find(({ name }) => name.startsWith("reject"))).toEqual({
      name: "reject_announcement",
      type: "say-play",
      transitions: [{ event: "audioComplete" }],
      properties: { say: "We do not take calls from abroad." },
    });
    const flow = compile(policyOf({ announce: "Bye" }), surroundingsOf());
    expect(simulate(flow, { from: "+74950000001", to: ONE, callerCountry: "RU" })).toMatchObject({
      answered: true,
      end: { kind: "message", text: "Bye" },
    });
  });
});

test("uses the policy's own reject document instead of the hosted one", () => {
  const states = statesOf({ rejectUrl: "https://example.com/reject" });
  expect(states.find(({ name }) => name === "reject_call")?.properties.url).toBe("https://example.com/reject");
});
