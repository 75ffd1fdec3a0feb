import { type AssetVersion, type EmulatorState } from "../state/model";

/** What a Serverless domain answers. */
export interface HostedAnswer {
  status: 200 | 403 | 404;
  contentType: string;
  content: Buffer;
}

/** Whether the host name is, or was, the domain of an environment kept here. */
export function isHosted(state: EmulatorState, host: string): boolean {
  const domain = host.toLowerCase();
  return state.formerDomains.includes(domain) || environmentOf(state, domain) !== undefined;
}

/** What a URL of such a domain answers, for any method: the asset of the deployed build with that path. */
export function hostedAnswer(state: EmulatorState, host: string, path: string): HostedAnswer {
  const build = state.builds[environmentOf(state, host.toLowerCase())?.buildSid ?? ""];
  const version = (build?.assetVersions ?? [])
    .map((sid) => state.assetVersions[sid])
    .find((candidate): candidate is AssetVersion => candidate?.path === path);
  if (!version || version.visibility === "private") return refusal(404, "not found");
  // Only a request signed by Twilio opens a protected asset, and nothing here signs.
  if (version.visibility === "protected") return refusal(403, "forbidden");
  return { status: 200, contentType: version.contentType, content: Buffer.from(version.content, "base64") };
}

function refusal(status: 403 | 404, text: string): HostedAnswer {
  return { status, contentType: "text/plain", content: Buffer.from(text) };
}

function environmentOf(state: EmulatorState, domain: string) {
  return Object.values(state.environments).find(({ domainName }) => domainName === domain);
}
