import { type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import busboy from "busboy";
import { type Upload } from "./operation";
import { badRequest } from "./twilioError";

/** Largest body taken, in bytes: an asset may have 25 MB, and a form around it. */
const LIMIT = 26 * 1024 * 1024;

/** Reads a request's body to its end. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= LIMIT) parts.push(part);
  }
  if (size > LIMIT) throw badRequest(`The body has ${size} bytes; at most ${LIMIT} are taken`);
  return Buffer.concat(parts);
}

/** The fields of a form body, and the file of a multipart one. Empty for any other content type. */
export async function parseForm(
  headers: IncomingHttpHeaders,
  body: Buffer,
): Promise<{ form: URLSearchParams; upload?: Upload }> {
  const type = headers["content-type"] ?? "";
  if (/^multipart\/form-data/i.test(type)) return parseMultipart(headers, body);
  if (/^application\/x-www-form-urlencoded/i.test(type)) return { form: new URLSearchParams(body.toString("utf8")) };
  if (body.length > 0) {
    throw badRequest(`Content type ${type || "(none)"}: Twilio takes application/x-www-form-urlencoded`);
  }
  return { form: new URLSearchParams() };
}

/** The fields of a request to a Function, or its JSON. Any other body is passed over. */
export async function parseHosted(
  headers: IncomingHttpHeaders,
  body: Buffer,
): Promise<{ form: URLSearchParams; json?: unknown }> {
  const type = headers["content-type"] ?? "";
  if (/^application\/json\b/i.test(type)) {
    try {
      return { form: new URLSearchParams(), json: JSON.parse(body.toString("utf8")) as unknown };
    } catch (error) {
      throw badRequest(`The body is not JSON: ${(error as Error).message}`);
    }
  }
  if (/^application\/x-www-form-urlencoded/i.test(type)) return parseForm(headers, body);
  return { form: new URLSearchParams() };
}

function parseMultipart(
  headers: IncomingHttpHeaders,
  body: Buffer,
): Promise<{ form: URLSearchParams; upload?: Upload }> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      reject(
        badRequest(`The multipart body cannot be read: ${error instanceof Error ? error.message : String(error)}`),
      );
    };
    const form = new URLSearchParams();
    let upload: Upload | undefined;
    try {
      const parser = busboy({ headers });
      parser.on("field", (name, value) => form.append(name, value));
      parser.on("file", (field, stream, info) => {
        const parts: Buffer[] = [];
        stream.on("data", (part: Buffer) => parts.push(part));
        stream.on("end", () => (upload = { field, contentType: info.mimeType, content: Buffer.concat(parts) }));
      });
      parser.on("close", () => resolve({ form, ...(upload && { upload }) }));
      parser.on("error", fail);
      parser.end(body);
    } catch (error) {
      fail(error);
    }
  });
}
