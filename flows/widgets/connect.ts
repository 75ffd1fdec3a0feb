import { type ConnectProperties } from "../../schema/generated/flow-definition";
import { LIQUID } from "../base/names";
import { type FlowState } from "../definition";
import { shownSip } from "../secrecy";
import { plainText, type Widget } from "./widget";

/** Dials, which answers the caller's leg. What the other side does is not simulated. */
export const CONNECT: Widget = {
  type: "connect-call-to",
  title: "Connect Call To",
  properties: [
    "noun",
    "to",
    "caller_id",
    "timeout",
    "record",
    "time_limit",
    "sip_endpoint",
    "sip_username",
    "sip_password",
  ],
  events: ["callCompleted", "hangup"],
  answers: "yes",
  simulate(state, execution) {
    execution.answered = true;
    const noun = execution.text(state, "noun");
    const address = execution.text(state, noun === "sip" ? "sip_endpoint" : "to");
    const to = noun === "number-multi" ? address.split(",") : [address];
    return {
      end: {
        kind: "dial",
        state: state.name,
        noun,
        to: to.map((one) => one.trim()).filter((one) => one !== ""),
        callerId: execution.text(state, "caller_id"),
        ...(state.properties.record === true && { record: true }),
      },
    };
  },
  draw(state) {
    const to = plainText(state, "noun") === "sip" ? shownSip(plainText(state, "sip_endpoint")) : plainText(state, "to");
    const callerId = plainText(state, "caller_id");
    return { shape: "forward", label: `dials ${to} as ${CALLER_IDS[callerId] ?? callerId}` };
  },
};

const CALLER_IDS: Readonly<Record<string, string>> = {
  "": "the caller",
  [LIQUID.contact]: "the caller",
  [LIQUID.ourNumber]: "the called number",
};

/** Writes a dial; the flow ends after it. */
export function connect(name: string, properties: ConnectProperties): FlowState {
  return {
    name,
    type: CONNECT.type,
    transitions: [{ event: "callCompleted" }, { event: "hangup" }],
    properties,
  };
}
