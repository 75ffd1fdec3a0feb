import * as pulumi from "@pulumi/pulumi";
import * as twilio from "@pulumi/twilio";
import { emergencyNotices, type LinePolicy, type StackConfig } from "../config";
import { needsHandlers } from "../flows/policy/policy";
import { unpack } from "../numbers/packed";
import { type Fallback, type FoundSettings, fallbackOf, fixedFallbacks } from "./bindings";
import { type HostedPolicy } from "../flows/function/hostedPolicy";
import { type CompiledLine, compileLines } from "./compileLines";
import { linePlans } from "./linePlans";
import { HOSTED_LINES, serviceName } from "../twilio/hosted";
import { fenceName, flowName, resourceName } from "./names";
import { type FenceOptions, warn } from "./fenceOptions";
import { flowOutputs, hostedOutputs, type LineOutputs, servedUrl } from "./outputs";
import { DOCUMENTS, REJECT_PATH, REJECT_PLACEHOLDER, withRejectUrl } from "./rejectDocuments";
import { packed, withSecretLeaves } from "./secrets";
import { selectNumbers } from "./selectNumbers";

/** The config of a fence, with the numbers of each line. */
type Fence = Pick<StackConfig, "former" | "fallback" | "adopt"> & { lines: LinePolicy[] };

/** The memory, and what the later steps need to know from it. */
interface Memory {
  resource: twilio.voice.OriginalRouting;
  /** The number settings that each number of the fence had before. */
  found: Record<string, FoundSettings>;
  /** The same for numbers that left the config and are still on a flow. */
  retired: Record<string, FoundSettings>;
  /** From line to numbers that move to another line, and that its flow still serves. */
  held: Record<string, string[]>;
  accountSid: string;
}

/**
 * Declares the fence of a stack. The functions of this file are in the order in which it runs: the numbers are selected, the
 * memory reads what they had, the reject documents are hosted, each line gets its flow, and the binding points the numbers
 * at the flows.
 *
 * The resources after the memory are declared when the memory has been read, which the first preview does too. So every error
 * that needs the live numbers is found before anything is created, and a preview shows complete definitions in which only the
 * hosted URLs are unknown (docs/decisions/0001-resources-after-the-memory.md).
 *
 * @returns from line name to its outputs
 */
export function declareFence(config: StackConfig, options: FenceOptions): pulumi.Output<Record<string, LineOutputs>> {
  warn(config.notices, options);
  return selectNumbers(config, options).apply((lines) => declareMemory({ ...config, lines }, options));
}

/** Declares the memory, and the rest of the fence once it has been read. */
function declareMemory(fence: Fence, options: FenceOptions): pulumi.Output<Record<string, LineOutputs>> {
  const numbersOf = (lines: LinePolicy[]) => lines.flatMap((line) => line.numbers).sort();
  const secrets = options.secretTexts ?? [];
  const fallbacks = fixedFallbacks(fence.lines, fence.fallback);
  const resource = new twilio.voice.OriginalRouting(
    resourceName(options, "originals"),
    {
      phoneNumbers: numbersOf(fence.lines),
      former: withSecretLeaves(fence.former, secrets),
      needNoHandler: numbersOf(fence.lines.filter((line) => !needsHandlers(line))),
      takeOver: numbersOf(fence.lines.filter(({ takeOver }) => takeOver)),
      fence: fenceName(options),
      lines: linePlans(fence.lines, fence.fallback, secrets),
      ...(fallbacks.length > 0 && { fallbacks: withSecretLeaves(fallbacks, secrets) }),
      ...(fence.adopt.length > 0 && { adopt: fence.adopt }),
    },
    options.resources,
  );
  resource.emergencyNumbers.apply((numbers) =>
    warn(emergencyNotices(fence.lines, numbers ?? [], options.secretKeys), options),
  );
  return pulumi
    .all([resource.settings, resource.retired, resource.held, resource.accountSid])
    .apply(([settings, retired, held, accountSid]) =>
      declareFlows(fence, options, {
        resource,
        found: unpack<FoundSettings>(settings),
        retired: unpack<FoundSettings>(retired),
        held,
        accountSid,
      }),
    );
}

/** Everything that depends on the memory: the hosted reject documents, the flows, and the binding. */
function declareFlows(fence: Fence, options: FenceOptions, memory: Memory): Record<string, LineOutputs> {
  const { resource, found, retired, held, accountSid } = memory;
  const compiled = compileLines(fence.lines, { ...retired, ...found }, accountSid, held, fence.fallback);
  const passwords = compiled.flatMap((line) => line.passwords);
  const afterMemory: FenceOptions = {
    ...options,
    resources: { ...options.resources, dependsOn: [resource] },
    secretTexts: [...(options.secretTexts ?? []), ...passwords],
  };
  const host = declareHost(fence, afterMemory, memory, compiled);
  const declared = compiled.map((line) => [line.policy.line, declareLine(line, afterMemory, host, memory)] as const);
  const outputs = Object.fromEntries(declared);
  declareBinding(fence, afterMemory, memory, host, outputs);
  return outputs;
}

/** Hosts the reject documents and the lines that run on a Function; undefined if no line needs either. */
function declareHost(
  { lines }: Fence,
  options: FenceOptions,
  { resource, found }: Memory,
  compiled: CompiledLine[],
): twilio.serverless.TwimlHost | undefined {
  const hosted = compiled.filter(({ policy }) => policy.runsOn === "function");
  if (hosted.length === 0 && lines.every(({ rejectUrl }) => rejectUrl !== undefined)) return undefined;
  const policies = Object.fromEntries(hosted.map(({ policy, made }) => [policy.line, made as HostedPolicy]));
  const fence = fenceName(options);
  return new twilio.serverless.TwimlHost(
    resourceName(options, "twiml"),
    {
      uniqueName: serviceName(fence),
      documents: DOCUMENTS,
      ...(hosted.length > 0 && {
        lines: withSecretLeaves(policies, options.secretTexts ?? []),
        fence,
        stamps: resource.stamps.apply((stamps) => stamps[HOSTED_LINES] ?? []),
      }),
      phoneNumbers: Object.keys(found).sort(),
    },
    options.resources,
  );
}

/** Declares the flow of a line. One that runs on the Function has been declared with it. */
function declareLine(
  { policy, made }: CompiledLine,
  options: FenceOptions,
  host: twilio.serverless.TwimlHost | undefined,
  { resource, held }: Memory,
): LineOutputs {
  if (host && policy.runsOn === "function") return hostedOutputs(policy, host);
  const { secretTexts: secrets = [] } = options;
  const { line, numbers, rejectReason } = policy;
  const hidden = withSecretLeaves(made, secrets);
  const rejectUrl = host?.urls.apply((urls) => urls[REJECT_PATH[rejectReason]] ?? REJECT_PLACEHOLDER);
  const flow = new twilio.studio.Flow(
    resourceName(options, line),
    {
      friendlyName: flowName(options, line),
      definition: rejectUrl ? withRejectUrl(hidden, rejectUrl) : hidden,
      numbers: [...new Set([...numbers, ...(held[line] ?? [])])].sort().join(","),
      stamps: resource.stamps.apply((stamps) => stamps[line] ?? []),
    },
    options.resources,
  );
  const url = pulumi.all([flow.webhookUrl, flow.numbers]).apply(([at, served]) => servedUrl(policy, at, served));
  return flowOutputs(policy, flow, url);
}

/** Points the numbers at their lines. */
function declareBinding(
  fence: Fence,
  options: FenceOptions,
  { resource, found, retired }: Memory,
  host: twilio.serverless.TwimlHost | undefined,
  outputs: Record<string, LineOutputs>,
): void {
  const { secretTexts: secrets = [] } = options;
  const bindings = Object.assign({}, ...fence.lines.map((line) => bindingsOf(line, fence.fallback, found))) as Bindings;
  new twilio.voice.VoiceBinding(
    resourceName(options, "numbers"),
    {
      fences: Object.fromEntries(Object.entries(outputs).map(([line, { webhookUrl }]) => [line, webhookUrl])),
      bindings: packed(bindings, secrets),
      // Not the memory's output: there, one secret makes all of it secret.
      originals: packed(found, secrets),
      leaving: packed(retired, secrets),
      ...(Object.keys(fence.former).length > 0 && { named: Object.keys(fence.former).sort() }),
      released: resource.released,
      names: resource.names,
      stamps: resource.stamps,
      ...(host && { documents: host.urls.apply((urls) => Object.values(urls).sort()) }),
    },
    options.resources,
  );
}

type Bindings = Record<string, { fence: string } & Partial<Fallback>>;

/** The binding of each number of a line: its fence and its fallback. */
const bindingsOf = (line: LinePolicy, fallback: string, found: Record<string, FoundSettings>): Bindings =>
  Object.fromEntries(
    line.numbers.map((number) => [number, { fence: line.line, ...fallbackOf(line, foundOf(found, number), fallback) }]),
  );

function foundOf(found: Record<string, FoundSettings>, number: string): FoundSettings {
  const settings = found[number];
  if (!settings) throw new pulumi.RunError(`nothing is remembered about ${number}: run \`pulumi up --refresh\``);
  return settings;
}
