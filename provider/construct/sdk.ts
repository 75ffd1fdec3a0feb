import type * as pulumi from "@pulumi/pulumi";
import { type ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import * as server from "@pulumi/pulumi/provider/server";
import * as resource from "@pulumi/pulumi/resource";
import * as runtimeConfig from "@pulumi/pulumi/runtime/config";
import * as runtimeRpc from "@pulumi/pulumi/runtime/rpc";
import * as runtimeSettings from "@pulumi/pulumi/runtime/settings";
import * as runtimeState from "@pulumi/pulumi/runtime/state";

// Parts of Pulumi's SDK that its own provider server is made of: exported, and left out of its typings.

export const settings = runtimeSettings as unknown as {
  resetOptions(
    project: string,
    stack: string,
    parallel: number,
    engine: string,
    monitor: string,
    preview: boolean,
    organization: string,
  ): void;
  awaitFeatureSupport(): Promise<void>;
  waitForRPCs(): Promise<void>;
};

export const config = runtimeConfig as unknown as {
  setAllConfig(values: Record<string, string>, secretKeys: string[]): void;
};

export const storage = runtimeState as unknown as {
  withLocalStorage<T>(work: () => T): T;
  getStore(): object;
};

export const inputs = server as unknown as {
  deserializeInputs(
    given: ReturnType<ConstructRequest["getInputs"]>,
    dependencies: ReturnType<ConstructRequest["getInputdependenciesMap"]>,
  ): Promise<Record<string, unknown>>;
};

export const rpc = runtimeRpc as unknown as {
  serializeResourceProperties(
    label: string,
    properties: Record<string, unknown>,
  ): Promise<[Record<string, unknown>, Map<string, Set<pulumi.Resource>>]>;
};

/** Stands for a resource of the program that is known by its URN, or by the reference of a provider, only. */
export const { DependencyResource, DependencyProviderResource } = resource as unknown as {
  DependencyResource: new (urn: string) => pulumi.Resource;
  DependencyProviderResource: new (reference: string) => pulumi.ProviderResource;
};
