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
  const isOn = (url: string) => flowSidOf(url, accountSid) === sid;
  return [...live.values()].filter((number) => shownUrls(number).some(isOn));
}

const shownUrls = ({ voiceUrl, voiceFallbackUrl, statusCallback }: PhoneNumber): string[] => [
  voiceUrl,
  voiceFallbackUrl,
  statusCallback,
];

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
  // Only these two fields answer calls, and neither does under a trunk or an application. The call-back of a number that its
  // owner has pointed elsewhere may still name the flow.
  const isAnswered = (number: PhoneNumber) =>
    !isRouted(number) &&
    [number.voiceUrl, number.voiceFallbackUrl].some((url) => flowSidOf(url, twilio.accountSid) === sid);
  const leftOn = (live: Map<string, PhoneNumber>) =>
    losing.filter((number) => {
      const shown = live.get(number);
      return shown !== undefined && isAnswered(shown);
    });
  const left = leftOn(await numbersOnce(twilio, (live) => leftOn(live).length === 0));
  if (left.length === 0) return;
  throw new ProviderError(
    `${left.join(", ")}: on flow ${sid}, whose new revision would not answer ${left.length === 1 ? "it" : "them"} as before. ` +
      "The flow was left as it is. Run the whole `pulumi up`, without --target and with --refresh: it takes the numbers off this flow first.",
  );
}

/**
 * Before a flow is deleted: in a destroy, numbers that are still on it get back what they had, where the memory is known to
 * this run. In an `up` they are to be on another flow, so they are left where they are.
 *
 * @throws ProviderError, with the numbers and the remedy, if any is left on it
 */
export async function clearFlow(operation: Operation, sid: string): Promise<void> {
  const { twilio, session, log } = operation;
  const { accountSid } = twilio;
  const canGo = ({ phoneNumber }: PhoneNumber) => !session.programRuns && session.remembered(phoneNumber) !== undefined;
  const seen = await numbersOnce(twilio, (live) => numbersOn(sid, live, accountSid).every(canGo));
  const on = numbersOn(sid, seen, accountSid);
  if (on.length === 0) return;
  const names = on.map((number) => number.phoneNumber).join(", ");
  if (session.programRuns) {
    throw new ProviderError(
      `${names}: still on flow ${sid}, so it was not deleted: calls would meet a dead line. Run \`pulumi up --refresh\`, which puts the numbers where they are to be.`,
    );
  }
  const [known, unknown]: [Record<string, StoredSettings>, string[]] = [{}, []];
  for (const { phoneNumber } of on) {
    const remembered = session.remembered(phoneNumber);
    if (remembered) known[phoneNumber] = remembered;
    else unknown.push(phoneNumber);
  }
  const urls = new Set(on.flatMap(shownUrls).filter((url) => flowSidOf(url, accountSid) === sid));
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
    [...errors.sort(), `Flow ${sid} was not deleted: ${names} would be dead lines. ${refreshed}`].join("\n"),
  );
}
