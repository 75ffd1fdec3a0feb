import { type Handler, needsHandlers, type Policy } from "../../flows";
import { formerHandler, type LinePolicy, resolveLines } from "../../config";
import { fenceName } from "../../program/names";
import { type PhoneNumber } from "../../twilio/numbers";
import { offlineSurroundings } from "../line/surroundings";
import { isStandIn, type SoundReading } from "../stack";
import { accountOf } from "../stack/account";
import { UsageError } from "../usageError";
import { type Deployed, readDeployed } from "./deployed";
import { sideLine, type SoundFile } from "./fileSide";
import { behindFence } from "./handlers";
import { type Side, type SideLine, unfencedLine } from "./side";
import { type Written } from "./written";

/**
 * What an account has of a stack, and what its file would make of that.
 *
 * @throws UsageError without credentials; Error where Twilio does not answer.
 */
export async function deployedSides({ written, reading }: SoundFile): Promise<{ before: Side; after: Side }> {
  const { project, stack, config } = reading;
  if (project === "") {
    throw new UsageError(`${written.name} belongs to no Pulumi.yaml, so the names of its flows are not known`);
  }
  const account = accountOf(reading.account, written.name, "what is deployed cannot be read");
  const fence = fenceName({ project, stack });
  const filtered = config.lines.some(({ selection }) => selection.kind !== "listed");
  const deployed = await readDeployed(account, fence, filtered);
  const { lines: resolved, skipped } = filtered
    ? resolveLines(config, deployed.found)
    : { lines: config.lines, skipped: [] };
  const made = resolved.map((line) => fileLine(line, written, reading, deployed, account.accountSid));
  return {
    before: { name: `${fence} in Twilio`, lines: deployed.lines, unfenced: unfencedIn(deployed, reading), notes: [] },
    after: {
      name: written.name,
      lines: made.map(({ line }) => line),
      unfenced: unfencedIn(deployed, reading),
      notes: [
        ...made.flatMap(({ notes }) => notes),
        ...skipped.map(({ line, number, reason }) => `line ${line} skips ${number}: ${reason}`),
      ],
    },
  };
}

function fileLine(
  line: LinePolicy,
  { ciphers }: Written,
  reading: SoundReading,
  deployed: Deployed,
  accountSid: string,
): { line: SideLine; notes: string[] } {
  // Listed by the config, so that each number is compared with the flow that it is bound to.
  const policy: LinePolicy = { ...line, selection: { kind: "listed", numbers: line.numbers } };
  const offline = offlineSurroundings(policy, { ...reading, accountSid }, "shared");
  const known = policy.numbers.map((number) => [number, handlerOf(number, policy, deployed, reading)] as const);
  const handlers: Record<string, Handler> = { ...offline.handlers };
  for (const [number, handler] of known) if (handler !== undefined) handlers[number] = handler;
  const missing = policy.numbers.filter((number) => !isStandIn(number) && !deployed.numbers.has(number));
  const assumed = needsHandlers(policy) && policy.numbers.some((number) => fenced(deployed, number) !== undefined);
  return {
    line: sideLine(policy, policy, { ...offline, handlers, accountSid }, reading, ciphers),
    notes: [
      ...(missing.length === 0 ? [] : [`line ${line.line}: not in the account: ${missing.join(", ")}`]),
      ...(assumed ? [`line ${line.line}: what numbers did before is taken from their deployed flow`] : []),
    ],
  };
}

/** What answered a number before its fence: by the config, by its flow, or (without a fence) as it is now. */
function handlerOf(number: string, policy: Policy, deployed: Deployed, reading: SoundReading): Handler | undefined {
  const flow = fenced(deployed, number);
  if (flow === undefined) return ownHandler(deployed.numbers.get(number)) ?? formerOf(number, reading);
  return formerOf(number, reading) ?? behindFence(flow.definition, policy, number);
}

function fenced({ lines }: Deployed, number: string): SideLine | undefined {
  return lines.find(({ numbers }) => numbers.includes(number));
}

/** A number that no flow of the stack is bound to reaches what it has now; one that leaves its fence, what it had. */
function unfencedIn(deployed: Deployed, reading: SoundReading): Side["unfenced"] {
  return (number) => {
    const flow = fenced(deployed, number);
    const handler =
      flow === undefined
        ? ownHandler(deployed.numbers.get(number))
        : (formerOf(number, reading) ?? behindFence(flow.definition, undefined, number));
    return unfencedLine(number, handler);
  };
}

function ownHandler(number: PhoneNumber | undefined): Handler | undefined {
  // What a trunk or an application does with a call is not in its number.
  return number === undefined || number.voiceUrl === "" || number.trunkSid || number.voiceApplicationSid
    ? undefined
    : { voiceUrl: number.voiceUrl, voiceMethod: number.voiceMethod };
}

function formerOf(number: string, { config: { former } }: SoundReading): Handler | undefined {
  return formerHandler(former, number);
}
