import { canonicalJson } from "../../../flows/base/canonicalJson";
import { screenData } from "../../../flows/function/hostedPolicy";
import { FUNCTION_PATH, linePath } from "../../../flows/function/underWay";
import { type Content } from "../../../twilio/builds";
import { code } from "./code";
import { type TwimlHostInputs } from "./hostInputs";

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
