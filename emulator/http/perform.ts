import { alarms } from "../api/forbidden";
import type { Emulation } from "../emulation";
import type { Fault } from "../faults";
import { authenticate } from "./credentials";
import type { Exchange, Operation, Product, Reply, Upload } from "./operation";
import { findOperation } from "./route";
import { notAuthenticated, notEmulated, TwilioError } from "./twilio-error";

/** A request to an API host, read to its end. */
export interface Received {
  product: Product;
  method: string;
  host: string;
  path: string;
  query: URLSearchParams;
  form: URLSearchParams;
  upload?: Upload;
  /** The `Authorization` header. */
  authorization?: string;
}

/**
 * Finds, authorises, checks and runs the operation a request asks for.
 * @throws {TwilioError} the error answer.
 */
export function perform(emulation: Emulation, received: Received, fault?: Fault): Reply {
  const { state, contract } = emulation;
  const { product, method, path, host, query, form, upload } = received;
  const found = findOperation(product, method, path);
  if (!found) throw notEmulated(`${method} https://${host}${path}`);
  const { operation, params } = found;
  const { account, standardKey } = authenticate(state, host, received.authorization);
  if (standardKey && readsAccounts.test(path)) throw notAuthenticated();
  if (alarms(operation)) emulation.violations.push(`${method} ${path}: a client must never do this`);

  refuseViolations(emulation, operation, contract?.requestFaults(operation, params, query, form));
  const later: (() => void)[] = [];
  const exchange: Exchange = {
    state,
    settings: emulation.options,
    account,
    path,
    params,
    query,
    form,
    ...(upload && { upload }),
    buildFails: fault !== undefined && "buildFails" in fault,
    afterwards: (change) => later.push(change),
  };
  try {
    const reply = operation.run(exchange);
    refuseViolations(emulation, operation, contract?.answerFaults(operation, reply));
    return reply;
  } finally {
    for (const change of later) change();
    // Reading a flow may be what makes it visible; no other read changes anything worth keeping.
    if (method !== "GET" || product === "studio") emulation.store.touch();
  }
}

/** What a standard API key may not do. */
const readsAccounts = /^\/2010-04-01\/Accounts(?:\/[^/]+)?\.json$/;

function refuseViolations(emulation: Emulation, operation: Operation, faults: string[] = []): void {
  if (faults.length === 0) return;
  const texts = faults.map((fault) => `${operation.method} ${operation.path}: ${fault}`);
  emulation.violations.push(...texts);
  throw new TwilioError(500, 20500, `Against Twilio's OpenAPI document: ${texts.join("; ")}`);
}
