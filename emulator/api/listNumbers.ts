import { accountOfPath } from "../http/credentials";
import { type Operation } from "../http/operation";
import { corePage } from "../http/paging";
import { type PhoneNumber } from "../state/model";

/**
 * `GET /Accounts/{AccountSid}/IncomingPhoneNumbers.json`, a page. `PhoneNumber` finds parts of a number, with `*` for
 * any digit; `FriendlyName` is compared whole.
 */
export const listNumbers: Operation = {
  product: "api",
  method: "GET",
  path: "/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers.json",
  run(exchange) {
    const account = accountOfPath(exchange);
    const wanted = filter(exchange.query);
    const numbers = Object.values(exchange.state.numbers).filter(
      (number) => number.account_sid === account.sid && wanted(number),
    );
    const body = corePage(
      exchange,
      "incoming_phone_numbers",
      numbers,
      ({ sid }) => sid,
      (number) => number,
    );
    return { status: 200, body };
  },
};

function filter(query: URLSearchParams): (number: PhoneNumber) => boolean {
  const phone = query.get("PhoneNumber");
  const friendlyName = query.get("FriendlyName");
  const origin = query.get("Origin");
  const beta = query.get("Beta");
  const pattern = phone && new RegExp(phone.replace(/[^0-9A-Za-z]/g, (sign) => (sign === "*" ? "[0-9]" : `\\${sign}`)));
  return (number) =>
    (!pattern || pattern.test(number.phone_number)) &&
    (friendlyName === null || number.friendly_name === friendlyName) &&
    (origin === null || number.origin === origin) &&
    (beta === null || String(number.beta) === beta);
}
