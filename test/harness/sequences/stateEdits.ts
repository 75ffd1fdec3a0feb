import { dependents } from "../engine/graph";
import { type StackFile, type StoredResource, copyOfFile, nameOf } from "../engine/state";

/** What `pulumi state delete` makes of a state; nothing where it refuses. */
export function fileWithout(file: StackFile, name: string): StackFile | undefined {
  const { pending, resources } = copyOfFile(file);
  const [resource, ...twins] = resources.filter(({ urn, custom }) => custom && nameOf(urn) === name);
  // With a pending delete of the same URN the command asks which one.
  if (!resource || twins.length > 0) return undefined;
  if (dependents(new Set([resource.urn]), resources).size > 0) return undefined;
  return { pending, resources: resources.filter((each) => each !== resource) };
}

/** What `pulumi state rename` makes of a state; nothing where there is no such resource. */
export function fileWithRenamed(file: StackFile, name: string): StackFile | undefined {
  const old = file.resources.find(({ urn, custom }) => custom && nameOf(urn) === name)?.urn;
  if (old === undefined) return undefined;
  const now = old.replace(/[^:]+$/, `${name}-renamed`);
  return renamed(file, (urn) => (urn === old ? now : urn));
}

/** What `pulumi stack rename` makes of a state: every URN names the stack. */
export const fileWithStack = (file: StackFile, project: string, old: string, now: string): StackFile =>
  renamed(file, (urn) =>
    urn
      .replace(`urn:pulumi:${old}::`, `urn:pulumi:${now}::`)
      .replace(new RegExp(`(pulumi:pulumi:Stack::${project})-${old}$`), `$1-${now}`),
  );

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
