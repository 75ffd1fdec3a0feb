import * as pulumi from "@pulumi/pulumi";
import { ConfigErrors, readConfig } from "./config";
import { declareFence } from "./program/fence";
import { stackConfig, stackFile, unreadConfig } from "./program/stackConfig";

/** Declares the fence of this stack. All config errors are reported at once, before anything is read from Twilio or created. */
function fence() {
  const project = pulumi.getProject();
  const stack = pulumi.getStack();
  const { values, secretKeys, secretTexts, secretParts } = stackConfig("ringfence");
  try {
    const locate = stackFile(stack, Object.keys(values));
    const config = readConfig(values, locate, secretKeys, secretParts, unreadConfig(project, stack));
    const outputs = declareFence(config, { project, stack, secretKeys, secretTexts, ...(locate && { locate }) });
    return secretKeys.size > 0 ? pulumi.secret(outputs) : outputs;
  } catch (error) {
    if (error instanceof ConfigErrors) throw new pulumi.RunError(error.message);
    throw error;
  }
}

/** Line name to flowSid, webhookUrl, consoleUrl, revision, mode, countries by name, and numbers. */
export const lines = fence();
