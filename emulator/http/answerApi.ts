import { once } from "node:events";
import { type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type Emulation } from "../emulation";
import { type Fate } from "../kills";
import { fieldsOf, logRequest } from "../requests";
import { parseForm, readBody } from "./body";
import { injectedError } from "./injected";
import { type Product } from "./operation";
import { perform } from "./perform";
import { sendJson, sendText } from "./send";
import { TwilioError, tooManyRequests } from "./twilioError";

/** What a request's URL asks for: `/HOST/PATH?QUERY`. */
export interface Target {
  host: string;
  path: string;
  query: URLSearchParams;
  /** The client, where the address that it uses names one. */
  client?: string;
  /** Whether the client lives, and whether it falls at this request. */
  fate: Fate;
}

/** Answers a request to one of Twilio's API hosts: latency, limits and injected faults around the operation itself. */
export async function answerApi(
  emulation: Emulation,
  request: IncomingMessage,
  response: ServerResponse,
  product: Product,
  target: Target,
): Promise<void> {
  const { host, path, query, client, fate } = target;
  const tooMany = emulation.inFlight > emulation.options.maxConcurrent;
  const method = request.method ?? "GET";
  const named = client === undefined ? {} : { client };
  const entry = logRequest(emulation.requests, { method, host, path, query: fieldsOf(query), form: {}, ...named });
  const send = (status: number, body?: object, headers?: Record<string, string>) => {
    // Nobody is there any more to be answered. The connection stays open, so that no client takes it for a reset.
    if (fate.life.dead) return fate.last?.fall();
    entry.status = status;
    sendJson(response, status, body, headers);
  };
  try {
    const { form, upload } = await parseForm(request.headers, await readBody(request));
    entry.form = fieldsOf(form);
    if (upload) entry.form[upload.field] = `${upload.content.length} bytes of ${upload.contentType}`;
    if (tooMany) throw tooManyRequests();
    if (emulation.options.latencyMs > 0)
      await sleep(emulation.options.latencyMs, undefined, { signal: emulation.stopping });

    if (fate.last) entry.fault = JSON.stringify({ killed: fate.last.carriedOut ? "after" : "before" });
    if (fate.last?.carriedOut === false) return fate.last.fall();

    const url = `/${host}${path}${query.size > 0 ? `?${query.toString()}` : ""}`;
    const fault = fate.last ? undefined : emulation.faults.take({ method, target: url, form: form.toString() });
    if (fault) entry.fault = JSON.stringify(fault);
    if (fault && "reset" in fault && fault.reset === "before") return void request.socket.resetAndDestroy();
    if (fault && "timeout" in fault && fault.timeout === "before") return await givenUp(response, emulation.stopping);
    if (fault && "status" in fault) {
      const { error, headers } = injectedError(fault, path, form.size > 0 ? form : query);
      return send(error.status, error.body, headers);
    }
    if (fault && "delayMs" in fault) await sleep(fault.delayMs, undefined, { signal: emulation.stopping });

    const { authorization } = request.headers;
    const rest = { ...(upload && { upload }), ...(authorization !== undefined && { authorization }) };
    const reply = perform(emulation, { product, host, path, query, method, form, ...rest }, fault);
    if (fault && "reset" in fault) return void request.socket.resetAndDestroy();
    if (fault && "timeout" in fault) return await givenUp(response, emulation.stopping);
    if (fault && "delayedReads" in fault) emulation.faults.hide(reply.body, fault.delayedReads);
    if (fault && "malformed" in fault && !fate.life.dead) {
      entry.status = reply.status;
      return sendText(response, reply.status, "application/json", JSON.stringify(reply.body ?? {}).slice(0, -2));
    }
    send(reply.status, reply.body);
  } catch (error) {
    if (!(error instanceof TwilioError)) throw error;
    if (error.status === 501) emulation.violations.push(error.message);
    if (error.status >= 500) emulation.options.onWarning(error.message);
    send(error.status, error.body);
  }
}

/** Waits until the client hangs up, or the emulator stops. */
async function givenUp(response: ServerResponse, stopping: AbortSignal): Promise<void> {
  if (response.closed || stopping.aborted) return;
  await once(response, "close", { signal: stopping });
}
