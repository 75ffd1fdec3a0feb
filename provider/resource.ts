import { canonicalJson } from "../flows/base/canonicalJson";
import { type Ahead } from "./ahead";
import { type NumberOperation } from "../numbers/operation";

/** What every operation of a resource is given. */
export interface Operation extends NumberOperation {
  urn: string;
  /** What was sent before it is needed. Shared by all resources of the provider. */
  ahead: Ahead;
  /**
   * Whether the program that is being run declares the resource. A delete of one that is declared removes the older twin of
   * a replacement (`--replace`): its successor stands already, and what it binds must stay.
   */
  declared: boolean;
}

/** An error of the inputs, shown by the engine at the resource. `property` is a top-level property name. */
export interface CheckFailure {
  property: string;
  reason: string;
}

/** Property paths (engine syntax) and what becomes of each. Empty means: nothing to do. */
export type DetailedDiff = Record<string, "add" | "delete" | "update">;

/** What became of each entry of a map. */
export function mapDiff(
  property: string,
  before: Readonly<Record<string, unknown>> = {},
  after: Readonly<Record<string, unknown>> = {},
): DetailedDiff {
  const diff: DetailedDiff = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[key], after[key]];
    if (canonicalJson(was) === canonicalJson(is)) continue;
    diff[`${property}["${key}"]`] = was === undefined ? "add" : is === undefined ? "delete" : "update";
  }
  return diff;
}

/**
 * A resource of the provider. `Inputs` are what a program gives, `State` what is kept; neither has secret wrappers.
 * In previews any value may be unknown (see `hasUnknown`).
 *
 * No resource ever asks for a replacement: a fence is changed in place or not at all.
 */
export interface Resource<Inputs extends object, State extends Inputs & StoredBase> {
  /** Names of the inputs and outputs that are maps of phone numbers: they come and go packed (`wire/packed.ts`). */
  packed?: readonly string[];
  /**
   * Errors of the inputs, all at once. `old` are the inputs of the last update, if there was one. What is of no use to the
   * resource as it stands may be taken out of `inputs`: the engine keeps what is left.
   */
  check(operation: Operation, inputs: Inputs, old: Inputs | undefined): Promise<CheckFailure[]>;
  diff(operation: Operation, old: { inputs: Inputs; state: State }, inputs: Inputs): DetailedDiff;
  create(operation: Operation, inputs: Inputs, preview: boolean): Promise<{ id: string; state: State }>;
  /** The live resource, or undefined only when Twilio says that it is gone. Without `state` it is an import. */
  read(
    operation: Operation,
    id: string,
    old: { inputs: Inputs; state: State } | undefined,
  ): Promise<Live<Inputs, State> | undefined>;
  update(
    operation: Operation,
    id: string,
    old: { inputs: Inputs; state: State },
    inputs: Inputs,
    preview: boolean,
  ): Promise<State>;
  delete(operation: Operation, id: string, old: { inputs: Inputs; state: State }): Promise<void>;
}

export interface Live<Inputs, State> {
  id: string;
  inputs: Inputs;
  state: State;
}

/** What every state carries, so that it is never used under another account or misread by another version. */
export interface StoredBase {
  accountSid: string;
  /** Version of the state's own shape; see `state.ts`. */
  format: number;
}

/** Ties a resource's own types to the table that the server dispatches by. */
export type AnyResource = Resource<object, StoredBase>;
export const asAnyResource = <I extends object, S extends I & StoredBase>(resource: Resource<I, S>): AnyResource =>
  resource;
