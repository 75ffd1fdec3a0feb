import { createHash } from "node:crypto";
import { canonicalJson } from "../flows/base/canonicalJson";
import { type LinePolicy } from "../config";
import { HOSTED_LINES } from "../twilio/hosted";

/** Replaces secrets before the digest is made: a new password alone is not a new policy, and no digest of it is stored. */
const HIDDEN = "[secret]";

/** Hexadecimal digits of a digest: enough to tell two policies of a line apart. */
const DIGEST_LENGTH = 12;

/**
 * What the memory gets of each line: a digest of its policy, and its numbers if there are several lines. A line whose
 * digest changed gets a new stamp before its flow is written. Lines that run on a Function share one service, so they share one
 * stamp: an entry of its own stands for all of them.
 */
export function linePlans(
  lines: LinePolicy[],
  fallback: string,
  secretTexts: string[],
): Record<string, { plan: string; numbers?: string }> {
  const isSecret = (key: string, text: string) =>
    key === "password" || secretTexts.some((secret) => text.includes(secret));
  const hide = (key: string, value: unknown): unknown =>
    typeof value === "string" && isSecret(key, value) ? HIDDEN : value;
  const planOf = (policy: object, numbers: string[]) => {
    const text = canonicalJson(JSON.parse(JSON.stringify(policy, hide)));
    const plan = createHash("sha256").update(text).digest("hex").slice(0, DIGEST_LENGTH);
    return { plan, ...(lines.length > 1 && { numbers: [...numbers].sort().join(",") }) };
  };
  const plans = lines.map(({ numbers, ...policy }) => [policy.line, planOf({ ...policy, fallback }, numbers)] as const);
  const hosted = lines.filter(({ runsOn }) => runsOn === "function");
  if (hosted.length === 0) return Object.fromEntries(plans);
  const all = planOf(
    { lines: hosted, fallback },
    hosted.flatMap(({ numbers }) => numbers),
  );
  return Object.fromEntries([...plans, [HOSTED_LINES, all]]);
}
