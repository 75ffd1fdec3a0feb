import { type Operation } from "../http/operation";
import { flowAnswer, seenFlowOfPath } from "./flow";

/** `GET /v2/Flows/{Sid}`: the newest revision, be it a draft over a published one. */
export const fetchFlow: Operation = {
  product: "studio",
  method: "GET",
  path: "/v2/Flows/{Sid}",
  run: (exchange) => ({ status: 200, body: flowAnswer(seenFlowOfPath(exchange)) }),
};
