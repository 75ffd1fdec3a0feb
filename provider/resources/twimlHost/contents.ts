import { type Handler } from "../../../flows/base/call";
import { canonicalJson } from "../../../flows/base/canonicalJson";
import { FUNCTION_PATH } from "../../../flows/function/underWay";
import { type Content } from "../../../twilio/serverless";
import { type ScreenData } from "../../../flows/function/answerCall";
import { type Policy } from "../../../flows/policy/policy";
import { code } from "./code";
import { type HostedPolicy, type TwimlHostInputs } from "./hostInputs";

/** Where the Function reads what a line is to do. */
export const linePath = (line: string): string => `/lines/${line}.json`;

/** The line whose data lies at a path; undefined for anything else. */
export const lineAt = (path: string): string | undefined => /^\/lines\/(.+)\.json$/.exec(path)?.[1];

/** Everything that the service is to host. */
export function contentsOf({ documents, lines = {} }: TwimlHostInputs, accountSid: string): Content[] {
  const all = Object.entries(documents).map(([path, text]): Content => ({
    ...{ kind: "asset", path, text },
    ...{ visibility: "public", type: "application/xml" },
  }));
  for (const [line, data] of Object.entries(lines)) {
    const text = canonicalJson(screenData(data, accountSid));
    all.push({ kind: "asset", path: linePath(line), text, visibility: "private", type: "application/json" });
  }
  if (Object.keys(lines).length > 0) {
    const type = "application/javascript";
    all.push({ kind: "function", path: FUNCTION_PATH, text: code(), visibility: "protected", type });
  }
  return all;
}

/** The data of a line, as the Function reads it (function/). */
function screenData({ policy, numbers, handlers = [], fallback }: HostedPolicy, accountSid: string): ScreenData {
  const byNumber: Record<string, Handler> = {};
  for (const { numbers: joined, voiceUrl, voiceMethod } of handlers)
    for (const number of joined.split(",")) byNumber[number] = { voiceUrl, voiceMethod };
  // The program has checked the policy.
  const checked = { ...policy, numbers: numbers.split(",") } as unknown as Policy;
  return { policy: checked, handlers: byNumber, accountSid, fallback };
}
