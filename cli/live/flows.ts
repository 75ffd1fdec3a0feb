import { compile, type ConfigError, type FlowDefinition, type Handler, PolicyError } from "../../flows";

import { type FoundSettings, handlerOf } from "../../program/bindings";
import { type LinePolicy } from "../../config";
import { fenceName, flowName } from "../../program/names";
import { serviceName } from "../../twilio/hosted";
import { serviceRefusal, type StackPreview, UNKNOWN } from "../../provider/preview";
import { type Twilio } from "../../twilio/client";
import { findService } from "../../twilio/serverless";
import { linePath } from "../line/flowErrors";
import { offlineSurroundings } from "../line/surroundings";
import { type SoundReading } from "../stack";
import { errorOf } from "./errorOf";

const FLOW = "twilio:studio:Flow";

/** Objections to the flows of a stack. */
export interface FlowsLook {
  errors: ConfigError[];
  /** What a preview refuses unless the stack's own state allows it. The state cannot be read here. */
  notices: ConfigError[];
}

/**
 * Lets the provider and Twilio judge the flow of each line, as a preview does.
 *
 * @param found voice settings of the numbers that are on no fence yet. What a fenced one had before, the stack's state knows;
 * a made-up handler stands for it.
 */
export async function lookAtFlows(
  reading: SoundReading,
  lines: readonly LinePolicy[],
  found: Readonly<Record<string, FoundSettings>>,
  preview: StackPreview,
): Promise<FlowsLook> {
  const looks = await Promise.all(lines.map((line) => lookAtLine(reading, line, found, preview)));
  return { errors: looks.flatMap(({ errors }) => errors), notices: looks.flatMap(({ notices }) => notices) };
}

async function lookAtLine(
  reading: SoundReading,
  policy: LinePolicy,
  found: Readonly<Record<string, FoundSettings>>,
  preview: StackPreview,
): Promise<FlowsLook> {
  // Nobody but the policy's own checks judges a line that runs on a Function, and they have been made by now.
  if (policy.runsOn === "function") return { errors: [], notices: [] };
  const at = linePath(reading, policy.line);
  let definition: FlowDefinition;
  try {
    const surroundings = offlineSurroundings(policy, reading, "shared");
    definition = compile(policy, { ...surroundings, handlers: { ...surroundings.handlers, ...handlersOf(found) } });
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return {
      errors: error.errors.map((configError) => ({ ...configError, path: at + configError.path })),
      notices: [],
    };
  }
  const inputs = { friendlyName: flowName(reading, policy.line), definition };
  const checked = await preview.check(FLOW, policy.line, inputs);
  // While it is not known what the numbers had, a flow is judged by itself; then beside others of its name.
  const judged = await preview.create(FLOW, policy.line, { ...inputs, numbers: UNKNOWN });
  const numbers = [...policy.numbers].sort().join(",");
  const named = await preview.create(FLOW, policy.line, { ...inputs, numbers });
  const advice = `Change the setting that causes it. \`npx ringfence compile --line ${policy.line}\` prints the flow`;
  return {
    errors: [...checked, ...judged.refused].map((text) => errorOf(text, `${at}flow`, advice)),
    notices: named.refused.map((text) => {
      const { reason, remedy, ...rest } = errorOf(text, `${at}numbers`);
      return { ...rest, reason: `a preview refuses this, unless this stack's state already has it: ${reason}`, remedy };
    }),
  };
}

function handlersOf(found: Readonly<Record<string, FoundSettings>>): Record<string, Handler> {
  return Object.fromEntries(
    Object.entries(found).flatMap(([number, settings]) => {
      const handler = handlerOf(settings);
      return handler ? [[number, handler]] : [];
    }),
  );
}

/** A service of the stack's name that is somebody else's. Lines with reject documents of their own need none. */
export async function serviceErrors(
  twilio: Twilio,
  reading: SoundReading,
  lines: readonly LinePolicy[],
): Promise<ConfigError[]> {
  if (lines.every(({ rejectUrl, runsOn }) => rejectUrl !== undefined && runsOn === undefined)) return [];
  const name = serviceName(fenceName(reading));
  const service = await findService(twilio, name);
  const refusal = service && serviceRefusal(service, name);
  if (!refusal) return [];
  return [
    errorOf(
      refusal.replace(/\.$/, ""),
      "ringfence:rejectUrl",
      "Remove the service in Twilio if nothing needs it, rename the stack (`pulumi stack rename`), or set rejectUrl",
    ),
  ];
}
