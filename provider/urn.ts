/** `<project>/<stack>` of a resource's URN (`urn:pulumi:<stack>::<project>::<type>::<name>`). */
export function stackOf(urn: string): string {
  const [prefix = "", project = ""] = urn.split("::");
  return `${project}/${prefix.split(":").at(-1) ?? ""}`;
}
