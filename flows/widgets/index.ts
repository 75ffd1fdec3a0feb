import { CONNECT } from "./connect";
import { GATHER } from "./gather";
import { HTTP_REQUEST, RUN_FUNCTION } from "./lookUps";
import { OTHER_WIDGETS } from "./others";
import { ENQUEUE, SEND_TO_FLEX } from "./queues";
import { RECORD_VOICEMAIL } from "./recordVoicemail";
import { REDIRECT } from "./redirect";
import { SAY_PLAY } from "./sayPlay";
import { SET_VARIABLES } from "./setVariables";
import { SPLIT } from "./split";
import { TRIGGER } from "./trigger";
import { type Widget } from "./widget";

export { connect } from "./connect";
export { gather } from "./gather";
export { httpRequest, runFunction } from "./lookUps";
export { enqueue, sendToFlex } from "./queues";
export { recordVoicemail } from "./recordVoicemail";
export { redirect } from "./redirect";
export { sayPlay } from "./sayPlay";
export { setVariables } from "./setVariables";
export { type Match, split } from "./split";
export { trigger } from "./trigger";
export { type Drawing, type SimulatedEnd, SimulationError, type Step, type Widget } from "./widget";

/** The table of widgets. A new one is a file and a row. */
const ALL: readonly Widget[] = [
  TRIGGER,
  SPLIT,
  SET_VARIABLES,
  REDIRECT,
  CONNECT,
  SAY_PLAY,
  RECORD_VOICEMAIL,
  ENQUEUE,
  SEND_TO_FLEX,
  GATHER,
  HTTP_REQUEST,
  RUN_FUNCTION,
  ...OTHER_WIDGETS,
];

/** The widgets by their type. */
export const WIDGETS: ReadonlyMap<string, Widget> = new Map(ALL.map((widget) => [widget.type, widget]));
