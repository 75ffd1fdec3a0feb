import { type StoredResource, needsOf } from "./state";

/**
 * The resources among `resources` that one of them needs. As in the engine, only what stands before it in the list counts:
 * two of one URN may be there during a replacement.
 */
function needed(resource: StoredResource, resources: readonly StoredResource[]): Set<StoredResource> {
  const needs = needsOf(resource);
  return new Set(resources.slice(0, resources.indexOf(resource)).filter(({ urn }) => needs.has(urn)));
}

/** The resources that need one of these, directly or by others. */
export function dependents(urns: ReadonlySet<string>, resources: readonly StoredResource[]): Set<StoredResource> {
  const reached = new Set(urns);
  const found = new Set<StoredResource>();
  for (const resource of resources) {
    if (![...needsOf(resource)].some((urn) => reached.has(urn))) continue;
    found.add(resource);
    reached.add(resource.urn);
  }
  return found;
}

/**
 * The order of deletes: groups, one after the other, whose members do not need each other; what is needed goes last
 * (pulumi/pulumi, `stepGenerator.ScheduleDeletes`).
 */
export function deleteOrder(
  condemned: readonly StoredResource[],
  resources: readonly StoredResource[],
): StoredResource[][] {
  const left = new Set(condemned);
  const groups: StoredResource[][] = [];
  while (left.size > 0) {
    const group = [...left].filter((resource) => ![...needed(resource, resources)].some((other) => left.has(other)));
    if (group.length === 0) throw new Error("the resources to delete need each other in a circle");
    group.forEach((resource) => left.delete(resource));
    groups.unshift(group);
  }
  return groups;
}

/**
 * The list after a refresh: without what is gone, and without the dependencies on it (`deploymentExecutor.rebuildBaseState`).
 * A parent is never gone here: the only parent is the stack.
 */
export function withoutGone(
  resources: readonly StoredResource[],
  refreshed: ReadonlyMap<StoredResource, StoredResource | undefined>,
): StoredResource[] {
  const there = new Set<string>();
  return resources.flatMap((resource) => {
    const now = refreshed.has(resource) ? refreshed.get(resource) : resource;
    if (!now) return [];
    const dependencies = now.dependencies.filter((urn) => there.has(urn));
    const propertyDependencies = Object.fromEntries(
      Object.entries(now.propertyDependencies).map(([name, urns]) => [name, urns.filter((urn) => there.has(urn))]),
    );
    there.add(now.urn);
    return [{ ...now, dependencies, propertyDependencies }];
  });
}
