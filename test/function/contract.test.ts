import fc from "fast-check";
import {
  type Call,
  compile,
  decide,
  type FlowDefinition,
  type Policy,
  type SimulatedCall,
  simulate,
  type Surroundings,
} from "../../flows";
import { type Verb } from "../../flows/base/verb";
import { type FunctionCall, placeCall } from "../harness/function/call";
import { FunctionHost } from "../harness/function/host";
import { type End, expectedEnd } from "../harness/flows/expected";
import { ACCOUNT_SID, anyScene } from "../harness/flows/policies";

let host: FunctionHost;
beforeAll(() => (host = new FunctionHost()));

/** A Function cannot ask another one: the config refuses that, and a server takes its place here. */
function withServer(policy: Policy): Policy {
  if (policy.ask === undefined) return policy;
  return {
    ...policy,
    ask: { ...policy.ask, of: { kind: "webhook", url: "https://screen.example.com/verdict?key=1" } },
  };
}

interface Scene {
  policy: Policy;
  surroundings: Surroundings;
  call: Call;
}

/** Policies and calls for both: what a call meets at the Function, and in the flow. */
const scenes = anyScene.map((scene): Scene => ({ ...scene, policy: withServer(scene.policy) }));

async function answered({ policy, surroundings: { handlers }, call }: Scene): Promise<FunctionCall> {
  host.clear();
  host.put({ policy, handlers, accountSid: ACCOUNT_SID });
  host.answer = call.answer ?? null;
  return placeCall(host, policy.line, call);
}

/** The verbs in the terms of a flow's end, so that the two can be compared. */
function endOf(verbs: readonly Verb[], rejectUrl: string): End {
  const [first, second] = verbs.filter(({ name }) => name !== "Say");
  const say = verbs.find(({ name }) => name === "Say")?.text;
  const { attributes = {}, text = "", nested = [] } = first ?? {};
  expect(second).toBeUndefined();
  switch (first?.name ?? "") {
    case "Reject":
      return { kind: "redirect", url: rejectUrl, method: "GET" };
    case "Redirect":
      return { kind: "redirect", url: text, method: attributes.method as "GET" | "POST" };
    case "Dial": {
      const nouns: Record<string, string> = { Sip: "sip", Client: "client" };
      const noun = nouns[nested[0]?.name ?? ""] ?? (nested.length === 1 ? "number" : "number-multi");
      const to = nested.map((one) => one.text ?? "");
      const record = attributes.record === "record-from-answer" && { record: true };
      return { kind: "dial", noun, to, callerId: attributes.callerId ?? "", ...record };
    }
    case "Enqueue":
      if (attributes.workflowSid === undefined) return { kind: "queue", queue: text, workflow: "" };
      expect(nested).toMatchObject([{ name: "Task", text: "{}" }]);
      return { kind: "flex", workflow: attributes.workflowSid, channel: "" };
    case "Record":
      return { kind: "voicemail", maxLength: Number(attributes.maxLength) };
    case "Hangup":
      return say === undefined ? { kind: "end" } : { kind: "message", text: say };
    default:
      throw new Error(`${first?.name} ends no call`);
  }
}

/** What TwiML cannot say: the channel of a task. White space around a caller ID does not count. */
function comparable(end: End): End {
  if (end.kind === "flex") return { ...end, channel: "" };
  return end.kind === "dial" ? { ...end, callerId: end.callerId.trim() } : end;
}

/** The settings of the widgets that a call ended at, as the verbs should have them: what an end itself does not show. */
function settingsOf(flow: FlowDefinition, { steps }: SimulatedCall): Record<string, string>[] {
  const texts = (properties: Record<string, unknown>, names: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(names).flatMap(([from, to]) => (from in properties ? [[to, String(properties[from])]] : [])),
    );
  return steps.flatMap(({ state, type }) => {
    const { properties = {} } = flow.states.find(({ name }) => name === state) ?? {};
    if (type === "say-play") return [texts(properties, { say: "text" })];
    if (type === "record-voicemail") {
      const names = { timeout: "timeout", max_length: "maxLength", play_beep: "playBeep", trim: "trim" };
      return [texts(properties, names)];
    }
    if (type !== "connect-call-to") return [];
    return [texts(properties, { timeout: "timeout", sip_username: "username", sip_password: "password" })];
  });
}

/** The same of the verbs. */
function settingsIn(verbs: readonly Verb[]): Record<string, string>[] {
  return verbs.flatMap(({ name, text = "", attributes = {}, nested = [] }): Record<string, string>[] => {
    if (name === "Say") return [{ text }];
    if (name === "Record") {
      const { action, method, ...settings } = attributes;
      expect([action, method]).toEqual(["/ringfence?line=main&then=end", "POST"]);
      return [settings];
    }
    if (name !== "Dial") return [];
    const { timeout = "" } = attributes;
    return [Object.assign({ timeout }, ...nested.map((noun) => noun.attributes ?? {})) as Record<string, string>];
  });
}

/** The attempts of challenges that a call met in the flow. */
function gathersOf(flow: FlowDefinition, { steps }: SimulatedCall): FunctionCall["gathers"] {
  return steps.flatMap(({ state, type }) => {
    if (type !== "gather-input-on-call") return [];
    const { say, number_of_digits, timeout } = flow.states.find(({ name }) => name === state)?.properties ?? {};
    return [{ say: String(say), digits: String(number_of_digits), timeout: String(timeout) }];
  });
}

describe("the Function that is deployed", () => {
  test("does with every call what decide says, and what the compiled flow does", async () => {
    await fc.assert(
      fc.asyncProperty(scenes, async (scene) => {
        const { policy, surroundings, call } = scene;
        const { gathers, verbs } = await answered(scene);
        const { rejectUrl } = surroundings;
        expect(comparable(endOf(verbs, rejectUrl))).toEqual(comparable(expectedEnd(policy, surroundings, call)));

        const flow = compile(policy, surroundings);
        const simulated = simulate(flow, call);
        expect(gathers).toEqual(gathersOf(flow, simulated));
        const { state: _state, ...end } = simulated.end;
        expect(comparable(endOf(verbs, rejectUrl))).toEqual(comparable(end));
        expect(settingsIn(verbs)).toEqual(settingsOf(flow, simulated));
        expect(host.entries().some((entry) => entry.would_reject === true)).toBe("would_reject" in simulated.variables);
        expect(host.sent).toHaveLength(simulated.steps.filter(({ type }) => type === "make-http-request").length);
        expect(host.entries().filter((entry) => "error" in entry && entry.error !== "the look-up failed")).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  test("rejects in the first document, with nothing before it", async () => {
    await fc.assert(
      fc.asyncProperty(scenes, async (scene) => {
        const decision = decide(scene.policy, scene.call);
        fc.pre(decision.kind === "reject" && scene.policy.rejectUrl === undefined);
        const { gathers, verbs } = await answered(scene);
        expect(gathers).toEqual([]);
        expect(verbs).toMatchObject([{ name: "Reject", attributes: { reason: scene.policy.rejectReason } }]);
      }),
      { numRuns: 200 },
    );
  });
});
