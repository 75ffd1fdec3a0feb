import { type Struct } from "google-protobuf/google/protobuf/struct_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { type CheckFailure, type DetailedDiff } from "./resource";
import { PLAIN } from "../numbers/packed";
import { type Secrets, type Values, isMap } from "./wire/values";

const { PropertyDiff, DiffResponse } = messages;
const KIND = { add: PropertyDiff.Kind.ADD, delete: PropertyDiff.Kind.DELETE, update: PropertyDiff.Kind.UPDATE };

/** The answer to a check. Reasons are for people, so they show no secret. */
export function checkResponse(inputs: Struct, secrets: Secrets, errors: CheckFailure[]): messages.CheckResponse {
  const failures = errors.map(({ property, reason }) =>
    new messages.CheckFailure().setProperty(property).setReason(secrets.hiddenIn(reason)),
  );
  return new messages.CheckResponse().setInputs(inputs).setFailuresList(failures);
}

/** The answer to a diff: which inputs changed, each by its path. */
export function diffResponse(diff: DetailedDiff): messages.DiffResponse {
  const paths = Object.entries(diff);
  const response = new DiffResponse().setHasdetaileddiff(true);
  response.setChanges(paths.length > 0 ? DiffResponse.DiffChanges.DIFF_SOME : DiffResponse.DiffChanges.DIFF_NONE);
  response.setDiffsList([...new Set(paths.map(([path]) => path.replace(/[[.].*$/s, "")))]);
  for (const [path, kind] of paths) {
    response.getDetaileddiffMap().set(path, new PropertyDiff().setKind(KIND[kind]).setInputdiff(true));
  }
  return response;
}

/**
 * The paths of a diff where they lie in the maps as they were sent, `bindings["+15550100001"]` perhaps in `bindings.plain`:
 * the engine shows what it finds there.
 */
export function packedDiff(diff: DetailedDiff, before: Values, after: Values): DetailedDiff {
  const diffEntries = Object.entries(diff).map(([path, kind]): [string, DetailedDiff[string]] => {
    const [, name = "", key = ""] = /^(\w+)\["([^"]+)"\]/.exec(path) ?? [];
    const [was, is] = [before[name], after[name]].map((map) => (isMap(map) ? map : {})) as [Values, Values];
    if (key in was || key in is || !(PLAIN in was || PLAIN in is)) return [path, kind];
    return [`${name}.${PLAIN}`, PLAIN in was ? (PLAIN in is ? "update" : "delete") : "add"];
  });
  return Object.fromEntries(diffEntries);
}
