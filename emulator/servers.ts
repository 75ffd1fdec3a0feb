import { type EmulatorState } from "./state/model";

/** So many redirects are followed. */
const MAX_REDIRECTS = 20;

/** Names the server on this machine that answers for a host. */
export function addServer(state: EmulatorState, host: string, url: string): void {
  if (!URL.canParse(url) || !["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname)) {
    throw new Error("url: give the URL of a server on this machine, such as http://127.0.0.1:5000");
  }
  state.servers = { ...state.servers, [host.toLowerCase()]: url };
}

/**
 * Sends a request to the server that is registered for its host, and never to the network. A redirect is followed where a
 * server is registered for its target.
 * @throws as `fetch` does where nobody answers, and so where no server is registered.
 */
export async function fetchFromServers(
  { servers = {} }: EmulatorState,
  url: string,
  init: RequestInit,
): Promise<Response> {
  let target = url;
  let request = init;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const { host, pathname, search } = new URL(target);
    const server = Object.hasOwn(servers, host) ? servers[host] : undefined;
    if (server === undefined) {
      const cause = new Error(`the emulator has no server for ${host}; name one on this machine with addServer`);
      throw new TypeError("fetch failed", { cause });
    }
    const response = await fetch(new URL(pathname + search, server), { ...request, redirect: "manual" });
    const location = response.headers.get("location");
    const isRedirect = [301, 302, 303, 307, 308].includes(response.status) && location !== null;
    if (!isRedirect || init.redirect === "manual") return response;
    if (init.redirect === "error") break;
    target = new URL(location, target).href;
    if (response.status < 307) {
      const { body: _, ...rest } = request;
      request = { ...rest, method: "GET" };
    }
  }
  throw new TypeError("fetch failed", { cause: new Error("a redirect that is not followed") });
}
