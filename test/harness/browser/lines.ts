import { readFileSync } from "node:fs";
import path from "node:path";
import { compile } from "../../../flows";
import { type HtmlOptions, type Line, renderHtml } from "../../../render";
import { policyOf, surroundingsOf } from "../flows/policies";

const script = readFileSync(path.join(__dirname, "..", "..", "..", "render", "dist", "page.js"), "utf8");

const lineOf = (changes: Parameters<typeof policyOf>[0]): Line => {
  const policy = policyOf(changes);
  return { policy, definition: compile(policy, surroundingsOf()) };
};

/** Two lines that have all there is to see. */
const LINES: Line[] = [
  lineOf({
    list: { kind: "block", countries: ["CN", "IN", "RU"] },
    rejectReason: "busy",
    hiddenCallers: "reject",
    exceptions: { forward: ["+74950000001"], reject: ["+1900*"] },
    routes: [{ countries: ["AT", "DE"], forward: { kind: "number", numbers: ["+15550100091"], callerId: "caller" } }],
  }),
  lineOf({ line: "sales", mode: "monitor", numbers: ["+15550100002"], forward: { kind: "say", text: "Hello" } }),
];

/** The page of these lines. */
export function pageOf(lines = LINES, options: Partial<HtmlOptions> = {}): string {
  return renderHtml(lines, { title: "demo/dev", script, ...options });
}
