import { allStamps, drawnLater, stampsAfter, withAdopted } from "../../../numbers/lines";
import { type OwnFences } from "../../../numbers/ours";
import { leftBehind, leftBehindErrors } from "../../../numbers/leftBehind";
import { formerHandlers, recall } from "../../../numbers/recall";
import { releaseNumbers } from "../../../numbers/release";
import {
  heldBy,
  nameUnremembered,
  refuseOlderCopy,
  stampsSeen,
  standings,
  stillHeld,
  unknownStamps,
  withHeld,
} from "../../../numbers/standing";
import { type Operation, type Resource } from "../../resource";
import { REMEMBERED_FALLBACKS, firsts, lookAgain, withAddress } from "./lookAgain";
import { FORMAT } from "../../state";
import { removeOrphans } from "../flow/orphans";
import { FenceLookup } from "../../../twilio/fences";
import { recentNumbers } from "../../../twilio/numbers";
import { presentName, stackOf } from "../../../numbers/urn";
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

/**
 * Remembers each number's voice settings as they were found, draws a stamp for each change before anything is written with it,
 * and gives numbers that left what they had before a flow stops serving them. `numbers/README.md` draws its part.
 */
export const originalRouting: Resource<OriginalRoutingInputs, OriginalRoutingState> = {
  packed: ["settings", "retired"],

  async check({ log, session, urn }, inputs) {
    const errors = await checkMemory(log, inputs);
    if (hasUnknown(inputs.phoneNumbers)) return errors;
    session.claim(urn, inputs.phoneNumbers);
    const left = leftBehindErrors(session.leftBehind(urn), inputs.phoneNumbers);
    return [...errors, ...left.map((reason) => ({ property: "phoneNumbers", reason }))];
  },

  diff(operation, { state }, inputs) {
    share(operation, state);
    return diffMemory(state, inputs);
  },

  async create(operation, inputs, preview) {
    const { accountSid } = operation.twilio;
    const name = nameOf(operation, inputs);
    const past = operation.session.pastOf(name);
    const names = [...new Set([name, ...past.names])];
    const nothing = { settings: {}, retired: {}, held: {}, released: "" };
    const fenceFallbacks = firsts([...(inputs.fallbacks ?? []), ...past.fallbacks], REMEMBERED_FALLBACKS);
    const kept = { ...inputs, ...nothing, accountSid, format: FORMAT, names, fenceFallbacks };
    if (preview && hasUnknown(inputs))
      return { id: accountSid, state: { ...kept, settings: UNKNOWN as never, stamps: {} } };
    const live = await recentNumbers(operation.twilio);
    const fences = ownFences(operation, names);
    const onNumbers = await stampsSeen(inputs.phoneNumbers, live, fences.lookup, names);
    const seen = allStamps([onNumbers, past.stamps]);
    const state: OriginalRoutingState = { ...kept, stamps: seen };
    const of = (wanted: boolean) =>
      Object.fromEntries(Object.entries(past.settings).filter(([at]) => inputs.phoneNumbers.includes(at) === wanted));
    const before = { ...state, settings: of(true), retired: of(false) };
    const known = new Set([...inputs.phoneNumbers, ...Object.keys(past.settings)]);
    const left = operation.session.hasState ? await leftBehind(operation.twilio, live, fences, known) : new Map();
    const configured = [...Object.keys(inputs.former ?? {}), ...(inputs.takeOver ?? [])];
    await lookAgain(
      operation,
      { live, fences, errors: leftBehindErrors(left, inputs.phoneNumbers) },
      before,
      state,
      configured,
      preview,
    );
    const stamps = stampsAfter(seen, undefined, state);
    state.stamps = preview ? drawnLater(seen, stamps) : stamps;
    share(operation, state);
    return { id: accountSid, state };
  },

  async read(operation, id, old) {
    if (!old) {
      throw new ProviderError(
        "OriginalRouting cannot be imported: Twilio no longer shows what a number had before its fence. Name it in ringfence:former and run `pulumi up`.",
      );
    }
    const { twilio, log, urn, session } = operation;
    const { state } = old;
    share(operation, state);
    const live = await recentNumbers(twilio);
    const look = { live, log, takeOver: new Set(state.takeOver), ...ownFences(operation, state.names) };
    const memory = await recall(state, look);
    const all = { ...memory.retired, ...memory.settings };
    const on = await standings(Object.keys(all), live, look);
    nameUnremembered(operation, on, all, live);
    // An older copy is refused as such: it may know too little, and has its own way out.
    if (unknownStamps(on, state.stamps, session, state.adopt).length === 0)
      session.noteLeftBehind(urn, await leftBehind(twilio, live, look, new Set(Object.keys(all))));
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
    if (changed) {
      const [live, fences] = [await recentNumbers(operation.twilio), ownFences(operation, next.names)];
      await lookAgain(operation, { live, fences }, state, next, changed, preview);
    }
    const stamps = stampsAfter(next.stamps, state, next);
    next.stamps = preview ? drawnLater(next.stamps, stamps) : stamps;
    share(operation, next);
    return next;
  },

  /** Runs last in a destroy. It restores numbers that the binding's state does not know, because a run was killed. */
  async delete(operation, _id, { state }) {
    share(operation, state);
    if (operation.declared) return;
    const live = await recentNumbers(operation.twilio);
    const { settings, retired, fenceFallbacks, names } = state;
    const fences = ownFences(operation, names);
    const isFallback = (url: string) => fenceFallbacks.includes(url);
    const { session, urn } = operation;
    const own = Object.entries({ ...retired, ...settings }).filter(([number]) => !session.isClaimedBeside(urn, number));
    const on = await standings(
      own.map(([number]) => number),
      live,
      fences,
    );
    refuseOlderCopy(on, state.stamps, session, state.adopt);
    const { failures } = await releaseNumbers(operation, live, Object.fromEntries(own), fences, isFallback);
    const errors = Object.entries(failures).map(([number, reason]) => `${number}: ${reason}`);
    if (errors.length === 0) await removeOrphans(operation);
    if (errors.length > 0)
      throw new ProviderError([...errors.sort(), "What these numbers had stays remembered. Run it again."].join("\n"));
  },
};

const nameOf = ({ urn }: Operation, { fence }: OriginalRoutingInputs): string => fence ?? stackOf(urn);

const ownFences = ({ twilio, session }: Operation, names: readonly string[]): OwnFences => ({
  lookup: new FenceLookup(twilio, session, names),
  names,
});

/** Tells the other resources of this run what is remembered. */
function share({ session, urn }: Operation, state: OriginalRoutingState): void {
  const { settings, retired, fenceFallbacks } = state;
  const names = [...new Set([presentName(urn, state.fence), ...state.names])];
  const stamps = names.flatMap((name) =>
    Object.entries(state.stamps).map(([line, known]): [string, string[]] => [`${name}/${line}`, known]),
  );
  const past = { ...retired, ...settings };
  const adopted = state.adopt ?? [];
  session.recollect(urn, {
    ...{ settings: past, fallbacks: fenceFallbacks, names, adopted },
    stamps: Object.fromEntries(stamps),
  });
}
