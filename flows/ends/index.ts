import { type FlowState } from "../definition";
import { type Forward } from "./forward";
import { type Handler } from "../base/call";
import { forwardNames } from "../base/names";
import { agent } from "./agent";
import { client } from "./client";
import { existing } from "./existing";
import { flow } from "./flow";
import { dialNumber } from "./number";
import { queue } from "./queue";
import { say } from "./say";
import { dialSip } from "./sip";
import { voicemail } from "./voicemail";
import { webhook } from "./webhook";

/** Where a forward is entered. All three are one widget where the caller's number makes no difference. */
export interface Entry {
  /** For callers who are no keypad word: a phone number in any form, SIP, client, or a word in letters. */
  known: string;
  /** For hidden callers, who have no number to show. */
  concealed: string;
  /** For callers of any kind. */
  any: string;
}

/** The widgets of one forward. Some may be out of reach, where not all entries are used. */
export interface Branch {
  states: FlowState[];
  entry: Entry;
}

/** What forwards need to know beyond themselves. */
export interface Ground {
  /** The fenced numbers. */
  numbers: string[];
  /** Former voice handlers by E.164 number. */
  handlers: Record<string, Handler>;
  /** Of the account that the flow runs in. */
  accountSid: string | undefined;
}

/**
 * The widgets of a forward. `forwardFaults` has found nothing wrong with it.
 *
 * @param prefix what the widgets' names begin with.
 */
export function branchOf(forward: Forward, prefix: string, ground: Ground): Branch {
  const names = forwardNames(prefix);
  switch (forward.kind) {
    case "existing":
      return existing(ground, names);
    case "webhook":
      return webhook(forward, names);
    case "number":
      return dialNumber(forward, names);
    case "sip":
      return dialSip(forward, names);
    case "client":
      return client(forward, names);
    case "flow":
      return flow(forward, ground, names);
    case "flex":
      return agent(forward, names);
    case "queue":
      return queue(forward, names);
    case "voicemail":
      return voicemail(forward, names);
    case "say":
      return say(forward, names);
  }
}
