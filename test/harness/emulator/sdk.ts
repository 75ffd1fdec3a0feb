import twilio from "twilio";
import RequestClient from "twilio/lib/base/RequestClient";
import { type Emulator } from "../../../emulator";

export const accountSid = `AC${"1".repeat(32)}`;
export const apiKey = `SK${"2".repeat(32)}`;

/** Sends every request for `https://HOST/PATH` to `BASE/HOST/PATH`. */
class RedirectedClient extends RequestClient {
  constructor(private readonly base: string) {
    super();
  }

  override request<TData>(options: RequestClient.RequestOptions<TData>) {
    return super.request<TData>({ ...options, uri: options.uri.replace("https://", `${this.base}/`) });
  }
}

/** Twilio's own SDK, pointed at an emulator; by default with its account and API key. */
export function sdk(
  emulator: Emulator,
  user: string = apiKey,
  secret: string = "emulator-secret",
  options: { accountSid?: string; region?: string; edge?: string } = {},
) {
  return twilio(user, secret, { accountSid, ...options, httpClient: new RedirectedClient(emulator.url) });
}

/** A request past the SDK, with the account's own credentials. */
export function send(emulator: Emulator, method: string, path: string, form?: Record<string, string>) {
  const headers = { Authorization: basic(accountSid, "emulator-token") };
  return fetch(`${emulator.url}${path}`, { method, headers, ...(form && { body: new URLSearchParams(form) }) });
}

/** An Authorization header. */
export function basic(user: string, secret: string): string {
  return `Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}`;
}

/** What is uploaded. */
export interface Uploaded {
  path: string;
  content: string;
  visibility?: "public" | "protected" | "private";
  contentType?: string;
}

/** Uploads an asset version as Twilio's deploy tools do. */
export function upload(emulator: Emulator, serviceSid: string, assetSid: string, path: string, xml: string) {
  return uploadVersion(emulator, `${serviceSid}/Assets/${assetSid}`, { path, content: xml });
}

/** Uploads a version of an asset or a Function: `ZS…/Assets/ZH…`, `ZS…/Functions/ZH…`. */
export async function uploadVersion(emulator: Emulator, of: string, uploaded: Uploaded) {
  const { path, content, visibility = "public", contentType = "text/xml" } = uploaded;
  const body = new FormData();
  body.set("Path", path);
  body.set("Visibility", visibility);
  body.set("Content", new Blob([content], { type: contentType }), "document");
  const url = `${emulator.url}/serverless-upload.twilio.com/v1/Services/${of}/Versions`;
  const headers = { Authorization: basic(apiKey, "emulator-secret") };
  const response = await fetch(url, { method: "POST", headers, body });
  return { status: response.status, version: (await response.json()) as { sid: string; path: string } };
}
