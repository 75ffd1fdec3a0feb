import { atMost, boolean, oneOf } from "../http/form";
import { type Operation, type OperationSettings } from "../http/operation";
import { badRequest, TwilioError } from "../http/twilioError";
import { rfc2822Date } from "../state/dates";
import { flowOfWebhook } from "../state/flow";
import { type EmulatorState, type HttpMethod, type PhoneNumber } from "../state/model";
import { numberOfPath } from "./number";

/** `POST /Accounts/{AccountSid}/IncomingPhoneNumbers/{Sid}.json`: changes only the fields that are sent. */
export const updateNumber: Operation = {
  product: "api",
  method: "POST",
  path: "/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers/{Sid}.json",
  run(exchange) {
    const { state, form, settings } = exchange;
    const changed = changeNumber(state, numberOfPath(exchange), form, settings);
    const answer = { ...changed };
    exchange.afterwards(() => fillStatusCallback(changed, form));
    return { status: 200, body: answer };
  },
};

/**
 * Changes a number as a form says, whoever sends it: a client or the console.
 * @throws {TwilioError} when Twilio would refuse the form. Nothing is changed then.
 */
export function changeNumber(
  state: EmulatorState,
  number: PhoneNumber,
  form: URLSearchParams,
  settings: OperationSettings,
): PhoneNumber {
  const changed = updated(number, form, settings);
  refuseConflicts(changed, form);
  state.numbers[number.sid] = changed;
  return changed;
}

/** URL fields and the method fields beside them. An empty URL clears the field. */
const URLS = ["voice_url", "voice_fallback_url", "status_callback", "sms_url", "sms_fallback_url"] as const;
const METHODS = [
  "voice_method",
  "voice_fallback_method",
  "status_callback_method",
  "sms_method",
  "sms_fallback_method",
] as const;
const SIDS = ["sms_application_sid", "address_sid", "bundle_sid", "identity_sid", "emergency_address_sid"] as const;

function updated(number: PhoneNumber, form: URLSearchParams, settings: OperationSettings): PhoneNumber {
  const next: PhoneNumber = { ...number, date_updated: rfc2822Date() };
  for (const field of URLS) next[field] = urlField(form, formName(field)) ?? next[field];
  for (const field of METHODS) next[field] = oneOf<HttpMethod>(form, formName(field), ["GET", "POST"]) ?? next[field];
  for (const field of SIDS) next[field] = form.get(formName(field)) ?? next[field];
  const friendlyName = form.get("FriendlyName");
  if (friendlyName !== null) next.friendly_name = atMost("FriendlyName", friendlyName, 64);
  next.api_version = form.get("ApiVersion") ?? next.api_version;
  next.voice_caller_id_lookup = boolean(form, "VoiceCallerIdLookup") ?? next.voice_caller_id_lookup;
  next.voice_receive_mode = oneOf(form, "VoiceReceiveMode", ["voice", "fax"]) ?? next.voice_receive_mode;

  const trunk = form.get("TrunkSid");
  const application = form.get("VoiceApplicationSid");
  if (trunk !== null) next.trunk_sid = trunk === "" ? null : trunk;
  if (application !== null) next.voice_application_sid = application;
  if (trunk) next.voice_application_sid = "";
  else if (application) next.trunk_sid = null;
  if (settings.applicationClearsUrl) {
    if (application && !form.get("VoiceUrl")) next.voice_url = "";
    if (form.get("VoiceUrl") && !application) next.voice_application_sid = "";
  }
  return next;
}

function refuseConflicts(number: PhoneNumber, form: URLSearchParams): void {
  if (form.get("TrunkSid") && form.get("VoiceApplicationSid")) {
    throw badRequest("TrunkSid and VoiceApplicationSid cannot be set together");
  }
  if (form.get("VoiceFallbackUrl") && !number.voice_url) {
    throw new TwilioError(400, 21405, "VoiceFallbackUrl cannot be set without VoiceUrl");
  }
  if (number.voice_url && flowOfWebhook(number.voice_url) && number.api_version !== "2010-04-01") {
    throw new TwilioError(400, 81019, "A Studio flow needs a phone number with API version 2010-04-01");
  }
}

/** Shortly after a number is bound to a flow, Studio makes that flow its status callback too. */
export function fillStatusCallback(number: PhoneNumber, form: URLSearchParams): void {
  const bound = form.get("VoiceUrl");
  if (!bound || !flowOfWebhook(bound) || number.status_callback) return;
  number.status_callback = bound;
  number.status_callback_method = "POST";
}

function urlField(form: URLSearchParams, name: string): string | null {
  const value = form.get(name);
  if (value && !/^https?:\/\/[^\s]+$/i.test(value)) throw badRequest(`${name} is not an absolute http(s) URL`);
  return value;
}

/** `voice_url` in an answer is `VoiceUrl` in a form. */
function formName(field: string): string {
  return field.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
