import { agrees, type Call, compile, type Decision, decide, type Forward, type Policy, simulate } from "../../../flows";

const OURS = "+15550100001";
const FROM_RU: Call = { from: "+74950000001", to: OURS, callerCountry: "RU" };
const FROM_US: Call = { from: "+12025550123", to: OURS, callerCountry: "US" };

const surroundings = {
  rejectUrl: "https://hosted.invalid/reject.xml",
  handlers: { [OURS]: { voiceUrl: "https://example.com/voice", voiceMethod: "GET" as const } },
  accountSid: `AC${"1".repeat(32)}`,
};

function policy(changes: Partial<Policy>): Policy {
  return {
    line: "main",
    mode: "enforce",
    fence: { kind: "block", countries: ["RU"] },
    rejectReason: "rejected",
    hiddenCallers: "forward",
    unknownCountry: "forward",
    exceptions: { forward: [], reject: [] },
    routes: [],
    forward: { kind: "existing" },
    numbers: [OURS],
    ...changes,
  };
}

const FORWARDS: Forward[] = [
  { kind: "existing" },
  { kind: "webhook", url: "https://example.com/other", method: "POST" },
  { kind: "number", numbers: ["+15550100098", "+15550100099"], callerId: "called" },
  { kind: "sip", uri: "sip:desk@example.com", callerId: "called" },
  { kind: "client", identity: "alice" },
  { kind: "flow", flowSid: `FW${"1".repeat(32)}` },
  { kind: "flex", workflow: `WW${"1".repeat(32)}`, channel: `TC${"1".repeat(32)}` },
  { kind: "queue", queue: "support" },
  { kind: "voicemail" },
  { kind: "say", text: "We are closed." },
];

const POLICIES: Policy[] = [
  ...FORWARDS.map((forward) => policy({ forward })),
  policy({ mode: "monitor" }),
  policy({ announce: "Not from abroad." }),
];

/** Every decision with the call that went as it says. */
const scenes = POLICIES.flatMap((one) =>
  [FROM_RU, FROM_US].map((call) => ({
    name: `${one.forward.kind}, ${one.mode}, ${JSON.stringify(one.announce ?? "no announcement")}, from ${call.callerCountry}`,
    call,
    policy: one,
    decision: decide(one, call),
    simulated: simulate(compile(one, surroundings), call),
  })),
);

test.each(scenes)(
  "a flow agrees with the policy that it was made of: $name",
  ({ call, policy: one, decision, simulated }) => {
    expect(agrees(decision, call, simulated, { policy: one, surroundings })).toBe(true);
  },
);

test.each(scenes)(
  "it agrees with no decision that means something else: $name",
  ({ call, policy: one, decision, simulated }) => {
    const meaning = ({ by: _by, ...what }: Decision) => JSON.stringify(what);
    const others = scenes.map((scene) => scene.decision).filter((other) => meaning(other) !== meaning(decision));
    expect(others.length).toBeGreaterThan(10);
    expect(others.filter((other) => agrees(other, call, simulated, { policy: one, surroundings }))).toEqual([]);
  },
);
