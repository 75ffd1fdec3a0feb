import type { Account, EmulatorState } from "../state/model";
import type { Exchange } from "./operation";
import { notAuthenticated } from "./twilio-error";

/** Who a request is made as. */
export interface Caller {
  account: Account;
  /** A standard API key, which may not read accounts. */
  standardKey: boolean;
}

/**
 * The account that an `Authorization: Basic` header opens: an account SID with its auth token, or an API key with its
 * secret.
 * @throws 401 with code 20003 for anything else.
 */
export function authenticate(state: EmulatorState, header: string | undefined): Caller {
  const encoded = /^Basic\s+(\S+)$/i.exec(header ?? "")?.[1];
  if (encoded === undefined) throw notAuthenticated();
  const [, user, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, "base64").toString("utf8")) ?? [];
  if (user === undefined || password === undefined) throw notAuthenticated();
  for (const account of Object.values(state.accounts)) {
    if (user === account.sid && password === account.authToken) return { account, standardKey: false };
    const key = account.keys[user];
    if (key?.secret === password) return { account, standardKey: key.kind === "standard" };
  }
  throw notAuthenticated();
}

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
