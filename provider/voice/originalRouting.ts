import { type CheckFault, type DetailedDiff, type Kept, type Resource } from "../resource";
import { FORMAT } from "../state";
import { FenceLookup } from "../twilio/flows";
import { type PhoneNumber, listNumbers } from "../twilio/numbers";
import { ProviderError } from "../wire/failure";
import { UNKNOWN, hasUnknown } from "../wire/values";
import { type Memory, recall, remember } from "./memory";
import { type FormerHandler } from "./settings";

export interface OriginalRoutingInputs {
  phoneNumbers: string[];
  former?: Record<string, FormerHandler>;
  /** Those of the numbers whose former handler goes on answering: without one they are refused. */
  needHandler?: string[];
}

/** `settings`: what each number had; `retired`: the same for numbers that left, until they are seen off our fences. */
export interface OriginalRoutingState extends OriginalRoutingInputs, Kept, Memory {}

/** Remembers each number's voice settings as they were found. It reads only; nothing of it is ever written to Twilio. */
export const originalRouting: Resource<OriginalRoutingInputs, OriginalRoutingState> = {
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
    inputs.phoneNumbers.forEach((number, index) => {
      if (!old.inputs.phoneNumbers.includes(number)) diff[`phoneNumbers[${index}]`] = "add";
    });
    old.inputs.phoneNumbers.forEach((number, index) => {
      if (inputs.phoneNumbers.includes(number)) return;
      diff[`phoneNumbers[${index}]`] = diff[`phoneNumbers[${index}]`] === "add" ? "update" : "delete";
    });
    for (const number of changedFormer(old.inputs, inputs)) diff[`former["${number}"]`] = "update";
    return diff;
  },

  async create({ twilio }, inputs, preview) {
    const state = { ...inputs, accountSid: twilio.accountSid, format: FORMAT, retired: {} };
    if (preview && hasUnknown(inputs))
      return { id: twilio.accountSid, state: { ...state, settings: UNKNOWN as never } };
    const live = await listNumbers(twilio);
    const settings = await remember(inputs.phoneNumbers, live, new FenceLookup(twilio), inputs);
    return { id: twilio.accountSid, state: { ...state, settings } };
  },

  async read(operation, id, old) {
    if (!old) {
      throw new ProviderError(
        "OriginalRouting cannot be imported: what a number had before its fence is not to be read from Twilio any more. Name it in ringfence:former and run `pulumi up`.",
      );
    }
    const live = await listNumbers(operation.twilio);
    const memory = await recall(old.state, live, new FenceLookup(operation.twilio), operation.log);
    return { id, inputs: old.inputs, state: { ...old.state, ...memory } };
  },

  async update({ twilio }, _id, { inputs: before, state }, inputs, preview) {
    if (preview && hasUnknown(inputs)) return { ...state, ...inputs, settings: UNKNOWN as never };
    const wanted = new Set(inputs.phoneNumbers);
    const settings = Object.fromEntries(Object.entries(state.settings).filter(([number]) => wanted.has(number)));
    const left = Object.entries(state.settings).filter(([number]) => !wanted.has(number));
    const retired = { ...state.retired, ...Object.fromEntries(left) };
    const former = new Set(changedFormer(before, inputs));
    const toRead = inputs.phoneNumbers.filter((number) => !settings[number] || former.has(number));
    if (toRead.length > 0) {
      const live: Map<string, PhoneNumber> = await listNumbers(twilio);
      const known = { ...retired, ...settings };
      Object.assign(settings, await remember(toRead, live, new FenceLookup(twilio), inputs, known));
    }
    for (const number of inputs.phoneNumbers) delete retired[number];
    return { ...inputs, accountSid: state.accountSid, format: FORMAT, settings, retired };
  },

  delete: () => Promise.resolve(),
};

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
  a.voiceFallbackMethod === b.voiceFallbackMethod;
