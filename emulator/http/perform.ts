import { alarms } from "../api/forbidden";
import { type Emulation } from "../emulation";
import { type Fault } from "../faultRules";
import { type ReadLag } from "../lag";
import { authenticate } from "./credentials";
import { type Exchange, type Operation, type Product, type Reply, type Upload } from "./operation";
import { findOperation } from "./route";
import { notAuthenticated, notEmulated, TwilioError } from "./twilioError";

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
  if (standardKey && READS_ACCOUNTS.test(path)) throw notAuthenticated();
  if (alarms(operation)) emulation.violations.push(`${method} ${path}: a client must never do this`);

  refuseViolations(emulation, operation, contract?.requestFaults(operation, params, query, form));
  const later: (() => void)[] = [];
  const written = changesReads(operation) ? emulation.lag.before(state, lagOf(fault)) : undefined;
  const exchange: Exchange = {
    state: readsThatLag(operation) ? emulation.lag.read(state) : state,
    current: state,
    settings: emulation.options,
    hosting: emulation.hosting,
    account,
    path,
    params,
    query,
    form,
    ...(upload && { upload }),
    buildFails: fault !== undefined && "buildFails" in fault && fault.buildFails,
    afterwards: (change) => later.push(change),
  };
  try {
    const reply = operation.run(exchange);
    written?.();
    refuseViolations(emulation, operation, contract?.answerFaults(operation, reply));
    return reply;
  } finally {
    for (const change of later) change();
    // Reading a flow may be what makes it visible; no other read changes anything worth keeping.
    if (method !== "GET" || later.length > 0) emulation.store.touch();
  }
}

/** Lists and single reads of numbers, flows and revisions. */
function readsThatLag({ product, method, path }: Operation): boolean {
  return method === "GET" && (product === "studio" || path.includes("/IncomingPhoneNumbers"));
}

/** Changes of numbers and flows. */
function changesReads({ product, method, path }: Operation): boolean {
  return method !== "GET" && (product === "studio" || product === "api") && !path.endsWith("/Validate");
}

/** The lag that was injected for one write; undefined when the usual one is meant. */
function lagOf(fault: Fault | undefined): ReadLag | undefined {
  if (fault && "lagMs" in fault) return { ms: fault.lagMs };
  return fault && "staleReads" in fault ? { reads: fault.staleReads } : undefined;
}

/** What a standard API key may not do. */
const READS_ACCOUNTS = /^\/2010-04-01\/Accounts(?:\/[^/]+)?\.json$/;

function refuseViolations(emulation: Emulation, operation: Operation, faults: string[] = []): void {
  if (faults.length === 0) return;
  const texts = faults.map((fault) => `${operation.method} ${operation.path}: ${fault}`);
  emulation.violations.push(...texts);
  throw new TwilioError(500, 20500, `Against Twilio's OpenAPI document: ${texts.join("; ")}`);
}
