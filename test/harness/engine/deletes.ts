import { type RunContext } from "./context";
import { deleteOrder, dependents } from "./graph";
import { type StoredResource, isProvider } from "./state";

/**
 * What the engine does when the program has ended, or for a destroy, which runs none: it deletes what was not declared
 * and what was replaced, in groups, each after all that needs it. A failure lets its group come to its end
 * (`stepGenerator.GenerateDeletes`, `deploymentExecutor.performPostSteps`).
 *
 * @param seen URNs that the program declared
 */
export async function runDeletes(run: RunContext, seen: ReadonlySet<string>): Promise<void> {
  const { snapshot, command, changes } = run;
  const { targets } = command;
  const allowed = targets && new Set([...targets, ...[...dependents(targets, snapshot.base)].map(({ urn }) => urn)]);
  const found = [...snapshot.base];
  const condemned = found.filter(
    (resource) => (allowed?.has(resource.urn) ?? true) && (resource.delete || !seen.has(resource.urn)),
  );
  const unnamed = targets && !command.targetDependents ? condemned.filter(({ urn }) => !targets.has(urn)) : [];
  if (unnamed.length > 0) {
    const names = unnamed.map(({ urn }) => urn).join(", ");
    run.fail("", new Error(`${names} will be destroyed but was not specified in --target list`));
    if (!run.preview) return;
  }
  for (const resource of found) {
    const stays = allowed && !allowed.has(resource.urn) && !seen.has(resource.urn) && !snapshot.isDone(resource);
    if (stays) snapshot.replaced(resource, { ...resource });
  }
  for (const resource of condemned) if (resource.provider) await run.providers.ensure(resource.provider);
  for (const group of deleteOrder(condemned, found)) {
    if (run.stopped && !run.preview) return;
    await Promise.all(group.map((resource) => run.track(deleteOne(run, resource))));
    changes.push(...group.filter(({ custom }) => custom).map(({ urn }) => ({ op: "delete" as const, name: urn })));
  }
}

async function deleteOne(run: RunContext, resource: StoredResource): Promise<void> {
  const { snapshot, providers, preview } = run;
  snapshot.begin(resource, "deleting");
  try {
    if (!preview && resource.custom && !isProvider(resource)) await providers.of(resource).delete(resource);
    snapshot.deleted(resource);
  } catch (error) {
    snapshot.fail(resource);
    run.fail(resource.urn, error);
  }
}
