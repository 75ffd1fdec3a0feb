import { type Operation } from "../http/operation";
import { metaPage } from "../http/paging";
import { flowListItem, STUDIO_HOST } from "./flow";

/** `GET /v2/Flows`, a page, without definitions. */
export const listFlows: Operation = {
  product: "studio",
  method: "GET",
  path: "/v2/Flows",
  run(exchange) {
    const flows = Object.values(exchange.state.flows).filter((flow) => flow.accountSid === exchange.account.sid);
    return { status: 200, body: metaPage(exchange, STUDIO_HOST, "flows", flows, (flow) => flow.sid, flowListItem) };
  },
};
