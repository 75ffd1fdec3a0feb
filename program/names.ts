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

/** Name of a line's flow in Twilio. The provider makes it part of the mark that says whose the flow is. */
export const flowName = (owner: Owner, line: string): string => `${fenceName(owner)}/${line}`;

/** Name of a fence's resource in the stack. With equal prefixes, two fences would have the same names, and the engine refuses the second. */
export const resourceName = ({ prefix }: Pick<Owner, "prefix">, name: string): string =>
  prefix ? `${prefix}/${name}` : name;
