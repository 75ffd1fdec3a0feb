import { enqueue } from "../widgets";
import { MAX_QUEUE, nameError, textErrors } from "./checks";
import { type EndKind, oneEntry } from "./end";

/** A call queue, which Twilio makes when the first call comes. */
export interface ForwardQueue {
  kind: "queue";
  /** 1 to 64 characters. */
  queue: string;
}

/** A call queue with Twilio's own waiting music. */
export const queue: EndKind<ForwardQueue> = {
  kind: "queue",
  settings: [],
  answers: "yes",
  standIns: {},
  read: (config) => ({ kind: "queue", queue: config.text("queue", (text) => nameError(text, MAX_QUEUE)) }),
  check: (end, path) => textErrors(`${path}.queue`, end.queue, nameError(end.queue, MAX_QUEUE)),
  build: (end, names) => oneEntry(enqueue(names.call, { queue_name: end.queue })),
  twiml: (end) => [{ name: "Enqueue", text: end.queue }],
  words: (end) => ({
    short: `put into the queue ${end.queue}`,
    destination: "the queue",
    target: end.queue,
    hears: `waiting in the queue ${end.queue}`,
  }),
  isReached: (end, reached) => reached.kind === "queue" && reached.queue === end.queue,
};
