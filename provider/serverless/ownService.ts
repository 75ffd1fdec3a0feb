import { type Twilio } from "../twilio/client";
import { fetchFlow, flowSidOf } from "../twilio/flows";
import { listNumbers } from "../twilio/numbers";
import * as serverless from "../twilio/serverless";
import { ProviderError } from "../wire/failure";

/**
 * The service of that name, made or taken over from a state that was lost.
 *
 * @param phoneNumbers the stack's own; a service that other numbers need is another stack's, and alive
 * @throws ProviderError if it is somebody else's
 */
export async function ownService(
  twilio: Twilio,
  uniqueName: string,
  phoneNumbers: string[],
): Promise<serverless.Service> {
  const existing = await serverless.fetchService(twilio, uniqueName);
  if (!existing) return serverless.createService(twilio, uniqueName);
  if (existing.mark?.owner !== uniqueName) throw new ProviderError(notOurs(existing));
  const strangers = (await numbersBehind(twilio, existing.sid)).filter((number) => !phoneNumbers.includes(number));
  if (strangers.length > 0) {
    throw new ProviderError(
      `The Serverless service ${uniqueName} is in use by another stack of the same name: ${strangers.join(", ")} are on flows that need it. ` +
        "Give this stack another name (`pulumi stack rename`), or put those numbers into ringfence:numbers and ringfence:former to take them over.",
    );
  }
  return serverless.adoptService(twilio, existing);
}

/** Numbers whose flow names a document of the service. */
async function numbersBehind(twilio: Twilio, serviceSid: string): Promise<string[]> {
  const environment = await serverless.findEnvironment(twilio, serviceSid);
  if (!environment) return [];
  const numbers = [...(await listNumbers(twilio)).values()];
  const sids = new Set(
    numbers.map((number) => flowSidOf(number.voiceUrl, twilio.accountSid)).filter((sid) => sid !== undefined),
  );
  const flows = await Promise.all([...sids].map((sid) => fetchFlow(twilio, sid)));
  const needing = new Set(
    flows
      .filter((flow) => JSON.stringify(flow?.definition ?? "").includes(environment.domainName))
      .map((flow) => flow?.sid),
  );
  return numbers
    .filter((number) => needing.has(flowSidOf(number.voiceUrl, twilio.accountSid)))
    .map((number) => number.phoneNumber);
}

export const notOurs = (service: serverless.Service): string =>
  `The Serverless service ${service.uniqueName} (${service.sid}) does not carry this stack's Ringfence mark` +
  `${service.mark ? `: another state of ${service.mark.owner} has taken it over` : ""}.`;
