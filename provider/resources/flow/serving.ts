import { type FlowDefinition } from "../../../flows/definition";
import { releaseNumbers } from "../../../numbers/release";
import { notRemembered } from "../../../numbers/restore";
import { type StoredSettings, isRouted } from "../../../numbers/settings";
import { type Operation } from "../../resource";
import { FenceLookup } from "../../../twilio/fences";
import { flowSidOf } from "../../../twilio/flows";
import { type PhoneNumber, numbersOnce } from "../../../twilio/numbers";
import { ProviderError } from "../../../twilio/failure";
import { answersFor } from "./answersFor";

/** Numbers (E.164) as inputs and states of a flow hold them: one text, joined by commas (docs/decisions/0008-numbers-as-one-text.md). */
export const numbersIn = (text: string | undefined): string[] => (text ? text.split(",") : []);

/** Numbers that the flow still answers for in one field or another. */
export function numbersOn(sid: string, live: Map<string, PhoneNumber>, accountSid: string): PhoneNumber[] {
  return numbersWhere((url) => flowSidOf(url, accountSid) === sid, live);
}

const numbersWhere = (isOn: (url: string) => boolean, live: Map<string, PhoneNumber>): PhoneNumber[] =>
  [...live.values()].filter((number) => shownUrls(number).some(isOn));

const shownUrls = ({ voiceUrl, voiceFallbackUrl, statusCallback }: PhoneNumber): string[] => [
  voiceUrl,
  voiceFallbackUrl,
  statusCallback,
];

/**
 * Numbers whose calls come to the flow. Only two fields answer calls, and neither does under a trunk or an application. The call-back
 * of a number that its owner has pointed elsewhere may still name the flow.
 */
export const answeredBy = (sid: string, live: Map<string, PhoneNumber>, accountSid: string): string[] =>
  [...live.values()]
    .filter((number) => !isRouted(number))
    .filter(({ voiceUrl, voiceFallbackUrl }) =>
      [voiceUrl, voiceFallbackUrl].some((url) => flowSidOf(url, accountSid) === sid),
    )
    .map(({ phoneNumber }) => phoneNumber);

/**
 * Before a flow stops serving numbers: none of them may be on it any more, unless the new definition answers them as before.
 *
 * @throws ProviderError that names the numbers
 */
export async function refuseToShrink(
  { twilio }: Operation,
  sid: string,
  leaving: string[],
  before: FlowDefinition,
  after: FlowDefinition,
): Promise<void> {
  const losing = leaving.filter(
    (number) => !answersFor(before, number).every((one) => answersFor(after, number).includes(one)),
  );
  if (losing.length === 0) return;
  const leftOn = (live: Map<string, PhoneNumber>) => {
    const answered = new Set(answeredBy(sid, live, twilio.accountSid));
    return losing.filter((number) => answered.has(number));
  };
  const left = leftOn(await numbersOnce(twilio, (live) => leftOn(live).length === 0));
  if (left.length === 0) return;
  throw new ProviderError(
    `${left.join(", ")}: on flow ${sid}, whose new revision would not answer ${left.length === 1 ? "it" : "them"} as before. ` +
      "The flow was left as it is. Run the whole `pulumi up`, without --target and with --refresh: it takes the numbers off this flow first.",
  );
}

/** Something that answers numbers: a flow, or a Function. */
export interface Answering {
  /** With its SID or its host name, for messages. */
  name: string;
  isOn: (url: string) => boolean;
  /**
   * Looks once more before numbers are given back what this run remembers: another run may have written since, and remember
   * something newer. @throws ProviderError if one has
   */
  refuseOverruled: () => Promise<void>;
}

/**
 * Before a flow is deleted.
 *
 * @param refuseOverruled as in {@link Answering}
 * @throws as {@link clearNumbers}
 */
export const clearFlow = (operation: Operation, sid: string, refuseOverruled: () => Promise<void>): Promise<void> =>
  clearNumbers(operation, {
    name: `flow ${sid}`,
    isOn: (url) => flowSidOf(url, operation.twilio.accountSid) === sid,
    refuseOverruled,
  });

/**
 * Before something is deleted that answers numbers: in a destroy, numbers that are still on it get back what they had, where the memory is known to
 * this run. In an `up` they are to be on another flow, so they are left where they are.
 *
 * @throws ProviderError, with the numbers and the remedy, if any is left on it
 */
export async function clearNumbers(operation: Operation, { name, isOn, refuseOverruled }: Answering): Promise<void> {
  const { twilio, session, log } = operation;
  const canGo = ({ phoneNumber }: PhoneNumber) => !session.programRuns && session.remembered(phoneNumber) !== undefined;
  const seen = await numbersOnce(twilio, (live) => numbersWhere(isOn, live).every(canGo));
  const on = numbersWhere(isOn, seen);
  if (on.length === 0) return;
  const names = on.map((number) => number.phoneNumber).join(", ");
  if (session.programRuns) {
    throw new ProviderError(
      `${names}: still on ${name}, so it was not deleted: calls would meet a dead line. Run \`pulumi up --refresh\`, which puts the numbers where they are to be.`,
    );
  }
  await refuseOverruled();
  const [known, unknown]: [Record<string, StoredSettings>, string[]] = [{}, []];
  for (const { phoneNumber } of on) {
    const remembered = session.remembered(phoneNumber);
    if (remembered) known[phoneNumber] = remembered;
    else unknown.push(phoneNumber);
  }
  const urls = new Set(on.flatMap(shownUrls).filter(isOn));
  const fences = { lookup: new FenceLookup(twilio, session), names: [], urls };
  const live = new Map(on.map((number) => [number.phoneNumber, number]));
  const isFallback = (url: string) => session.isFenceFallback(url);
  const { failures } = await releaseNumbers(operation, live, known, fences, isFallback);
  for (const number of Object.keys(known))
    if (failures[number] === undefined) log.info(`${number} has what it had before again`);
  const errors = [
    ...unknown.map(notRemembered),
    ...Object.entries(failures).map(([number, reason]) => `${number}: ${reason}`),
  ];
  if (errors.length === 0) return;
  const refreshed = "If this stack's memory knows them, `pulumi destroy --refresh` puts them back.";
  throw new ProviderError(
    [
      ...errors.sort(),
      `${name.charAt(0).toUpperCase()}${name.slice(1)} was not deleted: ${names} would be dead lines. ${refreshed}`,
    ].join("\n"),
  );
}
