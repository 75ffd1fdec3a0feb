import { type Properties } from "../provider/engine";

/** A resource as the engine's state file has it. Properties stand as they came over the wire. Only `delete` ever changes. */
export interface StoredResource {
  readonly urn: string;
  readonly type: string;
  /** False for a component, such as the stack itself. */
  readonly custom: boolean;
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
  /** URN; empty for the stack. */
  readonly parent: string;
  /** `URN::ID` of the provider resource; empty for components and providers. */
  readonly provider: string;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly secretOutputs: readonly string[];
  /** Why the last operation was done only in part: the next run updates it, whatever the diff says. */
  readonly initErrors: readonly string[];
  /** The older twin of a replacement: it is deleted at the end of this run, or of a later one. */
  delete: boolean;
}

/** What an operation that was under way is called in the state file. */
export type PendingKind = "creating" | "updating" | "deleting";

/** The engine's state file of a stack. */
export interface StackFile {
  /** A resource comes after all that it depends on. */
  resources: StoredResource[];
  /** Operations that a run began and did not end. */
  pending: { urn: string; kind: PendingKind }[];
}

export const emptyFile = (): StackFile => ({ resources: [], pending: [] });

/** A copy that later runs do not change. */
export const copyOfFile = ({ resources, pending }: StackFile): StackFile => ({
  resources: resources.map((resource) => ({ ...resource })),
  pending: [...pending],
});

export const STACK_TYPE = "pulumi:pulumi:Stack";
export const PROVIDER_PREFIX = "pulumi:providers:";

export const isProvider = ({ type }: Pick<StoredResource, "type">): boolean => type.startsWith(PROVIDER_PREFIX);

export const urnOf = (stack: string, project: string, type: string, name: string): string =>
  `urn:pulumi:${stack}::${project}::${type}::${name}`;

export const nameOf = (urn: string): string => urn.split("::").at(-1) ?? urn;

/** The reference by which resources name their provider. */
export const referenceTo = ({ urn, id }: Pick<StoredResource, "urn" | "id">): string => `${urn}::${id}`;

/** The URN in a reference to a provider. */
export const providerUrn = (reference: string): string => reference.slice(0, Math.max(0, reference.lastIndexOf("::")));

/** URNs of all that a resource depends on: its parent, its provider and what its properties come from. */
export function needsOf(resource: StoredResource): Set<string> {
  const { parent, provider, dependencies, propertyDependencies } = resource;
  const named = [...dependencies, ...Object.values(propertyDependencies).flat(), parent, providerUrn(provider)];
  return new Set(named.filter((urn) => urn !== ""));
}
