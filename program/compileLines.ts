import * as pulumi from "@pulumi/pulumi";
import { type HostedPolicy, hostedPolicy } from "../flows/function/hostedPolicy";
import { checkPolicy, compile, type Surroundings } from "../flows/compile/compile";
import { type FlowDefinition } from "../flows/definition";
import { secretTexts } from "../flows/ends";
import { PolicyError } from "../flows/base/configError";
import { type Handler } from "../flows/base/call";
import { answeredInstead } from "../flows/policy/phoneNumbers";
import { forwardsOf, needsHandlers, type Policy } from "../flows/policy/policy";
import { type FoundSettings, handlerOf } from "./bindings";
import { type LinePolicy } from "../config";
import { REJECT_PLACEHOLDER } from "./rejectDocuments";

export interface CompiledLine {
  policy: LinePolicy;
  /** The flow, or what the Function needs of a line that runs on it. */
  made: FlowDefinition | HostedPolicy;
  /** The passwords of SIP destinations, which are secret even if the config does not mark them. */
  passwords: string[];
}

/**
 * Compiles every line. A flow also keeps the handlers of numbers that are still on it and will move to another
 * flow, because they move only after every flow is there.
 *
 * @param held from line to such numbers
 * @throws pulumi.RunError with the errors of all lines
 */
export function compileLines(
  lines: LinePolicy[],
  found: Record<string, FoundSettings>,
  accountSid: string,
  held: Record<string, string[]> = {},
  fallback = "auto",
): CompiledLine[] {
  const handlers: Record<string, Handler> = {};
  for (const [number, settings] of Object.entries(found)) {
    const handler = handlerOf(settings);
    if (handler) handlers[number] = handler;
  }
  const errors: string[] = [];
  const compiled = lines.flatMap((policy) => {
    const withoutHandler = needsHandlers(policy) ? takenOverErrors(policy.numbers, found) : [];
    if (withoutHandler.length > 0) {
      errors.push(...withoutHandler);
      return [];
    }
    try {
      const onFunction = policy.runsOn === "function";
      // A flow tells the numbers that it serves apart from its definition; of a line on the Function they are a part of its data.
      const staying = needsHandlers(policy) || onFunction ? (held[policy.line] ?? []) : [];
      const stuck = needsHandlers(policy) ? staying.filter((number) => !handlers[number]) : [];
      if (stuck.length > 0) {
        errors.push(...stuck.map((number) => twoStepsError(policy.line, number)));
        return [];
      }
      const served = { ...policy, numbers: [...new Set([...policy.numbers, ...staying])].sort() };
      const surroundings = { rejectUrl: REJECT_PLACEHOLDER, handlers, accountSid };
      const made = onFunction ? hosted(served, surroundings, fallback) : compile(served, surroundings);
      return [{ policy, made, passwords: passwords(policy) }];
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error;
      errors.push(error.message);
      return [];
    }
  });
  if (errors.length > 0) throw new pulumi.RunError(errors.join("\n"));
  return compiled;
}

/** The policy and the handlers of a line that runs on the Function. @throws PolicyError */
function hosted(line: LinePolicy, surroundings: Surroundings, fallback: string): HostedPolicy {
  checkPolicy(line, surroundings);
  const { selection: _selection, takeOver: _takeOver, runsOn: _runsOn, ...policy } = line;
  return hostedPolicy(policy, surroundings.handlers, fallback);
}

/** Errors for numbers that a trunk or an application answered before, so that there is no handler to forward to. */
const takenOverErrors = (numbers: string[], found: Record<string, FoundSettings>): string[] =>
  numbers.flatMap((number) => {
    const answer = found[number] && answeredInstead(found[number]);
    if (!answer) return [];
    return [
      `ringfence:forward: is existing, but ${number} was answered by ${answer}, so there is no handler to forward to. ` +
        "Set it to what should answer behind the fence, such as a number, a SIP address or a webhook",
    ];
  });

const twoStepsError = (line: string, number: string): string =>
  `ringfence:forward: of line ${line} is existing, and ${number} is still on its flow, without a handler of its own. ` +
  "Change one thing at a time: keep the old forward, run `pulumi up` so that the number moves, then change it";

const passwords = (policy: Policy): string[] => forwardsOf(policy).flatMap(secretTexts);
