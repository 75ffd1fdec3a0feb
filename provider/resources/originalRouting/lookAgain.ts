import { DRAWN_LATER } from "../../../numbers/lines";
import { type OwnFences } from "../../../numbers/ours";
import { type Memory, formerHandlers, recall } from "../../../numbers/recall";
import { releaseNumbers } from "../../../numbers/release";
import { remember } from "../../../numbers/remember";
import { heldBy, nameUnremembered, refuseOlderCopy, standings } from "../../../numbers/standing";
import { newToken } from "../../../twilio/mark";
import { type PhoneNumber } from "../../../twilio/numbers";
import { type Operation } from "../../resource";
import { type OriginalRoutingState } from "./memoryInputs";

/** So many fallbacks of earlier configs are recognised on a number. */
export const REMEMBERED_FALLBACKS = 20;

/** What was seen of the account, and errors (a sentence each) that are reported with those of this look. */
interface Seen {
  live: Map<string, PhoneNumber>;
  fences: OwnFences;
  errors?: string[];
}

/** Brings `next` up to what the account shows, and gives numbers that left what they had. Everything is checked before the first write. */
export async function lookAgain(
  operation: Operation,
  { live, fences, errors = [] }: Seen,
  state: OriginalRoutingState,
  next: OriginalRoutingState,
  changed: string[],
  preview: boolean,
): Promise<void> {
  const { log } = operation;
  const wanted = new Set(next.phoneNumbers);
  const known = await recall(state, { live, log, takeOver: new Set(next.takeOver), ...fences });
  const toRead = next.phoneNumbers.filter((number) => !known.settings[number] || changed.includes(number));
  const read = await remember(toRead, live, fences.lookup, next, next.names, known, {
    errors,
    fenceOf: (number) => operation.session.otherFenceOf(number, next.names),
  });
  const all: Memory["settings"] = { ...known.retired, ...known.settings, ...read };
  const on = await standings(Object.keys(all), live, fences);
  refuseOlderCopy(on, next.stamps, undefined, next.adopt);
  nameUnremembered(operation, on, all, live);
  const pick = (keep: (number: string) => boolean) =>
    Object.fromEntries(Object.entries(all).filter(([number]) => keep(number)));
  const leaving = pick((number) => !wanted.has(number));
  next.fenceFallbacks = firsts(
    [
      ...formerHandlers({ settings: { ...state.retired, ...state.settings } }, { settings: all }),
      ...next.fenceFallbacks,
    ],
    REMEMBERED_FALLBACKS,
  );
  const isFallback = (url: string) => next.fenceFallbacks.includes(url);
  const { any, failures } = await releaseNumbers(operation, live, leaving, fences, isFallback, preview);
  for (const [number, reason] of Object.entries(failures))
    log.warning(`${number} could not be given back what it had, and stays on its fence for now: ${reason}`);
  next.settings = pick((number) => wanted.has(number));
  next.retired = pick((number) => failures[number] !== undefined);
  const remembered = new Set([...Object.keys(next.settings), ...Object.keys(next.retired)]);
  next.held = heldBy(on, remembered, next.lines, next.phoneNumbers);
  next.emergencyNumbers = withAddress(next.phoneNumbers, live);
  if (any) next.released = preview ? DRAWN_LATER : newToken();
}

export const withAddress = (numbers: string[], live: Map<string, PhoneNumber>): string[] =>
  numbers.filter((number) => live.get(number)?.hasEmergencyAddress).sort();

export const firsts = (texts: string[], most: number): string[] => [...new Set(texts)].slice(0, most);
