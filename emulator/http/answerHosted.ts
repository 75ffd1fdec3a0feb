import { type IncomingMessage, type ServerResponse } from "node:http";
import { type Emulation } from "../emulation";
import { fieldsOf, logRequest } from "../requests";
import { type Target } from "./answerApi";
import { parseHosted, readBody } from "./body";
import { sendJson, sendText } from "./send";
import { notEmulated } from "./twilioError";

/** Answers a request to any other host: an asset or a Function of a domain kept here, else 501. */
export async function answerHosted(
  emulation: Emulation,
  request: IncomingMessage,
  response: ServerResponse,
  { host, path, query, client, fate }: Target,
): Promise<void> {
  const method = request.method ?? "GET";
  const named = client === undefined ? {} : { client };
  const entry = logRequest(emulation.requests, { method, host, path, query: fieldsOf(query), form: {}, ...named });
  const body = await readBody(request);
  if (fate.last) entry.fault = JSON.stringify({ killed: fate.last.carriedOut ? "after" : "before" });
  if (fate.life.dead) return fate.last?.fall();
  if (emulation.hosting.serves(host)) {
    const { form, json } = await parseHosted(request.headers, body);
    entry.form = fieldsOf(form);
    // As it came: a signature is over the URL that was sent.
    const [, rest = ""] = /^(?:\/_client\/[^/]+)?\/[^/?]*(.*)$/s.exec(request.url ?? "") ?? [];
    const url = `https://${host}${rest || "/"}`;
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(", ")]),
    );
    const asked = { method, url, headers: { ...headers, host }, form: fieldsOf(form), json };
    const { status, headers: sent, content } = await emulation.hosting.answer(asked);
    emulation.store.touch();
    entry.status = status;
    const { "content-type": type = "application/octet-stream", ...others } = sent;
    for (const [name, value] of Object.entries(others)) response.setHeader(name, value);
    sendText(response, status, type, content);
    return;
  }
  const error = notEmulated(`${method} https://${host}${path}`);
  entry.status = error.status;
  emulation.violations.push(error.message);
  emulation.options.onWarning(error.message);
  sendJson(response, error.status, error.body);
}
