import { type Call, type Decision, type SimulatedCall, type SimulatedEnd, type Surroundings } from "../../flows";

/** Does the call that went through the flow end as the policy decided? */
export function agrees(decision: Decision, call: Call, simulated: SimulatedCall, surroundings: Surroundings): boolean {
  const { end, answered, variables } = simulated;
  const noted = "would_reject" in variables;
  switch (decision.kind) {
    case "reject":
      return end.kind === "redirect" && end.url === surroundings.rejectUrl && !answered && !noted;
    case "announce":
      return end.kind === "message" && end.text === decision.text && !noted;
    case "forward":
      return noted === decision.wouldReject && endsAt(decision, call, end, surroundings);
  }
}

function endsAt(
  { to }: Extract<Decision, { kind: "forward" }>,
  call: Call,
  end: SimulatedEnd,
  { handlers }: Surroundings,
): boolean {
  const dials = (...targets: string[]) => end.kind === "dial" && end.to.join() === targets.join();
  switch (to.kind) {
    case "existing": {
      const handler = Object.hasOwn(handlers, call.to) ? handlers[call.to] : undefined;
      return end.kind === "redirect" && end.url === handler?.voiceUrl && end.method === handler.voiceMethod;
    }
    case "webhook":
      return end.kind === "redirect" && end.url === to.url && end.method === to.method;
    case "flow":
      return end.kind === "redirect" && end.url.includes(to.flowSid);
    case "number":
      return dials(...to.numbers);
    case "sip":
      return dials(to.uri);
    case "client":
      return dials(to.identity);
    case "flex":
      return end.kind === "flex" && end.workflow === to.workflow && end.channel === to.channel;
    case "queue":
      return end.kind === "queue" && end.queue === to.queue;
    case "voicemail":
      return end.kind === "voicemail";
    case "say":
      return end.kind === "message" && end.text === to.text;
  }
}
