/** Type of a resource by its URN, without the types of what it lies in. */
export function tokenOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}

/** `<project>/<stack>` of a resource's URN (`urn:pulumi:<stack>::<project>::<type>::<name>`). */
export function stackOf(urn: string): string {
  const [prefix = "", project = ""] = urn.split("::");
  return `${project}/${prefix.split(":").at(-1) ?? ""}`;
}
