import { createServer, type IncomingMessage, type Server } from "node:http";
import { type AddressInfo } from "node:net";

/** A value of an environment, as Pulumi's service has it. */
interface EnvironmentValue {
  value?: unknown;
  secret?: boolean;
  unknown?: boolean;
}

/** What an environment sets for stacks: keys with their namespace. */
export type PulumiConfig = Record<string, EnvironmentValue>;

/**
 * Pulumi's service as far as `pulumi config` speaks to it: who asks, which stacks there are, and what an environment says.
 * The engine is the real one. Its secrets "encrypt" to themselves, as nothing here is to be kept.
 */
export class PulumiService {
  /** Paths that were asked for. */
  readonly asked: string[] = [];
  readonly #server: Server;

  /**
   * @param config what every environment sets
   * @param kept name of the stack whose config the service keeps, so that it has no file
   */
  constructor(
    private readonly config: PulumiConfig,
    private readonly kept?: string,
  ) {
    this.#server = createServer((request, response) => {
      void bodyOf(request).then((body) => {
        const answer = this.#answer(request, body);
        response.writeHead(answer === undefined ? 404 : 200, { "Content-Type": "application/json" });
        response.end(JSON.stringify(answer ?? { code: 404, message: "not found" }));
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer({ url = "" }: IncomingMessage, body: string): object | undefined {
    const path = url.replace(/\?.*/, "");
    this.asked.push(path);
    if (path === "/api/user") return { githubLogin: "desk", organizations: [{ githubLogin: "acme" }] };
    if (path === "/api/user/organizations/default") return { GitHubLogin: "acme" };
    if (path === "/api/capabilities") return { capabilities: [] };
    const [, orgName, projectName, stackName, what] =
      /^\/api\/stacks\/(\w+)\/(\w+)\/(\w+)(?:\/(\w+))?$/.exec(path) ?? [];
    if (what === "encrypt") return { ciphertext: (JSON.parse(body) as { plaintext: string }).plaintext };
    if (stackName !== undefined) {
      const keeps = stackName === this.kept && { config: { environment: "phones/prod" } };
      return { ...{ id: "1", orgName, projectName, stackName, activeUpdate: "", version: 1 }, ...keeps };
    }
    if (path.endsWith("/yaml/check")) return { properties: { pulumiConfig: valueOf({ value: this.config }) } };
    return undefined;
  }
}

/** A value in the form in which the service sends it: each part with its trace. */
function valueOf({ value, ...about }: EnvironmentValue): object {
  const inner =
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, valueOf(item as EnvironmentValue)]))
      : Array.isArray(value)
        ? value.map((item: unknown) => valueOf({ value: item }))
        : value;
  return { ...about, ...(inner !== undefined && { value: inner }), trace: { def: { environment: "phones/prod" } } };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) body += chunk;
  return body;
}
