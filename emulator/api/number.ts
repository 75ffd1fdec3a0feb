import { accountOfPath } from "../http/credentials";
import { type Exchange } from "../http/operation";
import { notFound } from "../http/twilioError";
import { type PhoneNumber } from "../state/model";

/**
 * The number that the path names.
 * @throws 404 when the path's account has no such number.
 */
export function numberOfPath(exchange: Exchange): PhoneNumber {
  const account = accountOfPath(exchange);
  const number = exchange.state.numbers[exchange.params.Sid ?? ""];
  if (number?.account_sid !== account.sid) throw notFound(exchange.path);
  return number;
}
