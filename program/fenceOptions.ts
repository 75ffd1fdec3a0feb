import * as pulumi from "@pulumi/pulumi";
import { type Locator, type Notice, placedError } from "../config";
import { type Owner } from "./names";

/** What a fence needs beside its config. */
export interface FenceOptions extends Owner {
  /** Keys whose values are secret, as a whole or in part. Messages show nothing of them. */
  secretKeys?: ReadonlySet<string>;
  /** Finds the place of a config path in the stack file, for notices. */
  locate?: Locator;
  /** Texts that must not be shown, such as the values of secret config keys. */
  secretTexts?: string[];
  /** Options for every resource of the fence, such as the component that they belong to. */
  resources?: pulumi.CustomResourceOptions;
}

/** Logs notices of the config as warnings. */
export function warn(notices: readonly Notice[], { locate, resources }: FenceOptions): void {
  for (const notice of notices) void pulumi.log.warn(placedError(notice, locate), resources?.parent);
}
