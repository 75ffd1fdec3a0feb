import { sendToFlex } from "../widgets";
import { sidError, textErrors } from "./checks";
import { type EndKind, oneEntry, standInSid } from "./end";

/** An agent in Flex. */
export interface ForwardFlex {
  kind: "flex";
  /** `WW` and 32 hexadecimal digits. */
  workflow: string;
  /** Task channel: `TC` and 32 hexadecimal digits. */
  channel: string;
}

/** A task for an agent in Flex. */
export const flex: EndKind<ForwardFlex> = {
  kind: "flex",
  settings: [],
  answers: "yes",
  standIns: {
    flex: () => ({ workflow: standInSid("WW"), channel: standInSid("TC") }),
    workflow: () => standInSid("WW"),
    channel: () => standInSid("TC"),
  },
  // A key that is missing was reported when the schema was checked.
  read: (config) => ({
    kind: "flex",
    workflow: config.optionalText(["flex", "workflow"], (text) => sidError(text, "WW")) ?? "",
    channel: config.optionalText(["flex", "channel"], (text) => sidError(text, "TC")) ?? "",
  }),
  check: ({ workflow, channel }, path) => [
    ...textErrors(`${path}.workflow`, workflow, sidError(workflow, "WW")),
    ...textErrors(`${path}.channel`, channel, sidError(channel, "TC")),
  ],
  build: ({ workflow, channel }, names) => oneEntry(sendToFlex(names.call, { workflow, channel })),
  // TwiML names no task channel. Which one TaskRouter then gives the task is not documented.
  twiml: ({ workflow }) => [
    { name: "Enqueue", attributes: { workflowSid: workflow }, nested: [{ name: "Task", text: "{}" }] },
  ],
  words: ({ workflow }) => ({
    short: `sent to Flex, workflow ${workflow}`,
    destination: "Flex, workflow",
    target: workflow,
    hears: `waiting for an agent in Flex, workflow ${workflow}`,
  }),
  isReached: ({ workflow, channel }, end) =>
    end.kind === "flex" && end.workflow === workflow && end.channel === channel,
};
