import type * as pulumi from "@pulumi/pulumi";
import { type Locator } from "../config";

/** Whose a fence is, and what all of its resources share. */
export interface FenceOptions {
  project: string;
  stack: string;
  /** Keys whose values are secret, in whole or in part; messages show nothing of them. */
  secretKeys?: ReadonlySet<string>;
  /** Finds the place of a config path in the stack file, for notices. */
  locate?: Locator;
  /** Texts that must not be seen, such as the values of secret config keys. */
  secretTexts?: string[];
  /** Tells the fence from others of the stack: part of the names of its resources, flows and service. Without it, none. */
  prefix?: string;
  /** For every resource of the fence, such as the component that they belong to. */
  resources?: pulumi.CustomResourceOptions;
}
