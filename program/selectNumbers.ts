import * as pulumi from "@pulumi/pulumi";
import * as twilio from "@pulumi/twilio";
import {
  ConfigError,
  type LinePolicy,
  type ResolvedLines,
  type StackConfig,
  placedFault,
  resolveLines,
} from "../config";
import { unpack } from "../numbers/packed";
import { type FenceOptions } from "./fenceOptions";
import { fenceName, fenceOf } from "./names";

/**
 * The lines with their numbers. Listed numbers are taken as they are, without a request; where a line has a filter, the
 * account's numbers are looked at, and those that are left out are named with the reason.
 */
export function selectNumbers(config: StackConfig, options: FenceOptions): pulumi.Output<LinePolicy[]> {
  if (config.lines.every((line) => line.selection.kind === "listed")) return pulumi.output(config.lines);
  const { secretKeys } = options;
  const own = fenceName(options);
  const looked = twilio.voice.getPhoneNumbers(
    { asMap: true },
    { ...(options.resources?.parent && { parent: options.resources.parent }) },
  );
  return pulumi.output(looked).apply(({ byNumber = {} }) => {
    const others = Object.values(unpack(byNumber)).map((number) => ({
      ...number,
      fencedBy: fencedBy(number.fencedBy, own),
    }));
    const { lines, skipped, notices } = resolved(config, others, secretKeys);
    for (const { line, number, reason } of skipped)
      void pulumi.log.info(`line ${line} leaves out ${number}: ${reason}`, options.resources?.parent);
    for (const notice of notices) void pulumi.log.warn(placedFault(notice, options.locate), options.resources?.parent);
    return lines;
  });
}

/** An error of our own kind, thrown in an `apply`, has to be one that the engine prints without a stack. */
function resolved(...config: Parameters<typeof resolveLines>): ResolvedLines {
  try {
    return resolveLines(...config);
  } catch (error) {
    if (error instanceof ConfigError) throw new pulumi.RunError(error.message);
    throw error;
  }
}

/** A number on this very fence is not another's. */
const fencedBy = (owner: string, own: string): string => (fenceOf(owner) === own ? "" : owner);
