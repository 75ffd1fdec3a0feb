import { type AccountNumber, type LinePolicy, resolveLines } from "../../config";
import { fenceName } from "../../program/names";
import { Twilio } from "../../twilio/client";
import { FenceLookup, fenceKey, ownerOf } from "../../twilio/fences";
import { isOfFence } from "../../twilio/hosted";
import { fenceOf, lineOf } from "../../twilio/mark";
import { listNumbers, type PhoneNumber } from "../../twilio/numbers";
import { type SoundReading } from "../stack";
import { accountOf } from "../stack/account";

/** A flow of a stack. */
interface FenceFlow {
  sid: string;
  /** When it was changed last, in milliseconds since 1970. */
  changedAt: number;
}

/** What an account has of a stack, as far as its calls are concerned. */
export interface FenceAccount {
  twilio: Twilio;
  /** The lines with the numbers that the account has. */
  lines: readonly LinePolicy[];
  /** The stack's flows by the name of the line. */
  flows: ReadonlyMap<string, FenceFlow>;
  numbers: ReadonlyMap<string, PhoneNumber>;
  notes: string[];
}

/**
 * Looks at the flows and numbers of a stack. Sends GET requests only.
 *
 * @param purpose what fails without an account, in words.
 * @throws UsageError without credentials; Error of Twilio's.
 */
export async function fenceAccount(reading: SoundReading, purpose: string): Promise<FenceAccount> {
  const { project, stack, file, config } = reading;
  const account = accountOf(reading.account, file, purpose);
  const twilio = new Twilio(account);
  const notes: string[] = [];
  const fence = fenceName({ project, stack });
  const listed = await twilio.sdk.studio.v2.flows.list({ pageSize: 1000 });
  const ours = listed.filter(({ friendlyName }) => fenceOf(friendlyName) === fence);
  if (project === "") notes.push(`${file} belongs to no Pulumi.yaml, so its flows are not known, nor what Studio saw`);
  const flows = new Map(
    (project === "" ? [] : ours).map(({ sid, friendlyName, dateUpdated, dateCreated }) => [
      lineOf(friendlyName),
      // Twilio's SDK types the first as never missing, and Twilio leaves it out of flows that were never changed.
      { sid, changedAt: ((dateUpdated as Date | null) ?? dateCreated).getTime() },
    ]),
  );
  const numbers = await listNumbers(twilio);
  if (config.lines.every(({ selection }) => selection.kind === "listed")) {
    return { twilio, lines: config.lines, flows, numbers, notes };
  }
  const own = new Set([...flows.values()].map(({ sid }) => sid));
  const lookup = new FenceLookup(twilio);
  const found = await Promise.all(
    [...numbers.values()].map(async (number): Promise<AccountNumber> => {
      const key = fenceKey(number.voiceUrl, account.accountSid);
      const other = key !== undefined && !own.has(key) ? await lookup.at(number.voiceUrl) : undefined;
      return { ...number, fencedBy: other && isOfFence(ownerOf(other), fence) ? "" : ownerOf(other) };
    }),
  );
  return { twilio, lines: resolveLines(config, found).lines, flows, numbers, notes };
}
