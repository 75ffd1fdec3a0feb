import * as pulumi from "@pulumi/pulumi";
import { ConfigErrors, readConfig } from "../../../config";
import { declareFence } from "../../../program/fence";
import { stackConfig } from "../../../program/stackConfig";

/** What `index.ts` does, without the stack's file: the real program, to be run as often as a test likes. */
export function fenceProgram(): unknown {
  const { values, secretKeys, secretTexts } = stackConfig("ringfence");
  try {
    const config = readConfig(values, undefined, secretKeys);
    const options = { project: pulumi.getProject(), stack: pulumi.getStack(), secretKeys, secretTexts };
    const outputs = declareFence(config, options);
    return { lines: secretKeys.size > 0 ? pulumi.secret(outputs) : outputs };
  } catch (error) {
    if (error instanceof ConfigErrors) throw new pulumi.RunError(error.message);
    throw error;
  }
}
