import type * as pulumi from "@pulumi/pulumi";
import { mapTexts } from "./leaves";

/** Stands for the reject document while a flow is compiled; its hosted URL takes that place afterwards. */
export const REJECT_PLACEHOLDER = "https://reject.invalid/";

/** The definition with the hosted URL in the place kept for it: the one leaf that may be unknown. */
export const withRejectUrl = <T>(value: T, rejectUrl: pulumi.Output<string>): T =>
  mapTexts(value, (text) => (text === REJECT_PLACEHOLDER ? rejectUrl : text));
