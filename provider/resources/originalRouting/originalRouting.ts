import { DRAWN_LATER, drawnLater, stampsAfter, withAdopted } from "../../../numbers/lines";
import { type OwnFences } from "../../../numbers/ours";
import { type Memory, formerHandlers, recall } from "../../../numbers/recall";
import { releaseNumbers } from "../../../numbers/release";
import { remember } from "../../../numbers/remember";
import {
  heldBy,
  nameUnremembered,
  refuseOlderCopy,
  stampsSeen,
  standings,
  stillHeld,
  withHeld,
} from "../../../numbers/standing";
import { type Operation, type Resource } from "../../resource";
import { newToken } from "../../../twilio/mark";
import { FORMAT } from "../../state";
import { removeOrphans } from "../flow/orphans";
import { FenceLookup } from "../../../twilio/fences";
import { type PhoneNumber, recentNumbers } from "../../../twilio/numbers";
import { stackOf } from "../../urn";
import { ProviderError } from "../../../twilio/failure";
import { UNKNOWN, hasUnknown } from "../../wire/values";
import {
  type OriginalRoutingInputs,
  type OriginalRoutingState,
  checkMemory,
  diffMemory,
  nameMoves,
  toLookAt,
} from "./memoryInputs";

/** So many fallbacks of earlier configs are recognised on a number. */
const REMEMBERED_FALLBACKS = 20;

/**
 * Remembers each number's voice settings as they were found, draws a stamp for each change before anything is written with it,
 * and gives numbers that left what they had before a flow stops serving them. `numbers/README.md` draws its part.
 */
export const originalRouting: Resource<OriginalRoutingInputs, OriginalRoutingState> = {
  packed: ["settings", "retired"],

  check({ log, session, urn }, inputs) {
    if (!hasUnknown(inputs.phoneNumbers)) session.claim(urn, inputs.phoneNumbers);
    return checkMemory(log, inputs);
  },

  diff(operation, { state }, inputs) {
    share(operation, state);
    return diffMemory(state, inputs);
  },

  async create(operation, inputs, preview) {
    const { accountSid } = operation.twilio;
    const names = [nameOf(operation, inputs)];
    const empty = { retired: {}, held: {}, stamps: {}, released: "", fenceFallbacks: inputs.fallbacks ?? [] };
    const kept = { ...inputs, accountSid, format: FORMAT, names, ...empty };
    if (preview && hasUnknown(inputs)) return { id: accountSid, state: { ...kept, settings: UNKNOWN as never } };
    const live = await recentNumbers(operation.twilio);
    const { lookup } = ownFences(operation, names);
    const settings = await remember(inputs.phoneNumbers, live, lookup, inputs, names);
    const seen = await stampsSeen(inputs.phoneNumbers, live, lookup, names);
    const stamps = stampsAfter(seen, undefined, { ...inputs, settings });
    const emergencyNumbers = withAddress(inputs.phoneNumbers, live);
    const state = { ...kept, settings, emergencyNumbers, stamps: preview ? drawnLater(seen, stamps) : stamps };
    share(operation, state);
    return { id: accountSid, state };
  },

  async read(operation, id, old) {
    if (!old) {
      throw new ProviderError(
        "OriginalRouting cannot be imported: what a number had before its fence is not to be read from Twilio any more. Name it in ringfence:former and run `pulumi up`.",
      );
    }
    const { twilio, log } = operation;
    const { state } = old;
    share(operation, state);
    const live = await recentNumbers(twilio);
    const look = { live, log, takeOver: new Set(state.takeOver), ...ownFences(operation, state.names) };
    const memory = await recall(state, look);
    const all = { ...memory.retired, ...memory.settings };
    const on = await standings(Object.keys(all), live, look);
    nameUnremembered(operation, on, all, live);
    const stamps = stampsAfter(state.stamps, state, { ...state, ...memory });
    const emergencyNumbers = withAddress(Object.keys(memory.settings), live);
    const fenceFallbacks = firsts([...formerHandlers(state, memory), ...state.fenceFallbacks], REMEMBERED_FALLBACKS);
    const strayed = heldBy(on, new Set(Object.keys(all)), state.lines, state.phoneNumbers);
    const held = withHeld(stillHeld(state.held, memory), strayed);
    const now = { ...state, ...memory, stamps, held, emergencyNumbers, fenceFallbacks };
    share(operation, now);
    return { id, inputs: old.inputs, state: now };
  },

  async update(operation, _id, { state }, inputs, preview) {
    if (preview && hasUnknown(inputs)) return { ...state, ...inputs, settings: UNKNOWN as never };
    if (preview) nameMoves(operation.log, Object.keys(state.settings), inputs.phoneNumbers);
    const name = nameOf(operation, inputs);
    const { settings, retired, held, released, emergencyNumbers } = state;
    const next: OriginalRoutingState = {
      ...inputs,
      accountSid: state.accountSid,
      format: FORMAT,
      names: [name, ...state.names.filter((other) => other !== name)],
      fenceFallbacks: firsts([...(inputs.fallbacks ?? []), ...state.fenceFallbacks], REMEMBERED_FALLBACKS),
      stamps: withAdopted(state.stamps, inputs),
      ...{ settings, retired, held, released },
      ...(emergencyNumbers && { emergencyNumbers }),
    };
    const changed = toLookAt(state, inputs);
    if (changed) await lookAgain(operation, state, next, changed, preview);
    const stamps = stampsAfter(next.stamps, state, next);
    next.stamps = preview ? drawnLater(next.stamps, stamps) : stamps;
    share(operation, next);
    return next;
  },

  /** The last one to go: what no binding could put back, since a run was killed before its state knew of it, is put back here. */
  async delete(operation, _id, { state }) {
    share(operation, state);
    if (operation.declared) return;
    const live = await recentNumbers(operation.twilio);
    const { settings, retired, fenceFallbacks, names } = state;
    const fences = ownFences(operation, names);
    const isFallback = (url: string) => fenceFallbacks.includes(url);
    const { session, urn } = operation;
    const own = Object.entries({ ...retired, ...settings }).filter(([number]) => !session.isClaimedBeside(urn, number));
    const { failures } = await releaseNumbers(operation, live, Object.fromEntries(own), fences, isFallback);
    const faults = Object.entries(failures).map(([number, reason]) => `${number}: ${reason}`);
    if (faults.length === 0) await removeOrphans(operation);
    if (faults.length > 0)
      throw new ProviderError([...faults.sort(), "What these numbers had stays remembered. Run it again."].join("\n"));
  },
};

/** Brings `next` up to what the account shows, and gives numbers that left what they had. Everything is checked before the first write. */
async function lookAgain(
  operation: Operation,
  state: OriginalRoutingState,
  next: OriginalRoutingState,
  changed: string[],
  preview: boolean,
): Promise<void> {
  const { twilio, log } = operation;
  const live = await recentNumbers(twilio);
  const fences = ownFences(operation, next.names);
  const wanted = new Set(next.phoneNumbers);
  const known = await recall(state, { live, log, takeOver: new Set(next.takeOver), ...fences });
  const toRead = next.phoneNumbers.filter((number) => !known.settings[number] || changed.includes(number));
  const read = await remember(toRead, live, fences.lookup, next, next.names, known);
  const all: Memory["settings"] = { ...known.retired, ...known.settings, ...read };
  const on = await standings(Object.keys(all), live, fences);
  refuseOlderCopy(on, next.stamps, undefined, next.adopt);
  nameUnremembered(operation, on, all, live);
  const pick = (keep: (number: string) => boolean) =>
    Object.fromEntries(Object.entries(all).filter(([number]) => keep(number)));
  const leaving = pick((number) => !wanted.has(number));
  next.fenceFallbacks = firsts(
    [...formerHandlers(state, { settings: all }), ...next.fenceFallbacks],
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

const nameOf = ({ urn }: Operation, { fence }: OriginalRoutingInputs): string => fence ?? stackOf(urn);

const ownFences = ({ twilio, session }: Operation, names: readonly string[]): OwnFences => ({
  lookup: new FenceLookup(twilio, session, names),
  names,
});

/** Tells the other resources of this run what is remembered. */
function share({ session, urn }: Operation, state: OriginalRoutingState): void {
  const { settings, retired, fenceFallbacks, names } = state;
  const stamps = names.flatMap((name) =>
    Object.entries(state.stamps).map(([line, known]): [string, string[]] => [`${name}/${line}`, known]),
  );
  const past = { ...retired, ...settings };
  const adopted = state.adopt ?? [];
  session.recollect(urn, { settings: past, fallbacks: fenceFallbacks, stamps: Object.fromEntries(stamps), adopted });
}

const withAddress = (numbers: string[], live: Map<string, PhoneNumber>): string[] =>
  numbers.filter((number) => live.get(number)?.hasEmergencyAddress).sort();

const firsts = (texts: string[], most: number): string[] => [...new Set(texts)].slice(0, most);
