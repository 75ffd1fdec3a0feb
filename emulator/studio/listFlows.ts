import type { Operation } from "../http/operation";
import { metaPage } from "../http/paging";
import { flowListItem, studioHost } from "./flow";

/** `GET /v2/Flows`, a page, without definitions. */
export const listFlows: Operation = {
  product: "studio",
  method: "GET",
  path: "/v2/Flows",
  run(exchange) {
    const flows = Object.values(exchange.state.flows).filter((flow) => flow.accountSid === exchange.account.sid);
    return { status: 200, body: metaPage(exchange, studioHost, "flows", flows, (flow) => flow.sid, flowListItem) };
  },
};
