import * as pulumi from "@pulumi/pulumi";
import * as twilio from "@pulumi/twilio";
import { needsHandlers } from "../flows/policy/policy";
import { unpack } from "../numbers/packed";
import { type Fallback, type FoundSettings, fallbackOf, fixedFallbacks } from "./bindings";
import { type CompiledLine, compileLines } from "./compileLines";
import { type LinePolicy, type Notice, type StackConfig, emergencyNotices, placedFault } from "../config";
import { DOCUMENTS, REJECT_PATH } from "./documents";
import { type FenceOptions } from "./fenceOptions";
import { linePlans } from "./linePlans";
import { fenceName, flowName, resourceName, serviceName } from "./names";
import { type LineOutputs, lineOutputs } from "./outputs";
import { REJECT_PLACEHOLDER, withRejectUrl } from "./rejectUrl";
import { packed, withSecretLeaves } from "./secrets";
import { selectNumbers } from "./selectNumbers";

/** A fence's config with the numbers of each line. */
type Fence = Pick<StackConfig, "former" | "fallback" | "adopt"> & { lines: LinePolicy[] };

/** What the memory knows, as the rest of the fence needs it. */
interface Memory {
  resource: twilio.voice.OriginalRouting;
  /** What each number of the fence had. */
  found: Record<string, FoundSettings>;
  /** What numbers had that left, and are still on a flow. */
  retired: Record<string, FoundSettings>;
  /** Line to numbers that its flow goes on serving for now. */
  held: Record<string, string[]>;
  accountSid: string;
}

/**
 * Declares a stack's fence: the memory of what the numbers had, the hosted TwiML, a flow for each line, and the binding.
 *
 * The resources behind the memory are declared once the memory is read, which it is in the first preview too. So every
 * fault that needs the live numbers is found before anything is made, and a preview shows whole definitions in which
 * only hosted URLs are not known yet (docs/decisions/0001-resources-after-the-memory.md).
 *
 * @returns line name to its outputs
 */
export function declareFence(config: StackConfig, options: FenceOptions): pulumi.Output<Record<string, LineOutputs>> {
  warn(config.notices, options);
  return selectNumbers(config, options).apply((lines) => declareMemory({ ...config, lines }, options));
}

function warn(notices: Notice[], { locate, resources }: FenceOptions): void {
  for (const notice of notices) void pulumi.log.warn(placedFault(notice, locate), resources?.parent);
}

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
      declareLines(fence, options, {
        resource,
        found: unpack<FoundSettings>(settings),
        retired: unpack<FoundSettings>(retired),
        held,
        accountSid,
      }),
    );
}

function declareLines(fence: Fence, options: FenceOptions, memory: Memory): Record<string, LineOutputs> {
  const { resource, found, retired, held, accountSid } = memory;
  const compiled = compileLines(fence.lines, { ...retired, ...found }, accountSid, held);
  const secrets = [...(options.secretTexts ?? []), ...compiled.flatMap(({ passwords }) => passwords)];
  const resources = { ...options.resources, dependsOn: [resource] };
  const host = hostFor(fence, { ...options, resources }, Object.keys(found).sort());
  const declared = compiled.map((line) =>
    declareFlow(line, { ...options, resources, secretTexts: secrets }, host, memory),
  );
  const bindings = Object.assign({}, ...fence.lines.map((line) => bindingsOf(line, fence.fallback, found))) as Bindings;
  new twilio.voice.VoiceBinding(
    resourceName(options, "numbers"),
    {
      fences: Object.fromEntries(declared.map(({ flow, policy }) => [policy.line, flow.webhookUrl])),
      bindings: packed(bindings, secrets),
      // Not the memory's output: in that, one secret makes all of it secret.
      originals: packed(found, secrets),
      leaving: packed(retired, secrets),
      ...(Object.keys(fence.former).length > 0 && { named: Object.keys(fence.former).sort() }),
      released: resource.released,
      names: resource.names,
      stamps: resource.stamps,
      ...(host && { documents: host.urls.apply((urls) => Object.values(urls).sort()) }),
    },
    resources,
  );
  return Object.fromEntries(declared.map(({ flow, policy }) => [policy.line, lineOutputs(policy, flow)]));
}

/** The hosted reject documents; none where every line names one of its own. */
function hostFor(
  { lines }: Fence,
  options: FenceOptions,
  phoneNumbers: string[],
): twilio.serverless.TwimlHost | undefined {
  if (lines.every(({ rejectUrl }) => rejectUrl !== undefined)) return undefined;
  return new twilio.serverless.TwimlHost(
    resourceName(options, "twiml"),
    { uniqueName: serviceName(options), documents: DOCUMENTS, phoneNumbers },
    options.resources,
  );
}

type Bindings = Record<string, { fence: string } & Partial<Fallback>>;

/** What a line's numbers are to show. */
const bindingsOf = (line: LinePolicy, fallback: string, found: Record<string, FoundSettings>): Bindings =>
  Object.fromEntries(
    line.numbers.map((number) => [number, { fence: line.line, ...fallbackOf(line, foundOf(found, number), fallback) }]),
  );

function declareFlow(
  { policy, definition }: CompiledLine,
  options: FenceOptions,
  host: twilio.serverless.TwimlHost | undefined,
  { resource, held }: Memory,
): { policy: LinePolicy; flow: twilio.studio.Flow } {
  const { secretTexts: secrets = [] } = options;
  const { line, numbers, rejectReason } = policy;
  const hidden = withSecretLeaves(definition, secrets);
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
  return { policy, flow };
}

function foundOf(found: Record<string, FoundSettings>, number: string): FoundSettings {
  const settings = found[number];
  if (!settings) throw new pulumi.RunError(`nothing is remembered of ${number}: run \`pulumi up --refresh\``);
  return settings;
}
