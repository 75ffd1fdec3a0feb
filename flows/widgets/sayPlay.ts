import { type SayPlayProperties } from "../../schema/generated/flow-definition";
import { isReject } from "../base/names";
import { type FlowState } from "../definition";
import { shownUrl } from "../secrecy";
import { plainText, proceed, type Widget } from "./widget";

/** Speaks or plays a sound file, which answers the call. If nothing follows, the call is hung up. */
export const SAY_PLAY: Widget = {
  type: "say-play",
  title: "Say/Play",
  properties: ["say", "play", "digits", "voice", "language", "loop"],
  events: [],
  answers: "yes",
  simulate(state, execution) {
    execution.answered = true;
    const text = execution.text(state, "say") || execution.text(state, "play");
    const step = proceed(state, "audioComplete");
    return "next" in step && step.next === undefined ? { end: { kind: "message", state: state.name, text } } : step;
  },
  draw(state) {
    const say = plainText(state, "say");
    const label = say === "" ? `plays ${shownUrl(plainText(state, "play"))}` : `says “${say}”`;
    return { shape: isReject(state.name) ? "reject" : "forward", label };
  },
};

/** Writes a sentence to speak. Without `next` the flow ends, and with it the call. */
export function sayPlay(name: string, properties: SayPlayProperties, next?: string): FlowState {
  return {
    name,
    type: SAY_PLAY.type,
    transitions: [{ event: "audioComplete", ...(next === undefined ? {} : { next }) }],
    properties,
  };
}
