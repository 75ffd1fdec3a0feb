import { type Operation } from "../http/operation";
import { flowOfPath } from "./flow";

/** `DELETE /v2/Flows/{Sid}`. Numbers that point at the flow are not looked at: they go on pointing at nothing. */
export const deleteFlow: Operation = {
  product: "studio",
  method: "DELETE",
  path: "/v2/Flows/{Sid}",
  run(exchange) {
    const flow = flowOfPath(exchange);
    delete exchange.state.flows[flow.sid];
    return { status: 204 };
  },
};
