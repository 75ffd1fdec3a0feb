import { type Fence, type FenceLookup } from "../twilio/flows";
import { type PhoneNumber } from "../twilio/numbers";
import { type Log } from "../wire/engine";
import { ProviderError } from "../wire/failure";
import {
  type FormerHandler,
  type StoredSettings,
  type VoiceSettings,
  settingsOf,
  shownHandler,
  stored,
  unfitReason,
  whole,
} from "./settings";

type Settings = Record<string, StoredSettings>;

export interface Memory {
  settings: Settings;
  retired: Settings;
}

/**
 * The settings to remember for numbers that are new here, or whose former handler the config names.
 *
 * A number that is on a Ringfence flow is not taken at its word: its real handler is the one in `known` (a memory from
 * before), else the one in `former`, else it is refused.
 *
 * @throws ProviderError that lists every number that cannot be fenced, and why
 */
export async function remember(
  numbers: string[],
  live: Map<string, PhoneNumber>,
  lookup: FenceLookup,
  { former = {}, needHandler = [] }: { former?: Record<string, FormerHandler>; needHandler?: string[] },
  known: Settings = {},
): Promise<Settings> {
  const settings: Settings = {};
  const faults: string[] = [];
  await Promise.all(
    numbers.map(async (number) => {
      const found = live.get(number);
      const unfit = found ? unfitReason(found) : "it is not in this account. Check the number and twilio:accountSid.";
      if (!found || unfit) {
        faults.push(`ringfence:numbers "${number}": ${unfit}`);
        return;
      }
      const handler = former[number];
      const fence = await lookup.at(found.voiceUrl);
      const before = fence ? known[number] : undefined;
      if (fence && !before && !handler) {
        faults.push(behindFence(number, fence));
        return;
      }
      if (!fence && handler && !["", handler.voiceUrl].includes(found.voiceUrl)) {
        faults.push(otherHandler(number, handler, found));
        return;
      }
      const seen = before ? whole(before) : await withoutFence(settingsOf(found), lookup);
      // The usual fallback of a fence is the former handler itself: seen behind a fence, it is the fence's.
      if (fence && handler && seen.voiceFallbackUrl === handler.voiceUrl) seen.voiceFallbackUrl = "";
      const remembered = handler ? withFormer(seen, handler) : seen;
      if (!remembered.voiceUrl && needHandler.includes(number))
        faults.push(`ringfence:numbers "${number}": ${NO_HANDLER}`);
      settings[number] = stored(remembered);
    }),
  );
  if (faults.length > 0) throw new ProviderError(faults.sort().join("\n"));
  return settings;
}

/**
 * What is to be remembered after a look at the live numbers. A number that its owner pointed elsewhere (neither at a
 * fence nor at its remembered handler) gets the new handler remembered; a retired one is forgotten once it is off every fence.
 */
export async function recall(
  memory: Memory,
  live: Map<string, PhoneNumber>,
  lookup: FenceLookup,
  log: Log,
): Promise<Memory> {
  const settings: Settings = {};
  for (const [number, remembered] of Object.entries(memory.settings)) {
    const found = live.get(number);
    const { voiceUrl, voiceMethod } = whole(remembered);
    settings[number] = remembered;
    if (!found) {
      log.warning(`${number} is no longer in the account. Take it out of ringfence:numbers.`);
    } else if (found.voiceUrl !== voiceUrl && !(await lookup.at(found.voiceUrl))) {
      log.info(
        `${number} was pointed at ${shownHandler(found.voiceUrl)} by its owner; the next \`pulumi up\` fences it in front of that`,
      );
      settings[number] = stored({ ...remembered, voiceUrl: found.voiceUrl, voiceMethod: found.voiceMethod });
    } else if (found.voiceUrl === voiceUrl && found.voiceMethod !== voiceMethod) {
      settings[number] = stored({ ...remembered, voiceMethod: found.voiceMethod });
    }
  }
  const retired: Settings = {};
  for (const [number, remembered] of Object.entries(memory.retired)) {
    const found = live.get(number);
    if (found && (await onFence(found, lookup))) retired[number] = remembered;
  }
  return { settings, retired };
}

const onFence = async (number: PhoneNumber, lookup: FenceLookup): Promise<boolean> => {
  const fences = [number.voiceUrl, number.voiceFallbackUrl, number.statusCallback].map((url) => lookup.at(url));
  return (await Promise.all(fences)).some((fence) => fence !== undefined);
};

/** A Ringfence flow is never anybody's former handler: such a field is remembered as empty. */
async function withoutFence(settings: VoiceSettings, lookup: FenceLookup): Promise<VoiceSettings> {
  const clean = { ...settings };
  for (const field of ["voiceUrl", "voiceFallbackUrl", "statusCallback"] as const) {
    if (await lookup.at(settings[field])) clean[field] = "";
  }
  return clean;
}

const withFormer = (seen: VoiceSettings, handler: FormerHandler): VoiceSettings => ({
  ...seen,
  voiceUrl: handler.voiceUrl,
  voiceMethod: handler.voiceMethod,
  ...(handler.voiceFallbackUrl !== undefined && {
    voiceFallbackUrl: handler.voiceFallbackUrl,
    voiceFallbackMethod: handler.voiceFallbackMethod ?? "POST",
  }),
});

const NO_HANDLER =
  "it has no voice handler, so there is nothing to forward to. Set ringfence:forward to a webhook or a number, or say in ringfence:former what it had.";

const otherHandler = (number: string, handler: FormerHandler, found: PhoneNumber) =>
  `ringfence:former "${number}": says ${shownHandler(handler.voiceUrl)}, but no fence hides what the number has: ${shownHandler(found.voiceUrl)}. ` +
  "Remove the entry, or point the number at that handler first.";

const behindFence = (number: string, fence: Fence) =>
  `ringfence:numbers "${number}": ` +
  ("mark" in fence
    ? `it is on the Ringfence flow ${fence.mark.owner} already, so what it had before cannot be seen. If that is another stack's, remove the number there first. `
    : `it points at the Studio flow ${fence.gone}, which no longer exists: its callers hear an error now. `) +
  `If this stack lost its state, say what the number had: ` +
  `ringfence:former: { "${number}": { voiceUrl: "https://…", voiceMethod: POST } }. If you asked for --replace, leave it out for OriginalRouting: it is the memory itself.`;
