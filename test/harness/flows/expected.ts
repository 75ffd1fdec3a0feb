import {
  type Call,
  decide,
  type FlowDefinition,
  type Forward,
  isE164,
  isHidden,
  type Policy,
  sentenceText,
  type SimulatedEnd,
  simulate,
  type Surroundings,
} from "../../../flows";

/** An end without the widget's name, which is the compiler's own affair. */
export type End = SimulatedEnd extends infer One ? (One extends unknown ? Omit<One, "state"> : never) : never;

/** How `decide` wants the call to end, in the terms of the flow. Written from Twilio's side, without the compiler. */
export function expectedEnd(policy: Policy, surroundings: Surroundings, call: Call): End {
  const decision = decide(policy, call);
  switch (decision.kind) {
    case "reject":
      return { kind: "redirect", url: policy.rejectUrl ?? surroundings.rejectUrl, method: "GET" };
    case "announce":
      return { kind: "message", text: sentenceText(decision.text) };
    case "away":
      return reached(decision.to, surroundings, call);
    case "hangUp":
      return { kind: "end" };
    case "forward":
      return reached(decision.to, surroundings, call);
  }
}

function reached(to: Forward, { handlers, accountSid }: Surroundings, call: Call): End {
  switch (to.kind) {
    case "existing": {
      const handler = handlers[call.to];
      return { kind: "redirect", url: handler?.voiceUrl ?? "", method: handler?.voiceMethod ?? "POST" };
    }
    case "webhook":
      return { kind: "redirect", url: to.url, method: to.method };
    case "flow":
      return {
        kind: "redirect",
        url: `https://webhooks.twilio.com/v1/Accounts/${accountSid}/Flows/${to.flowSid}`,
        method: "POST",
      };
    case "number": {
      const noun = to.numbers.length === 1 ? "number" : "number-multi";
      const record = to.record === true && { record: true };
      return { kind: "dial", noun, to: to.numbers, callerId: shownTo(to.callerId, call), ...record };
    }
    case "sip":
      return { kind: "dial", noun: "sip", to: [to.uri], callerId: shownTo(to.callerId, call) };
    case "client":
      return { kind: "dial", noun: "client", to: [to.identity], callerId: call.from };
    case "flex":
      return { kind: "flex", workflow: to.workflow, channel: to.channel };
    case "queue":
      return { kind: "queue", queue: to.queue, workflow: "" };
    case "voicemail":
      return { kind: "voicemail", maxLength: to.maxLength ?? 3600 };
    case "say":
      return { kind: "message", text: sentenceText(to.text) };
    default:
      throw new Error("random policies have no such forward");
  }
}

/** Only a phone number in E.164 form can be shown: not a hidden caller's, nor a SIP or client address. */
function shownTo(callerId: string, { from, to }: Call): string {
  if (callerId === "called") return to;
  if (callerId !== "caller") return callerId;
  return !isHidden(from) && isE164(from.trim()) ? from : to;
}

/** How the flow ends the call. */
export function endOf(flow: FlowDefinition, call: Call): End {
  const { state: _state, ...end } = simulate(flow, call).end;
  return end;
}
