import { type FlowDefinition } from "../../../flows/definition";
import { sameFlow } from "../../../flows/compare/essence";
import { type Mark, withMark, withoutMark } from "../../../twilio/mark";
import { UNKNOWN } from "../../wire/values";

/** Stands for a hosted URL that is not known yet, so that everything else can be judged in the first preview. */
const PLACEHOLDER_URL = "https://not-known-yet.twil.io/document.xml";

/** A definition with every unknown leaf filled in, fit to be checked. */
export const withPlaceholders = (definition: FlowDefinition): FlowDefinition =>
  JSON.parse(
    JSON.stringify(definition).replaceAll(JSON.stringify(UNKNOWN), JSON.stringify(PLACEHOLDER_URL)),
  ) as FlowDefinition;

/** Twilio does not ask for a description, so a definition that was imported or written by hand may have none. */
export const descriptionOf = (definition: FlowDefinition): string => definition.description ?? "";

export const markDefinition = (definition: FlowDefinition, mark: Mark): FlowDefinition => ({
  ...definition,
  description: withMark(descriptionOf(definition), mark),
});

/** Without our mark; a definition that had no description besides stays without. */
export function unmarkDefinition(definition: FlowDefinition): FlowDefinition {
  const { description: marked, ...rest } = definition as Partial<FlowDefinition>;
  const description = withoutMark(marked ?? "");
  return { ...rest, ...(marked !== undefined && { description }) } as FlowDefinition;
}

/** Whether two definitions do the same (see `sameFlow`); our mark makes no difference either. */
export function sameDefinition(a: FlowDefinition, b: FlowDefinition): boolean {
  const [one, other] = [unmarkDefinition(a), unmarkDefinition(b)];
  // Nearly always nothing was changed, which equal texts say without putting anything in order.
  return JSON.stringify(one) === JSON.stringify(other) || sameFlow(one, other);
}
