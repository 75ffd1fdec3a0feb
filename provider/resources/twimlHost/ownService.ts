import { type Twilio } from "../../../twilio/client";
import { type Operation } from "../../resource";
import { fetchFlow, fetchPublished, findFlows, flowSidOf } from "../../../twilio/flows";
import { recentNumbers } from "../../../twilio/numbers";
import { stackOf } from "../../../numbers/urn";
import * as serverless from "../../../twilio/serverless";
import { ProviderError } from "../../../twilio/failure";
import { HOSTED_LINES } from "../../../twilio/hosted";
import { type Session } from "../../../numbers/session";
import { sentences, olderCopy } from "../../../numbers/standing";
import { type TwimlHostInputs } from "./hostInputs";
import { ownLine } from "./hostedLines";

/** The service of that name, made or taken over from a state that was lost. @throws as {@link findOwnService} */
export async function ownService(operation: Operation, inputs: TwimlHostInputs): Promise<serverless.Service> {
  const { twilio } = operation;
  const { uniqueName, lines = {}, stamps = [] } = inputs;
  const stamp = Object.keys(lines).length > 0 ? stamps[0] : undefined;
  const existing = await findOwnService(operation, inputs);
  return existing
    ? serverless.adoptService(twilio, existing, stamp)
    : serverless.createService(twilio, uniqueName, stamp);
}

/**
 * The service of that name that a lost state left, or a run that was killed. One that no number needs is taken over whoever wrote it
 * last; one that other numbers than the stack's own need is another stack's, and alive.
 *
 * @throws ProviderError if it is somebody else's, or if a newer copy of this state has changed it
 */
export async function findOwnService(
  { twilio, session }: Operation,
  { uniqueName, phoneNumbers = [], stamps = [], fence = "" }: TwimlHostInputs,
): Promise<serverless.Service | undefined> {
  const existing = await serverless.findService(twilio, uniqueName);
  if (!existing) return undefined;
  if (existing.mark?.owner !== uniqueName) throw new ProviderError(notOurs(existing));
  const behind = await numbersBehind(twilio, existing);
  if (behind.length > 0)
    refuseOlderHost(session, existing, [...stamps, ...session.stampsOf(`${fence}/${HOSTED_LINES}`)]);
  // Numbers that left the config are restored by the memory, later in this run where it is a preview.
  const strangers = behind.filter((number) => !phoneNumbers.includes(number) && !session.hadNumber(number));
  if (strangers.length > 0) {
    throw new ProviderError(
      `The Serverless service ${uniqueName} is in use by another stack of the same name: ${strangers.join(", ")} are on flows that need it. ` +
        "Give this stack another name (`pulumi stack rename`), or put those numbers into ringfence:numbers and ringfence:former to take them over.",
    );
  }
  return existing;
}

/** @throws ProviderError if a newer copy of this state wrote the stamp that the service carries */
export function refuseOlderHost(session: Session, { sid, mark }: serverless.Service, known: readonly string[]): void {
  if (!mark?.stamp || session.acceptsStamp(mark.stamp, known)) return;
  throw new ProviderError(sentences(olderCopy(sid, mark.stamp, session.knowsMemory)));
}

/** Numbers whose calls come to the service's Function, and on which line. */
async function linesOn(
  twilio: Twilio,
  { uniqueName }: serverless.Service,
): Promise<{ number: string; line: string }[]> {
  return [...(await recentNumbers(twilio)).values()].flatMap(({ phoneNumber, voiceUrl }) => {
    const line = ownLine(voiceUrl, uniqueName);
    return line === undefined ? [] : [{ number: phoneNumber, line }];
  });
}

/** Numbers that are on the service's Function, or on a flow that names a document of it. */
async function numbersBehind(twilio: Twilio, service: serverless.Service): Promise<string[]> {
  const on = (await linesOn(twilio, service)).map(({ number }) => number);
  const environment = await serverless.findEnvironment(twilio, service.sid);
  if (!environment) return on;
  const numbers = [...(await recentNumbers(twilio)).values()];
  const sids = new Set(
    numbers.map((number) => flowSidOf(number.voiceUrl, twilio.accountSid)).filter((sid) => sid !== undefined),
  );
  const flows = await Promise.all([...sids].map((sid) => fetchFlow(twilio, sid)));
  const needing = new Set(
    flows
      .filter((flow) => JSON.stringify(flow?.definition ?? "").includes(environment.domainName))
      .map((flow) => flow?.sid),
  );
  const behind = numbers.filter((number) => needing.has(flowSidOf(number.voiceUrl, twilio.accountSid)));
  return [...on, ...behind.map((number) => number.phoneNumber)];
}

/**
 * A service stays while a flow that callers meet names one of its documents. Looked at are the flows of this stack, by their name
 * and by what this run knows of them, and every flow that a number of the account is on.
 *
 * @throws ProviderError that names the flows, and how to go on
 */
export async function refuseWhileNeeded(
  { twilio, session, urn }: Operation,
  domainName: string | undefined,
): Promise<void> {
  if (!domainName) return;
  const { accountSid } = twilio;
  const [named, numbers] = await Promise.all([
    findFlows(twilio, (name) => name.startsWith(`${stackOf(urn)}/`)),
    recentNumbers(twilio),
  ]);
  const bound = [...numbers.values()].flatMap(({ voiceUrl }) => flowSidOf(voiceUrl, accountSid) ?? []);
  const all = new Set([...named, ...session.flowSids(), ...bound]);
  const sids = [...all].filter((sid) => !session.wasRemoved(sid));
  const needing = await Promise.all(
    sids.map(async (sid) => {
      const published = await fetchPublished(twilio, sid);
      return JSON.stringify(published?.definition ?? "").includes(`//${domainName}/`) ? [sid] : [];
    }),
  );
  const left = needing.flat();
  if (left.length === 0) return;
  throw new ProviderError(
    `The hosted TwiML at ${domainName} was left, since callers of ${left.join(", ")} are sent there: they would hear an error. ` +
      "A flow of this state goes first in a `pulumi destroy` of the whole stack. If another copy of this stack made them, destroy that first; " +
      "otherwise delete them in Studio, or let them name another document. Then run this again.",
  );
}

export const notOurs = (service: serverless.Service): string =>
  `The Serverless service ${service.uniqueName} (${service.sid}) does not carry this stack's Ringfence mark` +
  `${service.mark ? `: another state of ${service.mark.owner} has taken it over` : ""}.`;
