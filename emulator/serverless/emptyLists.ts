import { type Operation } from "../http/operation";
import { metaPage } from "../http/paging";
import { childOfPath, SERVERLESS_HOST, serviceOfPath } from "./resource";

/** `GET …/Functions`: always empty, since the emulator takes no functions. Deploy tools look before they upload. */
const functions: Operation = {
  product: "serverless",
  method: "GET",
  path: "/v1/Services/{ServiceSid}/Functions",
  run(exchange) {
    serviceOfPath(exchange);
    return { status: 200, body: metaPage(exchange, SERVERLESS_HOST, "functions", [], String, Object) };
  },
};

/** `GET …/Variables`: always empty, since the emulator takes no variables. */
const variables: Operation = {
  product: "serverless",
  method: "GET",
  path: "/v1/Services/{ServiceSid}/Environments/{EnvironmentSid}/Variables",
  run(exchange) {
    childOfPath(exchange, exchange.state.environments, "EnvironmentSid");
    return { status: 200, body: metaPage(exchange, SERVERLESS_HOST, "variables", [], String, Object) };
  },
};

/** Lists of what the emulator does not keep. */
export const emptyLists: Operation[] = [functions, variables];
