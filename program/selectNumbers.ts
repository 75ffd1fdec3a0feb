import * as pulumi from "@pulumi/pulumi";
import * as twilio from "@pulumi/twilio";
import { ConfigErrors, type LinePolicy, type ResolvedLines, type StackConfig, resolveLines } from "../config";
import { unpack } from "../numbers/packed";
import { isOfFence } from "../twilio/hosted";
import { fenceName } from "./names";
import { type FenceOptions, warn } from "./fenceOptions";

/**
 * Chooses the numbers of each line. Listed numbers need no request. If a line has a filter, the account's numbers are read,
 * and the numbers that it skips are logged with the reason.
 */
export function selectNumbers(config: StackConfig, options: FenceOptions): pulumi.Output<LinePolicy[]> {
  if (config.lines.every((line) => line.selection.kind === "listed")) return pulumi.output(config.lines);
  const { secretKeys } = options;
  const own = fenceName(options);
  const numbers = twilio.voice.getPhoneNumbers(
    { asMap: true },
    { ...(options.resources?.parent && { parent: options.resources.parent }) },
  );
  return pulumi.output(numbers).apply(({ byNumber = {} }) => {
    const found = Object.values(unpack(byNumber)).map((number) => ({
      ...number,
      fencedBy: fencedBy(number.fencedBy, own),
    }));
    const { lines, skipped, notices } = resolved(config, found, secretKeys);
    for (const { line, number, reason } of skipped)
      void pulumi.log.info(`line ${line} skips ${number}: ${reason}`, options.resources?.parent);
    warn(notices, options);
    return lines;
  });
}

/** Inside an `apply`, only a RunError is printed without a stack trace. */
function resolved(...config: Parameters<typeof resolveLines>): ResolvedLines {
  try {
    return resolveLines(...config);
  } catch (error) {
    if (error instanceof ConfigErrors) throw new pulumi.RunError(error.message);
    throw error;
  }
}

/** A number on this fence is not fenced by somebody else. */
const fencedBy = (owner: string, own: string): string => (isOfFence(owner, own) ? "" : owner);
