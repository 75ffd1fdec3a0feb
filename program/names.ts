import { createHash } from "node:crypto";

/** Longest unique name that Twilio Serverless takes for a service. */
const MAX_SERVICE_NAME = 50;

/** The stack and the fence that something belongs to. */
export interface Owner {
  project: string;
  stack: string;
  /** Tells the fences of one stack apart; a stack with one fence needs none. */
  prefix?: string;
}

/** `<project>/<stack>` or `<project>/<stack>/<prefix>`. Neither a project nor a stack name can contain a slash. */
export const fenceName = ({ project, stack, prefix }: Owner): string =>
  [project, stack, ...(prefix ? [prefix] : [])].join("/");

/** The fence that a flow of this name belongs to. */
export const fenceOf = (flow: string): string => flow.slice(0, Math.max(0, flow.lastIndexOf("/")));

/**
 * Unique name of a fence's Serverless service. It is readable, and ends in a hash, so that two fences of one account never
 * get the same name, even where their names are shortened.
 */
export function serviceName(owner: Owner): string {
  const name = fenceName(owner);
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 8);
  const readable = `ringfence-${name}`.replace(/[^A-Za-z0-9]+/g, "-").slice(0, MAX_SERVICE_NAME - 9);
  return `${readable.replace(/-+$/, "")}-${hash}`;
}

/** Name of a line's flow in Twilio. The provider makes it part of the mark that says whose the flow is. */
export const flowName = (owner: Owner, line: string): string => `${fenceName(owner)}/${line}`;

/** Name of a fence's resource in the stack. With equal prefixes, two fences would have the same names, and the engine refuses the second. */
export const resourceName = ({ prefix }: Pick<Owner, "prefix">, name: string): string =>
  prefix ? `${prefix}/${name}` : name;
