import { type CheckFault, type DetailedDiff, type Kept, type Resource } from "../resource";
import { FORMAT } from "../state";
import { FenceLookup } from "../twilio/flows";
import { type PhoneNumber, listNumbers } from "../twilio/numbers";
import { type Log } from "../wire/engine";
import { ProviderError } from "../wire/failure";
import { UNKNOWN, hasUnknown } from "../wire/values";
import { stackOf } from "../urn";
import { type Wishes, remember } from "./memory";
import { type Memory, recall } from "./recall";
import { type FormerHandler, sameRouting } from "./settings";

export interface OriginalRoutingInputs extends Wishes {
  phoneNumbers: string[];
}

/** `settings`: what each number had; `retired`: the same for numbers that left, until they are seen off our fences. */
export interface OriginalRoutingState extends OriginalRoutingInputs, Kept, Memory {
  /** Those of the numbers that had a registered emergency address when they were last looked at. Not known in states of format 1. */
  emergencyNumbers?: string[];
}

/** Remembers each number's voice settings as they were found. It reads only; nothing of it is ever written to Twilio. */
export const originalRouting: Resource<OriginalRoutingInputs, OriginalRoutingState> = {
  packed: ["settings", "retired"],

  check({ log }, { phoneNumbers, former }) {
    const faults: CheckFault[] = [];
    if (hasUnknown(phoneNumbers) || (former as unknown) === UNKNOWN) {
      log.warning("the numbers are not known yet, so they are looked at during the update only");
      return Promise.resolve(faults);
    }
    const seen = new Set<string>();
    phoneNumbers.forEach((number, index) => {
      const where = `phoneNumbers[${index}] "${number}"`;
      if (!/^\+[1-9]\d{6,14}$/.test(number)) {
        faults.push({
          property: "phoneNumbers",
          reason: `${where} is not an E.164 number: write it as "+15550100001", in quotes`,
        });
      }
      if (seen.has(number)) faults.push({ property: "phoneNumbers", reason: `${where} stands there twice: keep one` });
      seen.add(number);
    });
    for (const number of Object.keys(former ?? {}).filter((key) => !seen.has(key))) {
      faults.push({
        property: "former",
        reason: `former["${number}"] is about a number that is not in phoneNumbers: add it there, or remove the entry`,
      });
    }
    return Promise.resolve(faults);
  },

  diff(_operation, old, inputs) {
    const diff: DetailedDiff = {};
    if (hasUnknown(inputs)) return { phoneNumbers: "update" };
    const [was, is] = [new Set(old.inputs.phoneNumbers), new Set(inputs.phoneNumbers)];
    inputs.phoneNumbers.forEach((number, index) => {
      if (!was.has(number)) diff[`phoneNumbers[${index}]`] = "add";
    });
    old.inputs.phoneNumbers.forEach((number, index) => {
      if (is.has(number)) return;
      diff[`phoneNumbers[${index}]`] = diff[`phoneNumbers[${index}]`] === "add" ? "update" : "delete";
    });
    for (const number of changedFormer(old.inputs, inputs)) diff[`former["${number}"]`] = "update";
    if (changedTakeOver(old.inputs, inputs).length > 0) diff.takeOver = "update";
    return diff;
  },

  async create({ twilio, urn }, inputs, preview) {
    const state = { ...inputs, accountSid: twilio.accountSid, format: FORMAT, retired: {} };
    if (preview && hasUnknown(inputs))
      return { id: twilio.accountSid, state: { ...state, settings: UNKNOWN as never } };
    const live = await listNumbers(twilio);
    const settings = await remember(inputs.phoneNumbers, live, new FenceLookup(twilio), inputs, stackOf(urn));
    return {
      id: twilio.accountSid,
      state: { ...state, settings, emergencyNumbers: withAddress(inputs.phoneNumbers, live) },
    };
  },

  async read(operation, id, old) {
    if (!old) {
      throw new ProviderError(
        "OriginalRouting cannot be imported: what a number had before its fence is not to be read from Twilio any more. Name it in ringfence:former and run `pulumi up`.",
      );
    }
    const { twilio, log, urn } = operation;
    const live = await listNumbers(twilio);
    const takeOver = new Set(old.inputs.takeOver);
    const look = { live, lookup: new FenceLookup(twilio), log, takeOver, stack: stackOf(urn) };
    const memory = await recall(old.state, look);
    const emergencyNumbers = withAddress(Object.keys(memory.settings), live);
    return { id, inputs: old.inputs, state: { ...old.state, ...memory, emergencyNumbers } };
  },

  async update({ twilio, log, urn }, _id, { inputs: before, state }, inputs, preview) {
    if (preview && hasUnknown(inputs)) return { ...state, ...inputs, settings: UNKNOWN as never };
    if (preview) tellMoves(log, Object.keys(state.settings), inputs.phoneNumbers);
    const wanted = new Set(inputs.phoneNumbers);
    const settings = Object.fromEntries(Object.entries(state.settings).filter(([number]) => wanted.has(number)));
    const left = Object.entries(state.settings).filter(([number]) => !wanted.has(number));
    const retired = { ...state.retired, ...Object.fromEntries(left) };
    let emergencyNumbers = state.emergencyNumbers?.filter((number) => wanted.has(number));
    const changed = new Set([...changedFormer(before, inputs), ...changedTakeOver(before, inputs)]);
    const toRead = inputs.phoneNumbers.filter((number) => !settings[number] || changed.has(number));
    if (toRead.length > 0) {
      const live: Map<string, PhoneNumber> = await listNumbers(twilio);
      const known = { settings, retired };
      Object.assign(settings, await remember(toRead, live, new FenceLookup(twilio), inputs, stackOf(urn), known));
      emergencyNumbers = withAddress(inputs.phoneNumbers, live);
    }
    for (const number of inputs.phoneNumbers) delete retired[number];
    const memory = { settings, retired, ...(emergencyNumbers && { emergencyNumbers }) };
    return { ...inputs, accountSid: state.accountSid, format: FORMAT, ...memory };
  },

  delete: () => Promise.resolve(),
};

const withAddress = (numbers: string[], live: Map<string, PhoneNumber>): string[] =>
  numbers.filter((number) => live.get(number)?.hasEmergencyAddress).sort();

/** Most numbers that are named one by one. */
const MAX_NAMED = 20;

/** Names the numbers that joined or left, whoever moved them: with a filter it may be the account itself. */
function tellMoves(log: Log, before: string[], after: string[]): void {
  const [was, is] = [new Set(before), new Set(after)];
  const joined = after.filter((number) => !was.has(number));
  const left = before.filter((number) => !is.has(number));
  const named = (numbers: string[], what: string) => {
    const more = numbers.length > MAX_NAMED ? ` and ${numbers.length - MAX_NAMED} more` : "";
    return numbers.length > 0 ? [`${what}: ${numbers.slice(0, MAX_NAMED).join(", ")}${more}`] : [];
  };
  const words = [...named(joined, "joined"), ...named(left, "left")];
  if (words.length > 0) log.info(`since the last \`up\`, numbers ${words.join("; ")}`);
}

/** Numbers that may be taken over now and might not before; a number that is new is read anyway. */
function changedTakeOver(before: OriginalRoutingInputs, after: OriginalRoutingInputs): string[] {
  const [was, is] = [new Set(before.takeOver), new Set(after.takeOver)];
  const stayed = new Set(before.phoneNumbers);
  return after.phoneNumbers.filter((number) => stayed.has(number) && was.has(number) !== is.has(number));
}

/** Numbers whose entry in `former` is new or another one; an entry that went leaves the memory as it is. */
function changedFormer(before: OriginalRoutingInputs, after: OriginalRoutingInputs): string[] {
  const entries = Object.entries(after.former ?? {});
  return entries
    .filter(([number, handler]) => !sameHandler(before.former?.[number], handler))
    .map(([number]) => number);
}

const sameHandler = (a: FormerHandler | undefined, b: FormerHandler) =>
  a !== undefined &&
  a.voiceUrl === b.voiceUrl &&
  a.voiceMethod === b.voiceMethod &&
  a.voiceFallbackUrl === b.voiceFallbackUrl &&
  a.voiceFallbackMethod === b.voiceFallbackMethod &&
  sameRouting(a, b);
