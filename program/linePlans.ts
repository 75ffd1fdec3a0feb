import { createHash } from "node:crypto";
import { canonicalJson } from "../flows/base/canonicalJson";
import { type LinePolicy } from "../config";

/** Replaces secrets before the digest is made: a new password alone is not a new policy, and no digest of it is stored. */
const HIDDEN = "[secret]";

/** Hexadecimal digits of a digest: enough to tell two policies of a line apart. */
const DIGEST_LENGTH = 12;

/**
 * What the memory gets of each line: a digest of its policy, and its numbers if there are several lines. A line whose
 * digest changed gets a new stamp before its flow is written.
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
  return Object.fromEntries(
    lines.map(({ numbers, ...policy }) => {
      const text = canonicalJson(JSON.parse(JSON.stringify({ ...policy, fallback }, hide)));
      const plan = createHash("sha256").update(text).digest("hex").slice(0, DIGEST_LENGTH);
      return [policy.line, { plan, ...(lines.length > 1 && { numbers: [...numbers].sort().join(",") }) }];
    }),
  );
}
