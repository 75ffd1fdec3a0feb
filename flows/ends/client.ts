import { LIQUID, type ForwardNames } from "../base/names";
import { type ForwardClient } from "./forward";
import { connect } from "../widgets";
import { oneEntry } from "./branch";
import { DEFAULT_TIMEOUT } from "./dial";
import { type Branch } from "./index";

/** Rings a Twilio Client. It takes any caller ID, so hidden callers need no dial of their own. */
export function client(forward: ForwardClient, names: ForwardNames): Branch {
  return oneEntry(
    connect(names.call, {
      noun: "client",
      to: forward.identity,
      caller_id: LIQUID.contact,
      timeout: DEFAULT_TIMEOUT,
      record: false,
    }),
  );
}
