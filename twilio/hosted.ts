import { createHash } from "node:crypto";
import { fenceOf } from "./mark";
import { FUNCTION_PATH, urlWith } from "../flows/function/underWay";

/**
 * Stands for all lines that run on a Function: these share one service, which carries one stamp. No line can have this name.
 */
export const HOSTED_LINES = "(function)";

/** Longest unique name that Twilio Serverless takes for a service. */
const MAX_SERVICE_NAME = 50;

/**
 * Unique name of a fence's Serverless service. It is readable, and ends in a hash, so that two fences of one account never
 * get the same name, even where their names are shortened.
 *
 * @param fence `<project>/<stack>`, and a prefix where the stack has several fences
 */
export function serviceName(fence: string): string {
  const hash = createHash("sha256").update(fence).digest("hex").slice(0, 8);
  const readable = `ringfence-${fence}`.replace(/[^A-Za-z0-9]+/g, "-").slice(0, MAX_SERVICE_NAME - 9);
  return `${readable.replace(/-+$/, "")}-${hash}`;
}

/** What a voice URL says that leads to the Function of a fence. */
export interface HostedLine {
  /** Host name of the service's environment. */
  domain: string;
  /** Unique name of the service, in lower case, as host names are. */
  service: string;
  line: string;
}

/** The voice URL of a line that runs on a Function. */
export const lineUrl = (domain: string, line: string): string => `https://${domain}${urlWith({ line })}`;

/** Twilio makes the host name of a service from its unique name and four digits. */
const HOST = /^(ringfence-[a-z0-9-]*[0-9a-f]{8})-\d{4}\.twil\.io$/;

/**
 * The line that a URL leads to, if it is that of a fence's Function. The name of the service is part of the host name, which nobody
 * can change, so no request is needed to tell it.
 */
export function hostedLineOf(url: string): HostedLine | undefined {
  if (!url.includes(".twil.io") || !URL.canParse(url)) return undefined;
  const { hostname, pathname, searchParams } = new URL(url);
  const [, service] = HOST.exec(hostname) ?? [];
  const line = searchParams.get("line");
  return service && line && pathname === FUNCTION_PATH ? { domain: hostname, service, line } : undefined;
}

/**
 * Whether an owner (`<fence>/<line>`) is a line of this fence. Of a Function that no state speaks for, only the name of the service
 * is known, in place of the fence's.
 */
export const isOfFence = (owner: string, fence: string): boolean =>
  [fence, serviceName(fence).toLowerCase()].includes(fenceOf(owner));

/**
 * Whether a status is that of a protected Function that was asked without Twilio's signature: so it is there. Twilio's pages name 403,
 * and one of them 400.
 */
export const asksForSignature = (status: number): boolean => [400, 401, 403].includes(status);

/** Which of these fences a line is of. */
export const fenceAmong = (fences: readonly string[], line: HostedLine): string | undefined =>
  fences.find((fence) => isServiceOf(line, serviceName(fence)));

/** Whether the service of a voice URL has this unique name. */
export const isServiceOf = ({ service }: HostedLine, uniqueName: string): boolean =>
  uniqueName.toLowerCase() === service;

/** A Serverless service of this stack. */
export interface KnownService {
  sid: string;
  uniqueName: string;
  /** `<project>/<stack>`, and perhaps a prefix. */
  fence: string;
  /** The build that was deployed last; empty where none was. */
  buildSid: string;
}
