import { shownUrl } from "../../flows/secrecy";
import { type Hosting } from "../functions/hosting";
import { flowOfWebhook } from "../state/flow";
import { type HttpMethod } from "../state/model";
import { type Course } from "./course";
import { fetchDocument } from "./fetchDocument";
import { DeadHandler, taken, type Journey, type ReachedUrl } from "./outcome";
import { runFlow } from "./runFlow";
import { parseTwiml } from "./twiml";
import { interpret } from "./verbs";

/** A call that fetches more documents than this goes in a circle. Where Twilio stops is not documented. */
const MAX_HOPS = 20;

/**
 * Goes on at a URL: a Studio flow is run, an asset or a Function of this emulator and a URL with registered TwiML are
 * interpreted, and any other URL is where the call leaves the emulator, since nothing is fetched from the network.
 * @param parameters sent along: what a fallback URL is told, or what a verb found out.
 * @throws {DeadHandler} when Twilio would have nothing to go on with.
 */
export function* visit(
  hosting: Hosting,
  journey: Journey,
  url: string,
  method: HttpMethod,
  parameters: Record<string, string> = {},
): Course {
  const { state } = hosting;
  journey.hops += 1;
  if (journey.hops > MAX_HOPS)
    throw new DeadHandler(url, 11200, `more than ${MAX_HOPS} redirects, the last to ${shownUrl(url)}`);
  if (!URL.canParse(url)) throw new DeadHandler(url, 11100, `a redirect to "${url}", which is not a URL`);

  const onward = (next: string, nextMethod: HttpMethod, more?: Record<string, string>) =>
    visit(hosting, journey, new URL(next, url).href, nextMethod, more);
  if (flowOfWebhook(url)) return yield* runFlow(state, journey, url, onward);
  if (hosting.serves(new URL(url).hostname)) {
    const { xml, isFunction } = yield* fetchDocument(hosting, journey, url, method, parameters);
    return yield* interpret(journey, { url, verbs: parseTwiml(xml, url), isFunction }, onward);
  }
  const twiml = state.handlers[url];
  const reached: ReachedUrl = { url, method, ...(Object.keys(parameters).length > 0 && { parameters }) };
  if (twiml !== undefined) {
    return yield* interpret(journey, { url, verbs: parseTwiml(twiml, url), handler: reached }, onward);
  }
  return taken(journey, "handler", `what ${shownUrl(url)} answers`, reached);
}
