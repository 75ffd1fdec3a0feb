import { type Fence, type FenceLookup, ownerOf } from "../twilio/fences";
import { type PhoneNumber } from "../twilio/numbers";
import { ProviderError } from "../twilio/failure";
import { describeGone, isOther } from "./ours";
import { type Memory } from "./recall";
import {
  type FormerHandler,
  type VoiceSettings,
  isRouted,
  settingsOf,
  shownAnswer,
  stored,
  unfitReason,
  withDefaults,
  withRoutingOf,
} from "./settings";

/** What the config says of the numbers to remember. */
export interface NumberRules {
  former?: Record<string, FormerHandler>;
  /** Those that need no former handler, since something else answers behind the fence. Any other without one is refused. */
  needNoHandler?: string[];
  /** Those that may be taken off their SIP trunk or TwiML application. */
  takeOver?: string[];
}

/** What others found out. */
interface Others {
  errors?: readonly string[];
  fenceOf?: (number: string) => string | undefined;
}

/**
 * The settings to remember for numbers that are new here, or of which the config says something new.
 *
 * The voice URL of a number that is on a Ringfence flow is not its handler. The handler is then the one in `former`, or else the one
 * in `known`; a number with neither is refused. A number that left this stack and is on another stack's flow has no memory here.
 *
 * @param names of the stack's own fence, the present and earlier ones
 * @param others errors that were found before, which are reported with those of these numbers; and the other fence of this run that
 * had a number, if one had
 * @throws ProviderError that lists every number that cannot be fenced, and why
 */
export async function remember(
  numbers: string[],
  live: Map<string, PhoneNumber>,
  lookup: FenceLookup,
  { former = {}, needNoHandler = [], takeOver = [] }: NumberRules,
  names: readonly string[],
  known: Memory = { settings: {}, retired: {} },
  { errors: earlier = [], fenceOf }: Others = {},
): Promise<Memory["settings"]> {
  const settings: Memory["settings"] = {};
  const errors = [...earlier];
  const [handlerless, taken] = [new Set(needNoHandler), new Set(takeOver)];
  await Promise.all(
    numbers.map(async (number) => {
      const found = live.get(number);
      const unfit = found
        ? unfitReason(found, taken.has(number))
        : "it is not in this account. Check the number and twilio:accountSid.";
      if (!found || unfit) {
        errors.push(`ringfence:numbers "${number}": ${unfit}`);
        return;
      }
      const handler = former[number];
      const fence = await lookup.at(found.voiceUrl);
      const retired = fence && !isOther(fence, names) ? known.retired[number] : undefined;
      const active = known.settings[number];
      // Off its fence, the number was pointed elsewhere by its owner; the fallback and the rest may still be the fence's.
      const pointed = active && { ...active, voiceUrl: found.voiceUrl, voiceMethod: found.voiceMethod };
      const before = fence ? (active ?? retired) : pointed;
      if (fence && isOther(fence, names)) {
        errors.push(otherStackError(number, ownerOf(fence)));
        return;
      }
      const left = active ? undefined : fenceOf?.(number);
      if (left !== undefined) {
        errors.push(leavingError(number, left));
        return;
      }
      if (fence && !before && !handler) {
        errors.push(onFenceError(number, fence));
        return;
      }
      if (!fence && handler && contradicts(handler, found)) {
        errors.push(contradictionError(number, handler, found));
        return;
      }
      const recalled = before && (isRouted(found) ? withRoutingOf(withDefaults(before), found) : withDefaults(before));
      const seen = recalled ?? (await withoutFence(settingsOf(found), lookup));
      // The usual fallback of a fence is the former handler itself: seen behind a fence, it is the fence's.
      if (fence && handler && seen.voiceFallbackUrl === handler.voiceUrl)
        Object.assign(seen, { voiceFallbackUrl: "", voiceFallbackMethod: "POST" });
      const remembered = handler ? withFormer(seen, handler) : seen;
      if (!handlerless.has(number) && (!remembered.voiceUrl || isRouted(remembered)))
        errors.push(`ringfence:numbers "${number}": ${noHandlerReason(remembered)}`);
      settings[number] = stored(remembered);
    }),
  );
  if (errors.length > 0) throw new ProviderError(errors.sort().join("\n"));
  return settings;
}

/** A Ringfence flow is never anybody's former handler: such a field is remembered as empty. */
async function withoutFence(settings: VoiceSettings, lookup: FenceLookup): Promise<VoiceSettings> {
  const clean = { ...settings };
  for (const field of ["voiceUrl", "voiceFallbackUrl", "statusCallback"] as const) {
    if (await lookup.at(settings[field])) clean[field] = "";
  }
  return clean;
}

const withFormer = (seen: VoiceSettings, handler: FormerHandler): VoiceSettings => ({
  ...(isRouted(handler) ? withRoutingOf(seen, handler) : seen),
  ...(handler.voiceUrl && { voiceUrl: handler.voiceUrl, voiceMethod: handler.voiceMethod }),
  ...(handler.voiceFallbackUrl !== undefined && {
    voiceFallbackUrl: handler.voiceFallbackUrl,
    voiceFallbackMethod: handler.voiceFallbackMethod ?? "POST",
  }),
});

/** Whether everybody can see that the number has something else. */
const contradicts = (handler: FormerHandler, found: PhoneNumber): boolean =>
  (isNothing(handler) && (found.voiceUrl !== "" || isRouted(found))) ||
  (handler.voiceUrl !== "" && !["", handler.voiceUrl].includes(found.voiceUrl)) ||
  (handler.trunkSid !== undefined && handler.trunkSid !== found.trunkSid) ||
  (handler.voiceApplicationSid !== undefined && handler.voiceApplicationSid !== found.voiceApplicationSid);

/** What the config says of a number that nothing answered. */
const isNothing = (handler: FormerHandler): boolean => handler.voiceUrl === "" && !isRouted(handler);

const noHandlerReason = (settings: VoiceSettings) =>
  isRouted(settings)
    ? `${shownAnswer(settings)} answers it, so there is no handler to forward to. Set ringfence:forward to what is to answer behind the fence, such as a number, a SIP address or a webhook.`
    : "it has no voice handler, so there is nothing to forward to. Set ringfence:forward to a webhook or a number, or say in ringfence:former what it had.";

const contradictionError = (number: string, handler: FormerHandler, found: PhoneNumber) =>
  `ringfence:former "${number}": says ${shownAnswer(handler)}, but no fence hides what the number has: ${shownAnswer(found)}. ` +
  "Remove the entry, or point the number at that handler first.";

const otherStackError = (number: string, owner: string) =>
  `ringfence:numbers "${number}": it is on the Ringfence flow ${owner} already, which is another stack's. Remove the number there first. ` +
  "If that stack is gone, or was renamed and its state lost, point the number at its handler in the Twilio console.";

const leavingError = (number: string, owner: string) =>
  `ringfence:numbers "${number}": it leaves the fence ${owner} in this run. Remove it there, run \`pulumi up\`, and add it here after that.`;

const onFenceError = (number: string, fence: Fence) =>
  `ringfence:numbers "${number}": ` +
  ("mark" in fence
    ? `it is on the Ringfence flow ${fence.mark.owner} already, so what it had before cannot be seen. If that is another stack's, remove the number there first. `
    : `it points at ${describeGone(fence.gone)}, which no longer exists: its callers hear an error now. Point it at what is to answer it, or leave it out. `) +
  `If this stack lost its state, say what the number had: ` +
  `ringfence:former: { "${number}": { voiceUrl: "https://…", voiceMethod: POST } } (or its trunkSid or voiceApplicationSid; voiceUrl: "" if nothing answered it).`;
