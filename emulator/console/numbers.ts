import { changeNumber, fillStatusCallback } from "../api/updateNumber";
import { type OperationSettings } from "../http/operation";
import { type EmulatorState, type HttpMethod, type PhoneNumber } from "../state/model";
import { numberByPhone, removeNumber } from "../state/number";

/** What the console's page of a number sets beside the voice URL. What is left out stays as it is. */
export interface OwnSettings {
  /** POST when left out. */
  voiceMethod?: HttpMethod;
  voiceFallbackUrl?: string;
  voiceFallbackMethod?: HttpMethod;
  statusCallback?: string;
  statusCallbackMethod?: HttpMethod;
}

/** Names of the fields of {@link OwnSettings}, for a caller that takes one from outside. */
export const OWN_SETTINGS = [
  "voiceMethod",
  "voiceFallbackUrl",
  "voiceFallbackMethod",
  "statusCallback",
  "statusCallbackMethod",
] as const;

/** Edits of one number in the console. Trunk, application and URL exclude each other there. */
export class ConsoleNumbers {
  constructor(
    private readonly state: EmulatorState,
    private readonly settings: OperationSettings,
  ) {}

  point(phoneNumber: string, voiceUrl: string, own: OwnSettings): void {
    const form = new URLSearchParams({ VoiceUrl: voiceUrl, VoiceMethod: own.voiceMethod ?? "POST", ...webhook });
    for (const name of OWN_SETTINGS) {
      const value = own[name];
      if (value !== undefined) form.set(`${name.charAt(0).toUpperCase()}${name.slice(1)}`, value);
    }
    fillStatusCallback(this.#change(phoneNumber, form), form);
  }

  /** A fallback URL cannot stay without a voice URL. */
  empty(phoneNumber: string): void {
    this.#change(phoneNumber, new URLSearchParams({ VoiceUrl: "", VoiceFallbackUrl: "", ...webhook }));
  }

  putUnderTrunk(phoneNumber: string, trunkSid: string): void {
    this.#change(phoneNumber, new URLSearchParams({ TrunkSid: trunkSid }));
  }

  putUnderApplication(phoneNumber: string, applicationSid: string): void {
    this.#change(phoneNumber, new URLSearchParams({ VoiceApplicationSid: applicationSid }));
  }

  release(phoneNumber: string): void {
    removeNumber(this.state, phoneNumber);
  }

  #change(phoneNumber: string, form: URLSearchParams): PhoneNumber {
    const number = numberByPhone(this.state, phoneNumber);
    if (!number) throw new Error(`number ${phoneNumber}: the emulator does not have it`);
    return changeNumber(this.state, number, form, this.settings);
  }
}

const webhook = { TrunkSid: "", VoiceApplicationSid: "" };
