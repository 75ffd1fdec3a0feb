import { withoutUnknowns } from "../../flows/base/call";
import { callOutcome, outcomeWords } from "../../flows/outcome";
import { simulate, SimulationError } from "../../flows/simulate/simulate";
import { flowOfWebhook, publishedRevision } from "../state/flow";
import { type EmulatorState, type HttpMethod } from "../state/model";
import { type Course, lookUpAnswer } from "./course";
import { DeadHandler, taken, type Journey } from "./outcome";
import { deadSubflows } from "./subflows";

/** The widget that asks the caller for digits. */
const GATHER = "gather-input-on-call";

/**
 * Runs the flow that a webhook URL names.
 * @param onward goes on at another URL.
 * @throws {DeadHandler} when there is no such flow for the call.
 */
export function* runFlow(
  state: EmulatorState,
  journey: Journey,
  url: string,
  onward: (url: string, method: HttpMethod) => Course,
): Course {
  const { accountSid, flowSid } = flowOfWebhook(url) ?? {};
  const flow = state.flows[flowSid ?? ""];
  if (flow?.accountSid !== accountSid || !flow) throw new DeadHandler(url, 11200, `flow ${flowSid} does not exist`);
  // Twilio does not say what happens here. A request that is signed for one account opens nothing of another one.
  if (flow.accountSid !== journey.accountSid) {
    throw new DeadHandler(url, 11200, `flow ${flowSid} belongs to another account than the called number`);
  }
  const published = publishedRevision(flow);
  if (!published) throw new DeadHandler(url, 11200, `flow ${flowSid} was never published`);

  const answers = deadSubflows(state, flow.accountSid, published.definition);
  const { digits = [] } = journey.call;
  const call = withoutUnknowns({ ...journey.call, digits: digits.slice(journey.asked) });
  const run = (more?: object) => simulate(published.definition, { ...call, ...more }, { answers });
  let simulated;
  try {
    simulated = run();
  } catch (error) {
    // What is asked is found out by a run, and the answer used in another one.
    if (!(error instanceof SimulationError) || error.request === undefined) throw error;
    simulated = run({ answer: yield* lookUpAnswer(error.request, error) });
  }
  const { steps, answered, end } = simulated;
  const { hears } = outcomeWords(callOutcome(simulated, journey.call), "short");
  journey.path.push(...steps.map((step) => step.state));
  journey.runs.push({ flowSid: flow.sid, revision: published.number, steps });
  journey.answered ||= answered;
  journey.asked += steps.filter(({ type }) => type === GATHER).length;
  if (steps.some((step) => step.state in answers)) journey.errorCodes.push(81024);
  switch (end.kind) {
    case "redirect":
      return yield* onward(end.url, end.method);
    case "dial":
      return taken(journey, "dialled", hears, { numbers: end.to });
    case "queue":
      return taken(journey, "queued", hears);
    case "flex":
    case "voicemail":
    case "message":
      return taken(journey, end.kind, hears);
    case "end":
      return taken(journey, "ended", hears);
  }
}
