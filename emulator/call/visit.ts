import { withoutUnknowns } from "../../flows/base/call";
import { callOutcome, outcomeWords } from "../../flows/outcome";
import { shownUrl } from "../../flows/secrecy";
import { simulate } from "../../flows/simulate/simulate";
import { hostedAnswer, isHosted } from "../serverless/hosted";
import { flowOfWebhook, publishedRevision } from "../state/flow";
import { type EmulatorState, type HttpMethod } from "../state/model";
import { DeadHandler, taken, type CallOutcome, type Journey, type ReachedUrl } from "./outcome";
import { deadSubflows } from "./subflows";
import { parseTwiml } from "./twiml";
import { interpret } from "./verbs";

/** A call that fetches more documents than this goes in a circle. */
const MAX_HOPS = 20;

/**
 * Goes on at a URL: a Studio flow is run, an asset of this emulator and a URL with registered TwiML are interpreted, and
 * any other URL is where the call leaves the emulator, since nothing is fetched from the network.
 * @param parameters sent along, for a fallback URL.
 * @throws {DeadHandler} when Twilio would have nothing to go on with.
 */
export function visit(
  state: EmulatorState,
  journey: Journey,
  url: string,
  method: HttpMethod,
  parameters?: ReachedUrl["parameters"],
): CallOutcome {
  journey.hops += 1;
  if (journey.hops > MAX_HOPS)
    throw new DeadHandler(url, 11200, `more than ${MAX_HOPS} redirects, the last to ${shownUrl(url)}`);
  if (!URL.canParse(url)) throw new DeadHandler(url, 11100, `a redirect to "${url}", which is not a URL`);
  if (flowOfWebhook(url)) return runFlow(state, journey, url);

  const onward = (next: string, nextMethod: HttpMethod) => visit(state, journey, new URL(next, url).href, nextMethod);
  const { hostname, pathname } = new URL(url);
  if (isHosted(state, hostname)) {
    const { status, contentType, content } = hostedAnswer(state, hostname, pathname);
    if (status !== 200) throw new DeadHandler(url, 11200, `${shownUrl(url)} answers ${status}`);
    if (!/^(?:text\/(?:xml|html|plain)|application\/xml)\b/.test(contentType)) {
      throw new DeadHandler(url, 12300, `${shownUrl(url)} is ${contentType}, not TwiML`);
    }
    return interpret(journey, parseTwiml(content.toString("utf8"), url), undefined, onward);
  }
  const twiml = state.handlers[url];
  const reached: ReachedUrl = { url, method, ...(parameters && { parameters }) };
  if (twiml !== undefined) return interpret(journey, parseTwiml(twiml, url), reached, onward);
  return taken(journey, "handler", `what ${shownUrl(url)} answers`, reached);
}

function runFlow(state: EmulatorState, journey: Journey, url: string): CallOutcome {
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
  const simulated = simulate(published.definition, withoutUnknowns(journey.call), { answers });
  const { steps, answered, end } = simulated;
  const { hears } = outcomeWords(callOutcome(simulated, journey.call), "short");
  journey.path.push(...steps.map((step) => step.state));
  journey.runs.push({ flowSid: flow.sid, revision: published.number, steps });
  journey.answered ||= answered;
  if (steps.some((step) => step.state in answers)) journey.errorCodes.push(81024);
  switch (end.kind) {
    case "redirect":
      return visit(state, journey, end.url, end.method);
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
