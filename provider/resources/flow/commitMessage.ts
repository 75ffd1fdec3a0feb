import { gitRevision } from "../../gitRevision";
import { stackOf } from "../../../numbers/urn";

/** Twilio documents no limit; Studio shows a message in one line of its list of revisions. */
const LONGEST = 120;

/** The engine starts a provider in the project's folder, once for each run. */
let checkedOut: Promise<string> | undefined;

/**
 * What Studio's list of revisions says of an update: the stack, the commit that is checked out in the project's folder (with
 * a `+` when it is edited), and what changed, such as `dev 1a2b3c4+: block +KP -IN`.
 *
 * It is made when a revision is written, never before: a preview pays nothing for it, and another commit is no change.
 *
 * @param given the message that the program wants instead; an empty one means none, since Twilio refuses it
 */
export async function commitMessage(urn: string, given: string | undefined, words: string): Promise<string> {
  if (given !== undefined) return given;
  checkedOut ??= gitRevision(process.cwd());
  const stack = stackOf(urn).split("/").at(-1) ?? "";
  const message = `${[stack, await checkedOut].filter(Boolean).join(" ")}: ${words}`;
  return message.length <= LONGEST ? message : `${message.slice(0, LONGEST - 1)}…`;
}
