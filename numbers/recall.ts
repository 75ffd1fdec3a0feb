import { ownerOf } from "../twilio/fences";
import { type PhoneNumber } from "../twilio/numbers";
import { type Log } from "./operation";
import { type OwnFences, isOther, oursOn } from "./ours";
import {
  type StoredSettings,
  isRouted,
  sameRouting,
  shownAnswer,
  shownHandler,
  stored,
  withDefaults,
  withRoutingOf,
} from "./settings";

type Settings = Record<string, StoredSettings>;

/** What is remembered, by number. */
export interface Memory {
  settings: Settings;
  /** The same for numbers that left, until they are seen off our fences. */
  retired: Settings;
}

/** What a look at the live numbers needs beside them. */
export interface Look extends OwnFences {
  live: Map<string, PhoneNumber>;
  log: Log;
  /** Numbers that may be taken off their SIP trunk or TwiML application. */
  takeOver: ReadonlySet<string>;
}

/**
 * What is to be remembered after a look at the live numbers. A number that its owner pointed elsewhere (neither at a
 * fence nor at its remembered handler) gets the new handler remembered; a retired one is forgotten once it is off every fence.
 */
export async function recall(memory: Memory, look: Look): Promise<Memory> {
  const settings: Settings = {};
  for (const [number, remembered] of Object.entries(memory.settings)) {
    const found = look.live.get(number);
    settings[number] = found ? await recallOne(remembered, found, look) : remembered;
    if (!found) look.log.warning(`${number} is no longer in the account. Take it out of ringfence:numbers.`);
  }
  const retired: Settings = {};
  for (const [number, remembered] of Object.entries(memory.retired)) {
    const found = look.live.get(number);
    if (found && (await oursOn(found, look, () => false)).any) retired[number] = remembered;
  }
  return { settings, retired };
}

async function recallOne(remembered: StoredSettings, found: PhoneNumber, look: Look): Promise<StoredSettings> {
  const { phoneNumber } = found;
  const rerouted = !sameRouting(found, remembered);
  if (rerouted && isRouted(found) && !look.takeOver.has(phoneNumber)) {
    look.log.warning(
      `${phoneNumber} was put under ${shownAnswer(found)} by its owner, so its calls pass the fence by. ` +
        "Set ringfence:takeOver to true and run `pulumi up --refresh` to fence it there, or take it out of ringfence:numbers.",
    );
    return remembered;
  }
  const sameUrl = found.voiceUrl === remembered.voiceUrl;
  const fence = sameUrl ? undefined : await look.lookup.at(found.voiceUrl);
  if (fence && !isRouted(found)) {
    if (isOther(fence, look.names)) {
      look.log.warning(
        `${phoneNumber} was put on the Ringfence flow ${ownerOf(fence)} by another stack. ` +
          "Remove it from that stack, or take it out of ringfence:numbers.",
      );
    }
    return remembered;
  }
  if (!sameUrl || rerouted) {
    const shown = rerouted ? shownAnswer(found) : shownHandler(found.voiceUrl);
    look.log.info(
      `${phoneNumber} was pointed at ${shown} by its owner; the next \`pulumi up\` fences it in front of that`,
    );
  }
  const rerouting = withRoutingOf(withDefaults(remembered), found);
  if (fence) return stored(rerouting);
  return stored({ ...rerouting, voiceUrl: found.voiceUrl, voiceMethod: found.voiceMethod });
}

/** Handlers that numbers have no more. With `fallback: auto` a fence may have given a number its own handler as fallback. */
export const formerHandlers = (before: Pick<Memory, "settings">, after: Pick<Memory, "settings">): string[] =>
  Object.entries(before.settings).flatMap(([number, { voiceUrl }]) =>
    voiceUrl !== "" && after.settings[number] && after.settings[number].voiceUrl !== voiceUrl ? [voiceUrl] : [],
  );
