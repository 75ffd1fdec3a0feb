import { type FlowState } from "../definition";
import { type Branch } from "./index";

/** A branch that all callers enter by its first widget. */
export function oneEntry(first: FlowState, ...others: FlowState[]): Branch {
  const { name } = first;
  return { states: [first, ...others], entry: { known: name, concealed: name, any: name } };
}
