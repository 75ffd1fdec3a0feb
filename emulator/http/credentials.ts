import { type Account, type EmulatorState } from "../state/model";
import { type Exchange } from "./operation";
import { notAuthenticated, testCredentials } from "./twilioError";

/** Who a request is made as. */
export interface Caller {
  account: Account;
  /** A standard API key, which may not read accounts. */
  standardKey: boolean;
}

/**
 * The account that an `Authorization: Basic` header opens: an account SID with its auth token, or an API key with its
 * secret. An API key opens it in its own region only.
 * @param host the host that is asked: `api.twilio.com`, or with an edge and a region `api.dublin.ie1.twilio.com`.
 * @throws 403 with code 20008 for test credentials, 401 with code 20003 for anything else.
 */
export function authenticate(state: EmulatorState, host: string, header: string | undefined): Caller {
  const encoded = /^Basic\s+(\S+)$/i.exec(header ?? "")?.[1];
  if (encoded === undefined) throw notAuthenticated();
  const [, user, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, "base64").toString("utf8")) ?? [];
  if (user === undefined || password === undefined) throw notAuthenticated();
  for (const account of Object.values(state.accounts)) {
    if (user === account.sid && password === account.authToken) {
      if (account.test) throw testCredentials();
      return { account, standardKey: false };
    }
    const key = account.keys[user];
    if (key?.secret === password && (key.region ?? regionOf(host)) === regionOf(host))
      return { account, standardKey: key.kind === "standard" };
  }
  throw notAuthenticated();
}

/** A host without a region is us1; an edge alone changes nothing about that. */
const regionOf = (host: string): string => /\.([a-z]{2}[0-9])\.twilio\.com$/i.exec(host)?.[1]?.toLowerCase() ?? "us1";

/**
 * The account a path of the core API names. It is the caller's own or a subaccount of it: a parent's credentials with a
 * subaccount's SID work here, while Studio and Serverless, whose paths name no account, act on the parent.
 * @throws 401 for an account that is unknown or somebody else's.
 */
export function accountOfPath({ state, account, params }: Exchange): Account {
  const named = state.accounts[params.AccountSid ?? params.Sid ?? ""];
  if (named && (named.sid === account.sid || named.ownerAccountSid === account.sid)) return named;
  throw notAuthenticated();
}
