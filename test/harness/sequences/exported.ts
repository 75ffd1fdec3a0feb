import { type StackFile, type StoredResource, copyOfFile } from "../engine/state";
import { type Ran } from "./checkout";

/** A state as `pulumi stack export` writes it. */
export interface Exported {
  deployment: {
    resources?: Partial<StoredResource>[];
    pending_operations?: { resource: { urn: string }; type: string }[];
  };
}

const KINDS = { creating: "creating", updating: "updating", deleting: "deleting" } as const;

/** The same as the engine's model keeps it. */
export function fileOf({ deployment }: Exported): StackFile {
  const resources = (deployment.resources ?? []).map((resource): StoredResource => ({
    ...{ urn: "", type: "", custom: false, id: "", inputs: {}, outputs: {}, parent: "", provider: "" },
    ...{ dependencies: [], propertyDependencies: {}, secretOutputs: [], initErrors: [], delete: false },
    ...resource,
  }));
  const pending = (deployment.pending_operations ?? []).flatMap(({ resource: { urn }, type }) =>
    type in KINDS ? [{ urn, kind: type as keyof typeof KINDS }] : [],
  );
  return copyOfFile({ resources, pending });
}

/** What `pulumi preview --json` says will change. */
export function changesOf(output: string): Ran["changes"] {
  const start = output.indexOf("{");
  const { steps = [] } = JSON.parse(output.slice(start, output.lastIndexOf("}") + 1)) as {
    steps?: { op: string; urn: string }[];
  };
  return steps
    .filter(({ op, urn }) => !["same", "refresh", "read"].includes(op) && !/::pulumi:/.test(urn))
    .map(({ op, urn }) => ({ op: op as Ran["changes"][number]["op"], name: urn }));
}
