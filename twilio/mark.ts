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
  /**
   * Eight hexadecimal digits, new with every change of a line. The memory (`OriginalRouting`) draws it, and the engine
   * saves it, before anything is written with it. So a state that does not know the stamp of a flow is an older copy, while
   * one that was killed in the middle of a change knows it.
   */
  stamp?: string;
}

/** The fence that a flow of this name belongs to, `<project>/<stack>` and perhaps a prefix. */
export const fenceOf = (flow: string): string => flow.slice(0, Math.max(0, flow.lastIndexOf("/")));

/** The line that a flow of this name is for. */
export const lineOf = (flow: string): string => flow.slice(flow.lastIndexOf("/") + 1);

/** A new generation, stamp or token. It begins with a letter, so that YAML never takes it for a number. */
export const newToken = (): string =>
  randomBytes(4)
    .toString("hex")
    .replace(/^\d/, (digit) => "abcdefabcd"[Number(digit)] ?? "a");

const PATTERN = /\s*\[ringfence (\S+) ([0-9a-f]{8})(?: ([0-9a-f]{8}))?\]/;

export const markText = ({ owner, generation, stamp }: Mark): string =>
  `[ringfence ${owner} ${generation}${stamp ? ` ${stamp}` : ""}]`;

export function readMark(text: string): Mark | undefined {
  const [, owner, generation, stamp] = PATTERN.exec(text) ?? [];
  return owner && generation ? { owner, generation, ...(stamp && { stamp }) } : undefined;
}

/** `text` with the mark at its end, in place of any older one. */
export const withMark = (text: string, mark: Mark): string => `${withoutMark(text)} ${markText(mark)}`.trim();

export const withoutMark = (text: string): string => text.replace(PATTERN, "").trimEnd();
