import { type ForwardNumber } from "./forward";
import { type ForwardNames } from "../base/names";
import { DEFAULT_TIMEOUT, dial } from "./dial";
import { type Branch } from "./index";

/** Dials one number, or several at once. */
export function dialNumber(forward: ForwardNumber, names: ForwardNames): Branch {
  const destination = {
    noun: forward.numbers.length === 1 ? ("number" as const) : ("number-multi" as const),
    to: forward.numbers.join(","),
    timeout: forward.timeout ?? DEFAULT_TIMEOUT,
    record: forward.record ?? false,
  };
  return dial(forward.callerId, destination, names);
}
