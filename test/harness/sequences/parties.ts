import { type CallOutcome, type PhoneNumber } from "../../../emulator";
import { type Caller, DESTINATIONS, type Handler, type Wanted, lineOf, turnsAway } from "./wanted";

/** Who a call got to, in one text, so that two can be compared. */
export type Party = string;

export const OUT_OF_SERVICE: Party = "out of service";
const handled = ({ voiceUrl, voiceMethod }: Handler): Party => `handler ${voiceMethod} ${voiceUrl}`;

/** Who a call got to, as the account shows it. */
export function partyOf({ outcome, reached }: CallOutcome): Party {
  if (reached === undefined) return outcome;
  if ("url" in reached) return handled({ voiceUrl: reached.url, voiceMethod: reached.method });
  if ("trunkSid" in reached) return `trunk ${reached.trunkSid}`;
  if ("applicationSid" in reached) return `application ${reached.applicationSid}`;
  return `number ${reached.numbers.join()}`;
}

/** A number's voice settings as its owner wants them; what is not set is an empty text. */
export interface OwnSettings {
  voiceUrl: string;
  voiceMethod: "GET" | "POST";
  voiceFallbackUrl: string;
  voiceFallbackMethod: string;
  statusCallback: string;
  statusCallbackMethod: string;
  trunkSid: string;
  voiceApplicationSid: string;
}

export const settingsOf = (number: PhoneNumber): OwnSettings => ({
  voiceUrl: number.voice_url ?? "",
  voiceMethod: number.voice_method,
  voiceFallbackUrl: number.voice_fallback_url ?? "",
  voiceFallbackMethod: number.voice_fallback_method,
  statusCallback: number.status_callback ?? "",
  statusCallbackMethod: number.status_callback_method,
  trunkSid: number.trunk_sid ?? "",
  voiceApplicationSid: number.voice_application_sid ?? "",
});

/** Who answers a number that has these settings and no fence. */
export function ownParty({ trunkSid, voiceApplicationSid, voiceUrl, voiceMethod }: OwnSettings): Party {
  if (trunkSid) return `trunk ${trunkSid}`;
  if (voiceApplicationSid) return `application ${voiceApplicationSid}`;
  return voiceUrl === "" ? OUT_OF_SERVICE : handled({ voiceUrl, voiceMethod });
}

/** Who a caller is to get to by a config; undefined where it says nothing of the number. */
export function partyBy(wanted: Wanted, number: string, caller: Caller, own: OwnSettings): Party | undefined {
  const line = lineOf(wanted, number);
  if (!line) return undefined;
  const away = turnsAway(line, caller);
  if (away) return away;
  const former = wanted.former[number];
  switch (line.forward) {
    case "existing":
      return former ? handled(former) : handled(own);
    case "webhook":
    case "shared":
      return handled({ voiceUrl: DESTINATIONS[line.forward], voiceMethod: "POST" });
    case "number":
      return `number ${DESTINATIONS.number}`;
  }
}
