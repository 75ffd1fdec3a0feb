import { isPhoneNumber } from "../../../flows/policy/phoneNumbers";
import { type LinePlan, type Stamps } from "../../../numbers/lines";
import { type Memory } from "../../../numbers/recall";
import { type NumberRules } from "../../../numbers/remember";
import { type CheckFailure, type DetailedDiff, mapDiff, type StoredBase } from "../../resource";
import { type Log } from "../../../numbers/operation";
import { UNKNOWN, hasUnknown } from "../../wire/values";
import { canonicalJson } from "../../../flows/base/canonicalJson";
import { type FormerHandler, sameRouting } from "../../../numbers/settings";

export interface OriginalRoutingInputs extends NumberRules {
  phoneNumbers: string[];
  /** `<project>/<stack>`, and a prefix where the stack has several fences. By default, that of the resource. */
  fence?: string;
  /** Line to its policy and numbers. */
  lines?: Record<string, LinePlan>;
  /** Fallbacks that the fence may give to numbers. */
  fallbacks?: string[];
  /** Stamps of a newer copy of this state that this one takes over on purpose. */
  adopt?: string[];
}

/** `settings`: what each number had; `retired`: the same for numbers that left and still are on a flow of ours. */
export interface OriginalRoutingState extends OriginalRoutingInputs, StoredBase, Memory {
  /** Those of the numbers that had a registered emergency address when they were last looked at. */
  emergencyNumbers?: string[];
  /** Every name that the fence has had, the present one first. */
  names: string[];
  /** Line to the stamps that its flow may carry, the newest first. */
  stamps: Stamps;
  /** Line to numbers that its flow goes on serving, although they are to be another line's, or none's. */
  held: Record<string, string[]>;
  /** Fallbacks that the fence may have given to numbers, earlier ones too. */
  fenceFallbacks: string[];
  /** New each time that numbers were given back what they had before the flows were changed. */
  released: string;
}

/** Errors of the numbers and of what the config says of them. */
export function checkMemory(log: Log, { phoneNumbers, former }: OriginalRoutingInputs): Promise<CheckFailure[]> {
  const errors: CheckFailure[] = [];
  if (hasUnknown(phoneNumbers) || (former as unknown) === UNKNOWN) {
    log.warning("the numbers are not known yet, so they are looked at during the update only");
    return Promise.resolve(errors);
  }
  const seen = new Set<string>();
  phoneNumbers.forEach((number, index) => {
    const where = `phoneNumbers[${index}] "${number}"`;
    if (!isPhoneNumber(number)) {
      errors.push({
        property: "phoneNumbers",
        reason: `${where} is not an E.164 number: write it as "+15550100001", in quotes`,
      });
    }
    if (seen.has(number)) errors.push({ property: "phoneNumbers", reason: `${where} stands there twice: keep one` });
    seen.add(number);
  });
  for (const number of Object.keys(former ?? {}).filter((key) => !seen.has(key))) {
    errors.push({
      property: "former",
      reason: `former["${number}"] is about a number that is not in phoneNumbers: add it there, or remove the entry`,
    });
  }
  return Promise.resolve(errors);
}

/** What differs between what was last done and what is wanted. */
export function diffMemory(state: OriginalRoutingState, inputs: OriginalRoutingInputs): DetailedDiff {
  const diff: DetailedDiff = {};
  if (hasUnknown(inputs)) return { phoneNumbers: "update" };
  const [was, is] = [new Set(state.phoneNumbers), new Set(inputs.phoneNumbers)];
  inputs.phoneNumbers.forEach((number, index) => {
    if (!was.has(number)) diff[`phoneNumbers[${index}]`] = "add";
  });
  state.phoneNumbers.forEach((number, index) => {
    if (is.has(number)) return;
    diff[`phoneNumbers[${index}]`] = diff[`phoneNumbers[${index}]`] === "add" ? "update" : "delete";
  });
  for (const number of changedFormer(state, inputs)) diff[`former["${number}"]`] = "update";
  if (changedTakeOver(state, inputs).length > 0) diff.takeOver = "update";
  Object.assign(diff, mapDiff("lines", state.lines, inputs.lines));
  for (const name of ["fence", "fallbacks", "adopt"] as const)
    if (canonicalJson(state[name]) !== canonicalJson(inputs[name])) diff[name] = "update";
  // A number that left and is still on its line: this run restores it before the line stops serving it. Were it left to the binding, the
  // line would change in the run after this one.
  if (Object.keys(diff).length === 0 && Object.keys(state.retired).length > 0) diff.phoneNumbers = "update";
  return diff;
}

/**
 * Numbers that have to be read again, or undefined where nothing has to be looked at: another policy alone needs no list of
 * the account's numbers.
 */
export function toLookAt(state: OriginalRoutingState, inputs: OriginalRoutingInputs): string[] | undefined {
  const again = [...new Set([...changedFormer(state, inputs), ...changedTakeOver(state, inputs)])];
  const membership = ({ phoneNumbers, lines }: OriginalRoutingInputs) =>
    canonicalJson([
      [...phoneNumbers].sort(),
      Object.entries(lines ?? {})
        .map(([line, { numbers }]) => [line, numbers])
        .sort(),
    ]);
  const moved = membership(state) !== membership(inputs);
  const left = Object.keys(state.retired).length > 0;
  const adopts = canonicalJson(state.adopt) !== canonicalJson(inputs.adopt);
  return moved || left || adopts || again.length > 0 ? again : undefined;
}

/** Most numbers that are named one by one. */
const MAX_NAMED = 20;

/** Names the numbers that joined or left, whoever moved them: with a filter it may be the account itself. */
export function nameMoves(log: Log, before: string[], after: string[]): void {
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
