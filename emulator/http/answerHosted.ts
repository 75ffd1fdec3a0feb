import { type IncomingMessage, type ServerResponse } from "node:http";
import { type Emulation } from "../emulation";
import { fieldsOf, logRequest } from "../requests";
import { hostedAnswer, isHosted } from "../serverless/hosted";
import { type Target } from "./answerApi";
import { readBody } from "./body";
import { sendJson, sendText } from "./send";
import { notEmulated } from "./twilioError";

/** Answers a request to any other host: an asset of a domain kept here, else 501. */
export async function answerHosted(
  emulation: Emulation,
  request: IncomingMessage,
  response: ServerResponse,
  { host, path, query, client, fate }: Target,
): Promise<void> {
  const method = request.method ?? "GET";
  const named = client === undefined ? {} : { client };
  const entry = logRequest(emulation.requests, { method, host, path, query: fieldsOf(query), form: {}, ...named });
  await readBody(request);
  if (fate.last) entry.fault = JSON.stringify({ killed: fate.last.carriedOut ? "after" : "before" });
  if (fate.life.dead) return fate.last?.fall();
  if (isHosted(emulation.state, host)) {
    const { status, contentType, content } = hostedAnswer(emulation.state, host, path);
    entry.status = status;
    sendText(response, status, contentType, content);
    return;
  }
  const error = notEmulated(`${method} https://${host}${path}`);
  entry.status = error.status;
  emulation.violations.push(error.message);
  emulation.options.onWarning(error.message);
  sendJson(response, error.status, error.body);
}
