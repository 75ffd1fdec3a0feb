/** Type of a resource by its URN, without the types of what it lies in. */
export function tokenOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}

/**
 * The present name of a fence by the URN of a resource of it: a renamed stack has another one than the state says.
 *
 * @param fence the name that the state has, `<project>/<stack>` and perhaps a prefix; by default that of the resource
 */
export const presentName = (urn: string, fence = ""): string => [stackOf(urn), ...fence.split("/").slice(2)].join("/");

/** `<project>/<stack>` of a resource's URN (`urn:pulumi:<stack>::<project>::<type>::<name>`). */
export function stackOf(urn: string): string {
  const [prefix = "", project = ""] = urn.split("::");
  return `${project}/${prefix.split(":").at(-1) ?? ""}`;
}
