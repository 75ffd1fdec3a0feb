import { type EmulatorState, type Environment, type Version } from "../state/model";
import { answerOf, type Finished, type HostedAnswer, refusal, troubleOf } from "./answers";
import { type HostedRequest, invoke, type Invoked, logOf } from "./invoke";
import { isSigned, SIGNATURE } from "./signature";

/** At most so many Functions of a service run at once. */
const MOST_RUNS = 30;

/** The header that says how many were running; only what a Function answered has it. */
export const CONCURRENCY = "x-twilio-function-concurrency";

/** What is served at the domains of the environments that are kept here. */
export class Hosting {
  /** How many Functions of a service are running. */
  readonly #running = new Map<string, number>();

  /** @param limitMs how long a Function may run. */
  constructor(
    readonly state: EmulatorState,
    private readonly limitMs: number,
  ) {}

  /** Whether the host name is, or was, the domain of an environment kept here. */
  serves(host: string): boolean {
    const domain = host.toLowerCase();
    return this.state.formerDomains.includes(domain) || this.#environmentAt(domain) !== undefined;
  }

  /**
   * What a request gets: the asset of the deployed build with that path, for any method, or what its Function answers. It
   * is a promise only where a Function does not call back at once.
   */
  answer(request: HostedRequest): HostedAnswer | Promise<HostedAnswer> {
    const { hostname, pathname } = new URL(request.url);
    const environment = this.#environmentAt(hostname.toLowerCase());
    const build = this.state.builds[environment?.buildSid ?? ""];
    if (!environment || !build) return refusal(404, "not found");
    const asset = versionAt(pathname, build.assetVersions, this.state.assetVersions);
    const code = asset ? undefined : versionAt(pathname, build.functionVersions, this.state.functionVersions);
    const version = asset ?? code;
    if (!version || version.visibility === "private") return refusal(404, "not found");
    // Twilio's pages name 403, and one of them 400.
    if (version.visibility === "protected" && !this.#isFromTwilio(environment, request)) {
      return refusal(403, "forbidden: X-Twilio-Signature is missing or wrong");
    }
    if (asset) {
      const content = Buffer.from(asset.content, "base64");
      return { status: 200, headers: { "content-type": asset.contentType }, content };
    }
    if (!code) return refusal(404, "not found");
    // Twilio says that others are not supported, and not what it answers.
    if (!["GET", "POST", "OPTIONS"].includes(request.method)) return refusal(405, "method not supported");
    return this.#run({ state: this.state, environment, build, version: code }, request);
  }

  #environmentAt(domain: string): Environment | undefined {
    return Object.values(this.state.environments).find(({ domainName }) => domainName === domain);
  }

  #isFromTwilio({ accountSid }: Environment, { url, headers, form }: HostedRequest): boolean {
    const token = this.state.accounts[accountSid]?.authToken;
    return token !== undefined && isSigned(token, headers[SIGNATURE], url, form);
  }

  #run(invoked: Invoked, request: HostedRequest): HostedAnswer | Promise<HostedAnswer> {
    const { serviceSid } = invoked.environment;
    const count = (this.#running.get(serviceSid) ?? 0) + 1;
    if (count > MOST_RUNS) return refusal(429, `too many requests: ${MOST_RUNS} Functions of this service are running`);
    this.#running.set(serviceSid, count);
    const log = logOf(invoked);
    const ended = (finished: Finished): HostedAnswer => {
      this.#running.set(serviceSid, (this.#running.get(serviceSid) ?? 1) - 1);
      const trouble = troubleOf(finished);
      if (trouble !== undefined) log("error", trouble);
      const answer = answerOf(finished);
      return { ...answer, headers: { ...answer.headers, [CONCURRENCY]: `${count}` } };
    };
    const finished = invoke(invoked, request, this.limitMs, log);
    return finished instanceof Promise ? finished.then(ended) : ended(finished);
  }
}

function versionAt<V extends Version>(
  path: string,
  sids: readonly string[] | undefined,
  versions: Record<string, V>,
): V | undefined {
  return sids?.map((sid) => versions[sid]).find((version): version is V => version?.path === path);
}
