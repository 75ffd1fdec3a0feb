import { type Exchange } from "../http/operation";
import { notFound } from "../http/twilioError";
import { type Service } from "../state/model";

/** Host of the Serverless API in answers. */
export const SERVERLESS_HOST = "serverless.twilio.com";

/** Absolute URL of a service or of something inside it. */
export function serviceUrl(serviceSid: string, rest = ""): string {
  return `https://${SERVERLESS_HOST}/v1/Services/${serviceSid}${rest}`;
}

/**
 * The service that `{ServiceSid}` in the path names.
 * @throws 404 when the account has no such service.
 */
export function serviceOfPath(exchange: Exchange): Service {
  const service = exchange.state.services[exchange.params.ServiceSid ?? ""];
  if (service?.accountSid !== exchange.account.sid) throw notFound(exchange.path);
  return service;
}

/**
 * A thing inside a service, by the SID in the path parameter `name`.
 * @throws 404 when the service has no such thing.
 */
export function childOfPath<T extends { serviceSid: string }>(
  exchange: Exchange,
  things: Record<string, T>,
  name: string,
): T {
  const service = serviceOfPath(exchange);
  const thing = things[exchange.params[name] ?? ""];
  if (thing?.serviceSid !== service.sid) throw notFound(exchange.path);
  return thing;
}

/** All things of the service that the path names. */
export function childrenOfPath<T extends { serviceSid: string }>(exchange: Exchange, things: Record<string, T>): T[] {
  const service = serviceOfPath(exchange);
  return Object.values(things).filter((thing) => thing.serviceSid === service.sid);
}
