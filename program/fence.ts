import * as pulumi from "@pulumi/pulumi";
import * as twilio from "@pulumi/twilio";
import { needsHandlers } from "../flows/policy";
import { unpack } from "../provider/wire/packed";
import { type Fallback, type FoundSettings, fallbackOf } from "./bindings";
import { type CompiledLine, compileLines } from "./compileLines";
import { type LinePolicy, type Locator, type Notice, type StackConfig, emergencyNotices, placedFault } from "./config";
import { DOCUMENTS, REJECT_PATH } from "./documents";
import { flowName, resourceName, serviceName } from "./names";
import { type LineOutputs, lineOutputs } from "./outputs";
import { REJECT_PLACEHOLDER, withRejectUrl } from "./rejectUrl";
import { packed, withSecretLeaves } from "./secrets";
import { selectNumbers } from "./selectNumbers";

export interface FenceOptions {
  project: string;
  stack: string;
  /** Keys whose values are secret, in whole or in part; messages show nothing of them. */
  secretKeys?: ReadonlySet<string>;
  /** Finds the place of a config path in the stack file, for notices. */
  locate?: Locator;
  /** Texts that must not be seen, such as the values of secret config keys. */
  secretTexts?: string[];
  /** Tells the fence from others of the stack: part of the names of its resources, flows and service. Without it, none. */
  prefix?: string;
  /** For every resource of the fence, such as the component that they belong to. */
  resources?: pulumi.CustomResourceOptions;
}

/** A fence's config with the numbers of each line. */
type Fence = Pick<StackConfig, "former" | "fallback"> & { lines: LinePolicy[] };

/**
 * Declares a stack's fence: the memory of what the numbers had, the hosted TwiML, a flow a line, and the binding.
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
  const originals = new twilio.voice.OriginalRouting(
    resourceName(options, "originals"),
    {
      phoneNumbers: numbersOf(fence.lines),
      former: withSecretLeaves(fence.former, options.secretTexts ?? []),
      needNoHandler: numbersOf(fence.lines.filter((line) => !needsHandlers(line))),
      takeOver: numbersOf(fence.lines.filter(({ takeOver }) => takeOver)),
    },
    options.resources,
  );
  // By itself: a state of format 1 does not know these numbers, and what is not known in a preview keeps an apply from running.
  originals.emergencyNumbers.apply((numbers) =>
    warn(emergencyNotices(fence.lines, numbers ?? [], options.secretKeys), options),
  );
  return pulumi
    .all([originals.settings, originals.accountSid])
    .apply(([settings, accountSid]) =>
      declareLines(fence, options, originals, unpack<FoundSettings>(settings), accountSid),
    );
}

function declareLines(
  fence: Fence,
  options: FenceOptions,
  originals: twilio.voice.OriginalRouting,
  found: Record<string, FoundSettings>,
  accountSid: string,
): Record<string, LineOutputs> {
  const compiled = compileLines(fence.lines, found, accountSid);
  const host = new twilio.serverless.TwimlHost(
    resourceName(options, "twiml"),
    { uniqueName: serviceName(options), documents: DOCUMENTS, phoneNumbers: Object.keys(found).sort() },
    options.resources,
  );
  const secrets = [...(options.secretTexts ?? []), ...compiled.flatMap(({ passwords }) => passwords)];
  const declared = compiled.map((line) =>
    declareLine(line, fence.fallback, { ...options, secretTexts: secrets }, host, found),
  );
  const handedBack = pulumi
    .all(declared.map(({ flow }) => flow.handedBack))
    .apply((maps) => Object.assign({}, ...maps) as Record<string, string>);
  const fences = Object.fromEntries(declared.map(({ flow, policy }) => [policy.line, flow.webhookUrl]));
  const bindings = packed(Object.assign({}, ...declared.map((line) => line.bindings)) as Bindings, secrets);
  new twilio.voice.VoiceBinding(
    resourceName(options, "numbers"),
    // Not the memory's output: in that, one secret makes all of it secret.
    { fences, bindings, originals: packed(found, secrets), handedBack },
    { ...options.resources, dependsOn: [originals] },
  );
  return Object.fromEntries(declared.map(({ flow, policy }) => [policy.line, lineOutputs(policy, flow)]));
}

type Bindings = Record<string, { fence: string } & Partial<Fallback>>;

/** A line's flow, and what its numbers are to show. */
function declareLine(
  { policy, definition }: CompiledLine,
  fallback: string,
  options: FenceOptions,
  host: twilio.serverless.TwimlHost,
  found: Record<string, FoundSettings>,
): { policy: LinePolicy; flow: twilio.studio.Flow; bindings: Bindings } {
  const { secretTexts: secrets = [] } = options;
  const fallbacks = new Map(
    policy.numbers.map((number) => [number, fallbackOf(policy, foundOf(found, number), fallback)]),
  );
  const handBack = Object.fromEntries(
    policy.numbers.map((number) => {
      const fence = fallbacks.get(number)?.fallbackUrl;
      return [number, { ...foundOf(found, number), ...(fence !== undefined && { fenceFallbackUrl: fence }) }];
    }),
  );
  const rejectUrl = host.urls.apply((urls) => urls[REJECT_PATH[policy.rejectReason]] ?? REJECT_PLACEHOLDER);
  const flow = new twilio.studio.Flow(
    resourceName(options, policy.line),
    {
      friendlyName: flowName(options, policy.line),
      definition: withRejectUrl(withSecretLeaves(definition, secrets), rejectUrl),
      handBack: packed(handBack, secrets),
    },
    options.resources,
  );
  const bindings = Object.fromEntries(
    policy.numbers.map((number) => [number, { fence: policy.line, ...fallbacks.get(number) }]),
  );
  return { policy, flow, bindings };
}

function foundOf(found: Record<string, FoundSettings>, number: string): FoundSettings {
  const settings = found[number];
  if (!settings) throw new pulumi.RunError(`nothing is remembered of ${number}: run \`pulumi up --refresh\``);
  return settings;
}
