import { rfc2822Date } from "./dates";
import { type EmulatorState, type HttpMethod, type PhoneNumber } from "./model";
import { newSid } from "./random";

/** A phone number to add. Everything but the number has a default; URLs are empty unless given. */
export interface NewNumber {
  /** E.164. */
  phoneNumber: string;
  /** `PN` and 32 digits; made up when left out. */
  sid?: string;
  /** Its account; the first of the state when left out. */
  accountSid?: string;
  /** The number itself when left out. */
  friendlyName?: string;
  voiceUrl?: string;
  /** POST when left out. */
  voiceMethod?: HttpMethod;
  voiceFallbackUrl?: string;
  voiceFallbackMethod?: HttpMethod;
  statusCallback?: string;
  statusCallbackMethod?: HttpMethod;
  smsUrl?: string;
  smsMethod?: HttpMethod;
  /** `TK…`: the number is under a SIP trunk. */
  trunkSid?: string;
  /** `AP…`: a TwiML application answers. */
  voiceApplicationSid?: string;
  voiceReceiveMode?: "voice" | "fax";
  /** Voice, SMS and MMS when left out. */
  capabilities?: Partial<PhoneNumber["capabilities"]>;
  /** `AD…`: a registered emergency address. */
  emergencyAddressSid?: string;
  /** Region that its incoming calls are processed in, such as `ie1`; `us1` when left out. */
  voiceRegion?: string;
  /** `2010-04-01` when left out. Studio refuses any other (error 81019). */
  apiVersion?: string;
}

/** The keys of {@link NewNumber}, for a caller that takes one from outside. */
export const NEW_NUMBER_KEYS: readonly string[] = [
  "phoneNumber sid accountSid friendlyName voiceUrl voiceMethod voiceFallbackUrl voiceFallbackMethod statusCallback",
  "statusCallbackMethod smsUrl smsMethod trunkSid voiceApplicationSid voiceReceiveMode capabilities",
  "emergencyAddressSid voiceRegion apiVersion",
].flatMap((line) => line.split(" "));

/** Puts a number into an account, as if it had been bought in the console. */
export function addNumber(state: EmulatorState, wanted: NewNumber): PhoneNumber {
  const [number] = addNumbers(state, [wanted]);
  if (!number) throw new Error(`number ${wanted.phoneNumber} was not added`);
  return number;
}

/** The same for many numbers at once: the numbers that are there already are read only once. */
export function addNumbers(state: EmulatorState, wanted: readonly NewNumber[]): PhoneNumber[] {
  const taken = new Set(Object.values(state.numbers).map(({ phone_number }) => phone_number));
  for (const { phoneNumber } of wanted) {
    if (taken.has(phoneNumber)) {
      throw new Error(`number ${phoneNumber}: the emulator has it already; update it instead`);
    }
    taken.add(phoneNumber);
  }
  return wanted.map((number) => newNumber(state, number));
}

function newNumber(state: EmulatorState, wanted: NewNumber): PhoneNumber {
  const account = wanted.accountSid ?? Object.keys(state.accounts)[0];
  if (account === undefined || !state.accounts[account]) {
    throw new Error(
      `number ${wanted.phoneNumber}: the emulator has no account ${account ?? ""}; add it to the seed first`,
    );
  }
  const sid = wanted.sid ?? newSid(state, "PN");
  const uri = `/2010-04-01/Accounts/${account}/IncomingPhoneNumbers/${sid}`;
  const now = rfc2822Date();
  const number: PhoneNumber = {
    account_sid: account,
    address_requirements: "none",
    address_sid: null,
    api_version: wanted.apiVersion ?? "2010-04-01",
    beta: false,
    bundle_sid: null,
    capabilities: { voice: true, sms: true, mms: true, fax: false, ...wanted.capabilities },
    date_created: now,
    date_updated: now,
    emergency_address_sid: wanted.emergencyAddressSid ?? null,
    emergency_address_status: wanted.emergencyAddressSid ? "registered" : "unregistered",
    emergency_status: wanted.emergencyAddressSid ? "Active" : "Inactive",
    friendly_name: wanted.friendlyName ?? wanted.phoneNumber,
    identity_sid: null,
    origin: "twilio",
    phone_number: wanted.phoneNumber,
    sid,
    sms_application_sid: "",
    sms_fallback_method: "POST",
    sms_fallback_url: "",
    sms_method: wanted.smsMethod ?? "POST",
    sms_url: wanted.smsUrl ?? "",
    status: "in-use",
    status_callback: wanted.statusCallback ?? "",
    status_callback_method: wanted.statusCallbackMethod ?? "POST",
    subresource_uris: { assigned_add_ons: `${uri}/AssignedAddOns.json` },
    trunk_sid: wanted.trunkSid ?? null,
    uri: `${uri}.json`,
    voice_application_sid: wanted.voiceApplicationSid ?? "",
    voice_caller_id_lookup: false,
    voice_fallback_method: wanted.voiceFallbackMethod ?? "POST",
    // Twilio's own samples show null here for a number that never had one; once cleared it reads "".
    voice_fallback_url: wanted.voiceFallbackUrl ?? null,
    voice_method: wanted.voiceMethod ?? "POST",
    voice_receive_mode: wanted.voiceReceiveMode ?? "voice",
    voice_url: wanted.voiceUrl ?? null,
  };
  state.numbers[sid] = number;
  if (wanted.voiceRegion !== undefined) (state.voiceRegions ??= {})[number.phone_number] = wanted.voiceRegion;
  return number;
}

/** The number with that E.164 spelling, in any account. */
export function numberByPhone(state: EmulatorState, phoneNumber: string): PhoneNumber | undefined {
  // Without a copy of the list: this runs for every call and look-up of an account that may have thousands of numbers.
  for (const sid in state.numbers) {
    const number = state.numbers[sid];
    if (number?.phone_number === phoneNumber) return number;
  }
  return undefined;
}

/**
 * Takes a number away, as if it had been released in the console.
 * @throws when there is no such number.
 */
export function removeNumber(state: EmulatorState, phoneNumber: string): void {
  const number = numberByPhone(state, phoneNumber);
  if (!number) throw new Error(`number ${phoneNumber}: the emulator does not have it`);
  delete state.numbers[number.sid];
  state.formerNumbers = [...(state.formerNumbers ?? []), phoneNumber];
}
