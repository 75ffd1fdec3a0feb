import * as pulumi from "@pulumi/pulumi";
import { compile } from "../flows/compile/compile";
import type { FlowDefinition } from "../flows/definition";
import { secretTexts } from "../flows/ends";
import { PolicyError } from "../flows/base/faults";
import type { Handler } from "../flows/base/call";
import { type Policy, needsHandlers } from "../flows/policy/policy";
import { type FoundSettings, answeredBy, handlerOf } from "./bindings";
import type { LinePolicy } from "../config";
import { REJECT_PLACEHOLDER } from "./rejectUrl";

export interface CompiledLine {
  policy: LinePolicy;
  definition: FlowDefinition;
  /** Texts of the policy that are secret by nature: the passwords of SIP destinations. */
  passwords: string[];
}

/**
 * The flow of every line. A flow also keeps the handlers of numbers that are still on it and are to be on another one: they
 * are moved when every flow is there.
 *
 * @param held line to such numbers
 * @throws pulumi.RunError with the faults of all lines
 */
export function compileLines(
  lines: LinePolicy[],
  found: Record<string, FoundSettings>,
  accountSid: string,
  held: Record<string, string[]> = {},
): CompiledLine[] {
  const handlers: Record<string, Handler> = {};
  for (const [number, settings] of Object.entries(found)) {
    const handler = handlerOf(settings);
    if (handler) handlers[number] = handler;
  }
  const faults: string[] = [];
  const compiled = lines.flatMap((policy) => {
    const withoutHandler = needsHandlers(policy) ? takenOver(policy.numbers, found) : [];
    if (withoutHandler.length > 0) {
      faults.push(...withoutHandler);
      return [];
    }
    try {
      const staying = needsHandlers(policy) ? (held[policy.line] ?? []) : [];
      const stuck = staying.filter((number) => !handlers[number]);
      if (stuck.length > 0) {
        faults.push(...stuck.map((number) => inTwoSteps(policy.line, number)));
        return [];
      }
      const served = { ...policy, numbers: [...new Set([...policy.numbers, ...staying])].sort() };
      const definition = compile(served, { rejectUrl: REJECT_PLACEHOLDER, handlers, accountSid });
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

/** A number that is fenced already has no handler to forward to either, if a trunk or an application answered it before. */
const takenOver = (numbers: string[], found: Record<string, FoundSettings>): string[] =>
  numbers.flatMap((number) => {
    const answer = found[number] && answeredBy(found[number]);
    if (!answer) return [];
    return [
      `ringfence:forward: is existing, but ${number} was answered by ${answer}, so there is no handler to forward to. ` +
        "Set it to what is to answer behind the fence, such as a number, a SIP address or a webhook",
    ];
  });

const inTwoSteps = (line: string, number: string): string =>
  `ringfence:forward: of line ${line} is existing, and ${number} is still on its flow, without a handler of its own. ` +
  "Change one thing at a time: leave the forward as it was, run `pulumi up` so that the number moves, then change it";

const passwords = ({ forward, routes }: Policy): string[] =>
  [forward, ...routes.map((route) => route.forward)].flatMap(secretTexts);
