import * as pulumi from "@pulumi/pulumi";
import type * as alias from "@pulumi/pulumi/proto/alias_pb";
import { type ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import { DependencyProviderResource, DependencyResource } from "./sdk";

/** The resource options of a request, as a program would give them to the class. */
export function optionsOf(request: ConstructRequest): pulumi.ComponentResourceOptions {
  const providers: Record<string, pulumi.ProviderResource> = {};
  request.getProvidersMap().forEach((reference, name) => (providers[name] = new DependencyProviderResource(reference)));
  const timeouts = request.getCustomtimeouts()?.toObject();
  return {
    aliases: request.getAliasesList().map(aliasOf),
    dependsOn: request.getDependenciesList().map((urn) => new DependencyResource(urn)),
    protect: request.getProtect(),
    providers,
    ...(request.getParent() && { parent: new DependencyResource(request.getParent()) }),
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    ...(timeouts && { customTimeouts: timeouts }),
    retainOnDelete: request.getRetainondelete(),
    ...(request.getDeletedwith() && { deletedWith: new DependencyResource(request.getDeletedwith()) }),
  };
}

function aliasOf(given: alias.Alias): pulumi.URN | pulumi.Alias {
  const spec = given.getSpec();
  if (!spec) return given.getUrn();
  const parent = spec.getNoparent()
    ? { parent: pulumi.rootStackResource }
    : spec.getParenturn()
      ? { parent: spec.getParenturn() }
      : {};
  return {
    ...(spec.getName() && { name: spec.getName() }),
    ...(spec.getType() && { type: spec.getType() }),
    ...(spec.getProject() && { project: spec.getProject() }),
    ...(spec.getStack() && { stack: spec.getStack() }),
    ...parent,
  };
}
