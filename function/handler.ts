import { type LookUpAnswer, type LookUpRequest } from "../flows/base/lookUp";
import { type Verb } from "../flows/base/verb";
import { UnanswerableError } from "../flows/ends";
import { answerCall, type Outside } from "../flows/function/answerCall";
import { linePath } from "../flows/function/underWay";

/** What Twilio's runtime gives a Function, as far as this one uses it. */
declare const Twilio: { twiml: { VoiceResponse: new () => Element } };
declare const Runtime: { getAssets(): Record<string, { open(): string } | undefined> };

/** An element of a document in Twilio's builder. */
interface Element {
  addChild(name: string, attributes: Readonly<Record<string, string>>): Element;
  addText(text: string): void;
}

/** Milliseconds for a look-up: a Function is ended after 10 s, and Twilio waits 15 s for the document. */
const PATIENCE = 7000;

/** Longest answer that Studio takes, in bytes. */
const MAX_BODY = 64 * 1024;

/**
 * The Function that answers the numbers of a stack. This is the only file that knows Twilio's runtime.
 *
 * @param event query and body of the request, merged.
 */
export function handler(
  _context: unknown,
  event: unknown,
  callback: (error: Error | null, response?: Element) => void,
): void {
  answerCall(event, outside)
    .then(documentOf)
    .then(
      (response) => callback(null, response),
      (error: unknown) => callback(error instanceof UnanswerableError ? error : new Error("Ringfence cannot answer")),
    );
}

const outside: Outside = {
  dataOf(line) {
    const assets = Runtime.getAssets();
    const path = linePath(line);
    const asset = Object.hasOwn(assets, path) ? assets[path] : undefined;
    if (asset === undefined) throw new UnanswerableError("the line of the request has no data here");
    return JSON.parse(asset.open()) as unknown;
  },
  async lookUp(request) {
    try {
      return await send(request);
    } catch (error) {
      // Its text may hold the address, and with it a password.
      const { name, cause } = (error ?? {}) as { name?: string; cause?: { code?: string } };
      this.log({ error: "the look-up failed", reason: cause?.code ?? name });
      return null;
    }
  },
  log(entry) {
    const line = JSON.stringify({ ringfence: entry });
    // Twilio's debugger shows errors, and can raise an alarm for them.
    if ("error" in entry) console.error(line);
    else console.log(line);
  },
};

/** Asks a web server. Redirects are followed; user and password of the URL go into a header, as `fetch` takes no others. */
async function send({ method, url, contentType, body }: LookUpRequest): Promise<LookUpAnswer | null> {
  const address = new URL(url);
  const credentials = [address.username, address.password].map(decodeURIComponent).join(":");
  address.username = address.password = "";
  const headers = {
    "Content-Type": contentType,
    ...(credentials !== ":" && { Authorization: `Basic ${Buffer.from(credentials).toString("base64")}` }),
  };
  const response = await fetch(address.href, { method, headers, body, signal: AbortSignal.timeout(PATIENCE) });
  const text = await shortText(response.body);
  if (text === undefined) return null;
  return { status: response.status, contentType: response.headers.get("content-type") ?? "", body: text };
}

/** The body; undefined if it is longer than Studio would take. */
async function shortText(body: AsyncIterable<Uint8Array> | null): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > MAX_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** The document of the verbs, written by Twilio's own builder. */
function documentOf(verbs: readonly Verb[]): Element {
  const response = new Twilio.twiml.VoiceResponse();
  for (const verb of verbs) write(response, verb);
  return response;
}

function write(parent: Element, { name, attributes = {}, text, nested = [] }: Verb): void {
  const values = Object.entries(attributes).map(([key, value]) => [key, legal(value)]);
  const element = parent.addChild(name, Object.fromEntries(values) as Record<string, string>);
  if (text !== undefined) element.addText(legal(text));
  for (const verb of nested) write(element, verb);
}

/** What a caller ID may hold and no XML document can is left out: the builder would refuse it. */
function legal(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
}
