import { type Operation } from "../../resource";
import { ProviderError } from "../../../twilio/failure";

/**
 * Before this state writes what another copy of it wrote last. Such a copy may have bound more numbers, of which nothing is known
 * here: the calls to them would get to the handler of another number.
 *
 * @param name of the flow or the service, for the message
 * @param numbers that are on it now, E.164
 * @param answered whether the new revision treats a number as it is treated now
 * @throws ProviderError that names the numbers, and how to go on
 */
export function refuseStrangers(
  { session }: Pick<Operation, "session">,
  name: string,
  numbers: readonly string[],
  answered: (number: string) => boolean,
): void {
  const strangers = numbers.filter((number) => !session.hadNumber(number) && !answered(number)).sort();
  if (strangers.length === 0) return;
  const [one, them] = strangers.length === 1 ? ["it", "it"] : ["each", "them"];
  throw new ProviderError(
    `${strangers.join(", ")}: on ${name}, where another copy of this stack's state put ${them}, and nothing is remembered of what ${one} had before. ` +
      "It was left as it is: calls would get to another number's handler. Add the numbers to ringfence:numbers and say in ringfence:former what each had, " +
      "or point them elsewhere in the Twilio console.",
  );
}
