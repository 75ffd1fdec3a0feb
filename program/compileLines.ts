import * as pulumi from "@pulumi/pulumi";
import { compile } from "../flows/compile";
import type { FlowDefinition } from "../flows/definition";
import { PolicyError } from "../flows/faults";
import type { Handler } from "../flows/handler";
import type { Policy } from "../flows/policy";
import { type FoundSettings, handlerOf } from "./bindings";
import type { LinePolicy } from "./config";
import { REJECT_PLACEHOLDER } from "./rejectUrl";

export interface CompiledLine {
  policy: LinePolicy;
  definition: FlowDefinition;
  /** Texts of the policy that are secret by nature: the passwords of SIP destinations. */
  passwords: string[];
}

/**
 * The flow of every line.
 *
 * @throws pulumi.RunError with the faults of all lines
 */
export function compileLines(
  lines: LinePolicy[],
  found: Record<string, FoundSettings>,
  accountSid: string,
): CompiledLine[] {
  const handlers: Record<string, Handler> = {};
  for (const [number, settings] of Object.entries(found)) {
    const handler = handlerOf(settings);
    if (handler) handlers[number] = handler;
  }
  const faults: string[] = [];
  const compiled = lines.flatMap((policy) => {
    try {
      const definition = compile(policy, { rejectUrl: REJECT_PLACEHOLDER, handlers, accountSid });
      return [{ policy, definition, passwords: passwords(policy) }];
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error;
      faults.push(error.message);
      return [];
    }
  });
  if (faults.length > 0) throw new pulumi.RunError(faults.join("\n"));
  return compiled;
}

const passwords = ({ forward, routes }: Policy): string[] =>
  [forward, ...routes.map((route) => route.forward)].flatMap((to) =>
    to.kind === "sip" && to.password ? [to.password] : [],
  );
