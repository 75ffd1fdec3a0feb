import { type FlowDefinition, type FlowState } from "../../../flows/definition";

/** A flow that sends callers from `countries` to `rejectUrl` and everybody else to `handlerUrl`. */
export function fence(countries: string, rejectUrl: string, handlerUrl: string): FlowDefinition {
  const input = "{{trigger.call.CallerCountry}}";
  return {
    description: "test fence",
    initial_state: "Trigger",
    flags: { allow_concurrent_calls: true },
    states: [
      trigger("by_country"),
      {
        name: "by_country",
        type: "split-based-on",
        transitions: [
          { event: "noMatch", next: "forward" },
          {
            event: "match",
            next: "reject",
            conditions: [{ friendly_name: "blocked", arguments: [input], type: "matches_any_of", value: countries }],
          },
        ],
        properties: { input, offset: { x: 0, y: 180 } },
      },
      redirect("reject", rejectUrl, "GET"),
      redirect("forward", handlerUrl, "POST"),
    ],
  };
}

/** The smallest flow there is. */
export function empty(description = "empty"): FlowDefinition {
  return {
    description,
    initial_state: "Trigger",
    flags: { allow_concurrent_calls: true },
    states: [trigger()],
  };
}

/** The trigger, which an inbound call leaves for `next`. */
export function trigger(next?: string): FlowState {
  return {
    name: "Trigger",
    type: "trigger",
    transitions: [
      { event: "incomingMessage" },
      { event: "incomingCall", ...(next !== undefined && { next }) },
      { event: "incomingConversationMessage" },
      { event: "incomingRequest" },
      { event: "incomingParent" },
    ],
    properties: { offset: { x: 0, y: 0 } },
  };
}

/** A one-way redirect. */
export function redirect(name: string, url: string, method: "GET" | "POST"): FlowState {
  return {
    name,
    type: "add-twiml-redirect",
    transitions: [{ event: "return" }, { event: "timeout" }, { event: "fail" }],
    properties: { url, method, timeout: "0", offset: { x: 0, y: 360 } },
  };
}
