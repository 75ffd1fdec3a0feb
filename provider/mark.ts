import { randomBytes } from "node:crypto";

/**
 * Ringfence's mark on what it makes in an account: whose it is, and which state speaks for it. A flow carries it at the
 * end of its description, a Serverless service in its friendly name.
 */
export interface Mark {
  /** `<project>/<stack>/<line>` of a flow, the unique name of a service. */
  owner: string;
  /** Eight hexadecimal digits, new with every create and adoption: an older state has no say any more. */
  generation: string;
}

export const newGeneration = (): string => randomBytes(4).toString("hex");

const PATTERN = /\s*\[ringfence (\S+) ([0-9a-f]{8})\]/;

export const markText = ({ owner, generation }: Mark): string => `[ringfence ${owner} ${generation}]`;

export function readMark(text: string): Mark | undefined {
  const [, owner, generation] = PATTERN.exec(text) ?? [];
  return owner && generation ? { owner, generation } : undefined;
}

/** `text` with the mark at its end, in place of any older one. */
export const withMark = (text: string, mark: Mark): string => `${withoutMark(text)} ${markText(mark)}`.trim();

export const withoutMark = (text: string): string => text.replace(PATTERN, "").trimEnd();
