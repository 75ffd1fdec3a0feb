import { dependents } from "../harness/engine/graph";
import { type StackFile, type StoredResource, copyOfFile, nameOf } from "../harness/engine/state";
import { type Place } from "./place";

/** `pulumi state delete`: refused while another resource depends on it. @returns whether it was done */
export function deleteFromState(place: Place, name: string): boolean {
  const found = place.file.resources.filter(({ urn, custom }) => custom && nameOf(urn) === name);
  const [resource] = found;
  // With a pending delete of the same URN the command asks which one.
  if (found.length !== 1 || !resource) return false;
  if (dependents(new Set([resource.urn]), place.file.resources).size > 0) return false;
  const { pending, resources } = copyOfFile(place.file);
  place.keep({ pending, resources: resources.filter(({ urn }) => urn !== resource.urn) });
  return true;
}

/** `pulumi state rename`. @returns whether there was such a resource */
export function renameInState(place: Place, name: string): boolean {
  const old = place.file.resources.find(({ urn, custom }) => custom && nameOf(urn) === name)?.urn;
  if (old === undefined) return false;
  const now = old.replace(/[^:]+$/, `${name}-renamed`);
  place.keep(renamed(place.file, (urn) => (urn === old ? now : urn)));
  return true;
}

/** `pulumi stack rename`: every URN names the stack. */
export function renameStack(place: Place): void {
  const [old, now] = [place.stack, place.stack === "seq" ? "other" : "seq"];
  const { project } = place;
  place.keep(
    renamed(place.file, (urn) =>
      urn
        .replace(`urn:pulumi:${old}::`, `urn:pulumi:${now}::`)
        .replace(new RegExp(`(pulumi:pulumi:Stack::${project})-${old}$`), `$1-${now}`),
    ),
  );
  place.stack = now;
  // A state that names another stack is not imported.
  place.history.length = 0;
}

function renamed({ resources, pending }: StackFile, rename: (urn: string) => string): StackFile {
  const reference = (text: string) => {
    const at = text.lastIndexOf("::");
    return text === "" ? "" : `${rename(text.slice(0, at))}${text.slice(at)}`;
  };
  const one = (resource: StoredResource): StoredResource => ({
    ...resource,
    urn: rename(resource.urn),
    parent: rename(resource.parent),
    provider: reference(resource.provider),
    dependencies: resource.dependencies.map(rename),
    propertyDependencies: Object.fromEntries(
      Object.entries(resource.propertyDependencies).map(([key, urns]) => [key, urns.map(rename)]),
    ),
  });
  return { resources: resources.map(one), pending: pending.map(({ urn, kind }) => ({ urn: rename(urn), kind })) };
}
