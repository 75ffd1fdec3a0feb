import { type FlowDefinition } from "../../flows/definition";
import { publishedRevision } from "../state/flow";
import { type EmulatorState } from "../state/model";

/**
 * The subflows of a flow that Twilio does not run (error 81024), by the name of the widget: those that the account does
 * not have, that were never published, or that would run a subflow themselves. The widget ends by `failed`. What any other subflow does with a
 * call is not simulated.
 */
export function deadSubflows(
  state: EmulatorState,
  accountSid: string,
  definition: FlowDefinition,
): Record<string, "failed"> {
  const dead: Record<string, "failed"> = {};
  for (const { name, type, properties } of definition.states) {
    if (type !== SUBFLOW_WIDGET) continue;
    const flow = state.flows[String((properties as { flow_sid?: unknown } | undefined)?.flow_sid)];
    const published = flow?.accountSid === accountSid ? publishedRevision(flow) : undefined;
    if (!published || published.definition.states.some((inner) => inner.type === SUBFLOW_WIDGET)) dead[name] = "failed";
  }
  return dead;
}

const SUBFLOW_WIDGET = "run-subflow";
