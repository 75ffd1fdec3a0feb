import {
  agrees,
  type Call,
  compile,
  decidedOutcome,
  type Decision,
  decide,
  type Forward,
  outcomeWords,
  type Policy,
  simulate,
} from "../../../flows";
import { policyOf } from "../../harness/flows/policies";

const OURS = "+15550100001";
const FROM_RU: Call = { from: "+74950000001", to: OURS, callerCountry: "RU" };
const FROM_US: Call = { from: "+12025550123", to: OURS, callerCountry: "US" };

const surroundings = {
  rejectUrl: "https://hosted.invalid/reject.xml",
  handlers: { [OURS]: { voiceUrl: "https://example.com/voice", voiceMethod: "GET" as const } },
  accountSid: `AC${"1".repeat(32)}`,
};

const policy = (changes: Partial<Policy>): Policy =>
  policyOf({ list: { kind: "block", countries: ["RU"] }, numbers: [OURS], ...changes });

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
  "agrees with the policy that a flow was compiled from: $name",
  ({ call, policy: one, decision, simulated }) => {
    expect(agrees(decision, call, simulated, { policy: one, surroundings })).toBe(true);
  },
);

test.each(scenes)(
  "disagrees with a decision that means something else: $name",
  ({ call, policy: one, decision, simulated }) => {
    const meaning = ({ by: _by, ...what }: Decision) => JSON.stringify(what);
    const others = scenes.map((scene) => scene.decision).filter((other) => meaning(other) !== meaning(decision));
    expect(others.length).toBeGreaterThan(10);
    expect(others.filter((other) => agrees(other, call, simulated, { policy: one, surroundings }))).toEqual([]);
  },
);

describe("an outcome with a secret end, in words,", () => {
  const words = (changes: Partial<Policy>, call: Call) => {
    const one = policy(changes);
    const both = (["short", "long"] as const).map((length) =>
      outcomeWords(decidedOutcome(one, decide(one, call)), length, true),
    );
    expect(both[0]?.is).toBe(both[1]?.is);
    expect(both[1]).not.toHaveProperty("target");
    return both[1]?.is;
  };

  test.each(FORWARDS.filter(({ kind }) => kind !== "say"))("shows nothing about a forward: $kind", (forward) =>
    expect(words({ forward }, FROM_US)).toBe("forwarded to a secret destination"),
  );

  test("shows that a sentence is spoken, but not which", () => {
    expect(words({ forward: { kind: "say", text: "Closed." } }, FROM_US)).toBe(
      "played a secret sentence, then hung up on",
    );
    expect(words({ announce: "Closed." }, FROM_RU)).toBe("played a secret sentence, then hung up on");
  });

  test("names a reject, but not the URL of the user's own document", () => {
    expect(words({ rejectUrl: "https://example.com/reject" }, FROM_RU)).toBe(
      "sent to a secret document, which must reject",
    );
    const busy = policy({ rejectReason: "busy" });
    expect(outcomeWords(decidedOutcome(busy, decide(busy, FROM_RU)), "short", true).is).toBe("rejected (busy)");
  });
});
