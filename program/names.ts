import { createHash } from "node:crypto";

/** Longest unique name that Twilio Serverless takes for a service. */
const MAX_SERVICE_NAME = 50;

/** Whose something is. */
export interface Owner {
  project: string;
  stack: string;
  /** Of the stack's fences, which one; a stack with one fence may do without. */
  prefix?: string;
}

/** `<project>/<stack>` or `<project>/<stack>/<prefix>`: neither of the first two can have a slash in it. */
export const fenceName = ({ project, stack, prefix }: Owner): string =>
  [project, stack, ...(prefix ? [prefix] : [])].join("/");

/** The fence that a flow of this name belongs to. */
export const fenceOf = (flow: string): string => flow.slice(0, Math.max(0, flow.lastIndexOf("/")));

/**
 * Unique name of a fence's Serverless service: speaking, and with a hash, so that no two fences of an account can meet
 * in one name however their names are cut.
 */
export function serviceName(owner: Owner): string {
  const name = fenceName(owner);
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 8);
  const speaking = `ringfence-${name}`.replace(/[^A-Za-z0-9]+/g, "-").slice(0, MAX_SERVICE_NAME - 9);
  return `${speaking.replace(/-+$/, "")}-${hash}`;
}

/** Name of a line's flow in Twilio. The provider makes it part of the mark that says whose the flow is. */
export const flowName = (owner: Owner, line: string): string => `${fenceName(owner)}/${line}`;

/** Name of a fence's resource in the stack. Two fences of one prefix meet in it, and the engine refuses the second. */
export const resourceName = ({ prefix }: Pick<Owner, "prefix">, name: string): string =>
  prefix ? `${prefix}/${name}` : name;
