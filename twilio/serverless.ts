import { type Mark, markText, newToken, readMark } from "./mark";
import { type Twilio } from "./client";
import { confirmAccount, foundOrGone } from "./account";
import { isGone, mayHaveHappened, withdrawForeign } from "./errors";

/** A Serverless service that Ringfence may own. */
export interface Service {
  sid: string;
  uniqueName: string;
  mark: Mark | undefined;
  /** Made just now: there is nothing in it yet to look for. */
  empty?: boolean;
}

const ENVIRONMENT = "production";

/**
 * The service of a state; undefined when Twilio has no such service.
 *
 * @throws ProviderError where Twilio has none and nothing shows that the credentials act for this account
 */
export const fetchService = (twilio: Twilio, sid: string): Promise<Service | undefined> =>
  foundOrGone(twilio, () => findService(twilio, sid));

/** By unique name or SID, before one is made: what is made in another account is noticed by its own answer. */
export async function findService(twilio: Twilio, nameOrSid: string): Promise<Service | undefined> {
  try {
    const { sid, uniqueName, friendlyName } = await twilio.sdk.serverless.v1.services(nameOrSid).fetch();
    return { sid, uniqueName, mark: readMark(friendlyName) };
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

const serviceTitle = (mark: Mark) => `Ringfence TwiML ${markText(mark)}`;

/** Makes the service, marked as ours. An answer that was lost is looked for before anything is made twice. */
export async function createService(twilio: Twilio, uniqueName: string, stamp?: string): Promise<Service> {
  const mark: Mark = { owner: uniqueName, generation: newToken(), ...(stamp && { stamp }) };
  try {
    const { sid } = await twilio.sdk.serverless.v1.services.create({
      uniqueName,
      friendlyName: serviceTitle(mark),
      includeCredentials: false,
      uiEditable: false,
    });
    return { sid, uniqueName, mark, empty: true };
  } catch (error) {
    const made = mayHaveHappened(error) ? await findService(twilio, uniqueName) : undefined;
    if (made?.mark?.generation === mark.generation) return made;
    return withdrawForeign(error, (sid) => removeService(twilio, sid));
  }
}

/** Takes over a service of ours that a lost state left: from now on only the new generation speaks for it. */
export const adoptService = (twilio: Twilio, service: Service, stamp?: string): Promise<Service> =>
  markService(twilio, service, { owner: service.uniqueName, generation: newToken(), ...(stamp && { stamp }) });

/** Writes the mark of a service. */
export async function markService(twilio: Twilio, service: Service, mark: Mark): Promise<Service> {
  await twilio.sdk.serverless.v1.services(service.sid).update({ friendlyName: serviceTitle(mark) });
  return { ...service, mark };
}

export async function removeService(twilio: Twilio, sid: string): Promise<void> {
  try {
    await twilio.sdk.serverless.v1.services(sid).remove();
  } catch (error) {
    if (!isGone(error)) throw error;
    await confirmAccount(twilio);
  }
}

export interface Environment {
  sid: string;
  domainName: string;
  /** The build that is deployed there, if one is. */
  buildSid: string;
}

export async function findEnvironment(twilio: Twilio, serviceSid: string): Promise<Environment | undefined> {
  const all = await twilio.sdk.serverless.v1.services(serviceSid).environments.list({ pageSize: 100 });
  const found = all.find((environment) => environment.uniqueName === ENVIRONMENT);
  return found && { sid: found.sid, domainName: found.domainName, buildSid: found.buildSid ?? "" };
}

/** The environment that documents are hosted in; it is made if there is none. `empty` spares looking for it. */
export async function ensureEnvironment(
  twilio: Twilio,
  { sid: serviceSid, empty = false }: Pick<Service, "sid" | "empty">,
): Promise<Environment> {
  const existing = empty ? undefined : await findEnvironment(twilio, serviceSid);
  if (existing) return existing;
  try {
    const { sid, domainName } = await twilio.sdk.serverless.v1
      .services(serviceSid)
      .environments.create({ uniqueName: ENVIRONMENT });
    return { sid, domainName, buildSid: "" };
  } catch (error) {
    const made = mayHaveHappened(error) ? await findEnvironment(twilio, serviceSid) : undefined;
    if (made) return made;
    throw error;
  }
}
