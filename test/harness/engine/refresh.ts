import { type RunContext } from "./context";
import { dependents, withoutGone } from "./graph";
import { type StoredResource, isProvider } from "./state";
import { withSecrets } from "./values";

/**
 * Reads every resource, all at once, before anything else (`deploymentExecutor.refresh`). What was read replaces the
 * state in memory; it is written with the next step. One read that fails ends the run, when all have come back.
 */
export async function runRefresh(run: RunContext): Promise<void> {
  const { snapshot, command } = run;
  const { targets, targetDependents } = command;
  const also = targets && targetDependents ? [...dependents(targets, snapshot.base)].map(({ urn }) => urn) : [];
  const looked = snapshot.base.filter(({ urn }) => !targets || targets.has(urn) || also.includes(urn));
  for (const { provider } of looked) if (provider) await run.providers.ensure(provider);
  const refreshed = new Map<StoredResource, StoredResource | undefined>();
  await Promise.all(
    looked.map((resource) =>
      run.track(
        readOne(run, resource).then(
          (now) => void refreshed.set(resource, now),
          (error: unknown) => run.fail(resource.urn, error),
        ),
      ),
    ),
  );
  snapshot.base = withoutGone(snapshot.base, refreshed);
}

async function readOne(run: RunContext, resource: StoredResource): Promise<StoredResource | undefined> {
  if (!resource.custom || isProvider(resource)) return resource;
  const plugin = run.providers.of(resource);
  const read = await plugin.read(resource);
  if (!read) return undefined;
  const { id, inputs = resource.inputs } = read;
  const outputs = withSecrets(read.outputs, inputs, resource.secretOutputs);
  // What the display shows of it: a diff, which the provider may fail at.
  await plugin.diff({ urn: resource.urn, id, inputs, outputs }, resource.inputs);
  return { ...resource, id, inputs, outputs, initErrors: [] };
}
