import { fenceOf } from "../../twilio/mark";
import { type Account } from "../../twilio/credentials";
import { Twilio } from "../../twilio/client";
import { FenceLookup, fenceKey, ownerOf } from "../../twilio/fences";
import { hostedLineOf, isOfFence, fenceAmong } from "../../twilio/hosted";
import { fetchPublished, flowSidOf } from "../../twilio/flows";
import { listNumbers, type PhoneNumber } from "../../twilio/numbers";
import { type AccountNumber } from "../../config";
import { UsageError } from "../usageError";
import { type SideLine } from "./side";

/** What an account has of a stack. */
export interface Deployed {
  /** One for each flow that has a name of the stack. */
  lines: SideLine[];
  /** All numbers of the account. */
  numbers: ReadonlyMap<string, PhoneNumber>;
  /** The same, with the fences of other stacks, as filters look at them. */
  found: AccountNumber[];
}

/**
 * Reads the flows of a stack that callers meet, and the numbers of its account. GET requests only.
 *
 * @param fence `<project>/<stack>`, which the names of its flows begin with.
 * @param needOthers also look which other stacks fence numbers, which takes one request for each flow.
 * @throws Error of Twilio's, as the provider words it; UsageError for a stack whose Function answers some of its numbers.
 */
export async function readDeployed(account: Account, fence: string, needOthers: boolean): Promise<Deployed> {
  const twilio = new Twilio(account);
  const flows = await twilio.sdk.studio.v2.flows.list({ pageSize: 1000 });
  const ours = flows.filter(({ friendlyName }) => fenceOf(friendlyName) === fence);
  const numbers = await listNumbers(twilio);
  refuseFunction(numbers, fence);
  const own = new Set(ours.map(({ sid }) => sid));
  const lines = await Promise.all(ours.map(({ sid, friendlyName }) => lineOf(twilio, sid, friendlyName, numbers)));
  const lookup = new FenceLookup(twilio);
  const found = await Promise.all(
    [...numbers.values()].map(async (number): Promise<AccountNumber> => {
      const key = fenceKey(number.voiceUrl, account.accountSid);
      const other = needOthers && key !== undefined && !own.has(key) ? await lookup.at(number.voiceUrl) : undefined;
      return { ...number, fencedBy: other && isOfFence(ownerOf(other), fence) ? "" : ownerOf(other) };
    }),
  );
  return { lines: lines.flat(), numbers, found };
}

/** @throws UsageError for numbers that are on the stack's Function: Twilio does not show what that does */
function refuseFunction(numbers: ReadonlyMap<string, PhoneNumber>, fence: string): void {
  const hosted = [...numbers.values()].filter(({ voiceUrl }) => {
    const line = hostedLineOf(voiceUrl);
    return line !== undefined && fenceAmong([fence], line) !== undefined;
  });
  if (hosted.length === 0) return;
  const names = hosted.map(({ phoneNumber }) => phoneNumber).join(", ");
  throw new UsageError(
    `${names}: on the Function of ${fence}, and Twilio does not show what a Function does. Compare with a revision of the stack file, such as HEAD~1`,
  );
}

/** Nothing for a flow that was never published: no caller meets it. */
async function lineOf(
  twilio: Twilio,
  sid: string,
  friendlyName: string,
  numbers: ReadonlyMap<string, PhoneNumber>,
): Promise<SideLine[]> {
  const published = await fetchPublished(twilio, sid);
  if (published === undefined) return [];
  const bound = [...numbers.values()]
    .filter(({ voiceUrl }) => flowSidOf(voiceUrl, twilio.accountSid) === sid)
    .map(({ phoneNumber }) => phoneNumber)
    .sort();
  return [
    {
      line: friendlyName.slice(friendlyName.lastIndexOf("/") + 1),
      selection: { kind: "listed", numbers: bound },
      numbers: bound,
      definition: published.definition,
      secrets: new Map(),
      deciding: [],
    },
  ];
}
