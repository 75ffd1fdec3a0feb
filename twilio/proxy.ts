import { BlockList, isIP } from "node:net";
import { ProviderError } from "./failure";

/** An HTTP proxy, as one of the environment's settings names it. */
export interface Proxy {
  secure: boolean;
  host: string;
  port: number;
  /** Value of `Proxy-Authorization`, when the setting has a user. */
  authorization?: string;
  /** The variable that names it, such as HTTPS_PROXY. */
  setting: string;
}

/** The first of these that is set names the proxy. Twilio's own clients take HTTP_PROXY too, though Twilio is asked over HTTPS. */
const SETTINGS = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];

/** How people are shown a proxy: where it is and which setting says so, never a user or password. */
export const shownProxy = ({ secure, host, port, setting }: Proxy): string =>
  `the proxy ${secure ? "https" : "http"}://${isIP(host) === 6 ? `[${host}]` : host}:${port} (${setting})`;

/**
 * The proxy through which `url` is to be reached, or undefined where it is reached directly.
 *
 * @throws ProviderError when the setting names no HTTP proxy; it may hold a password, so its value is not shown
 */
export function proxyFor(url: URL, environment: NodeJS.ProcessEnv): Proxy | undefined {
  const setting = SETTINGS.find((name) => environment[name]?.trim());
  if (setting === undefined || isDirect(url, environment)) return undefined;
  const value = environment[setting]?.trim() ?? "";
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(value)?.[1]?.toLowerCase();
  const address = scheme ? value : `http://${value}`;
  const parsed = URL.canParse(address) ? new URL(address) : undefined;
  if (!parsed?.hostname || (parsed.protocol !== "http:" && parsed.protocol !== "https:")) {
    const why = scheme?.startsWith("socks")
      ? `names a SOCKS proxy (${scheme}), which is not supported`
      : "is not the address of an HTTP proxy";
    throw new ProviderError(
      `The environment variable ${setting} ${why}. Set HTTPS_PROXY to http://HOST:PORT or http://USER:PASSWORD@HOST:PORT, ` +
        `or name ${hostOf(url)} in NO_PROXY to connect without a proxy.`,
    );
  }
  const secure = parsed.protocol === "https:";
  const user = `${decoded(parsed.username)}:${decoded(parsed.password)}`;
  return {
    secure,
    host: hostOf(parsed),
    port: Number(parsed.port) || (secure ? 443 : 80),
    ...(user !== ":" && { authorization: `Basic ${Buffer.from(user).toString("base64")}` }),
    setting,
  };
}

/** Without the brackets of an IPv6 address. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");

/** A password with a bare % is what somebody typed, not an encoding. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether NO_PROXY names the host of `url`, or it is this machine itself, which no proxy can reach. */
function isDirect(url: URL, { NO_PROXY, no_proxy }: NodeJS.ProcessEnv): boolean {
  const host = hostOf(url).toLowerCase();
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  if (host === "localhost" || host.endsWith(".localhost") || inNetwork(host, "127.0.0.0", 8) || host === "::1") {
    return true;
  }
  const entries = (NO_PROXY?.trim() ? NO_PROXY : (no_proxy ?? "")).toLowerCase().split(/[\s,]+/);
  return entries.some((entry) => covers(entry, host, port));
}

/** One entry of NO_PROXY: `*`, a host (its subdomains with it), `.suffix`, an IP address or network; all but a network with `:port`. */
function covers(entry: string, host: string, port: string): boolean {
  if (entry === "" || entry === "*") return entry === "*";
  const [, network, bits] = /^\[?([\d.]+|[\da-f:.]+)\]?\/(\d+)$/.exec(entry) ?? [];
  if (network !== undefined) return inNetwork(host, network, Number(bits));
  const [, name = "", onlyPort] = /^(\[[^\]]*\]|[^:]*|.*:.*:.*?)(?::(\d+))?$/.exec(entry) ?? [];
  if (onlyPort !== undefined && onlyPort !== port) return false;
  const named = name.replace(/^\[|\]$/g, "").replace(/^\*?\./, "");
  if (isIP(named) !== 0) return inNetwork(host, named, isIP(named) === 6 ? 128 : 32);
  return named !== "" && (host === named || host.endsWith(`.${named}`));
}

function inNetwork(host: string, network: string, bits: number): boolean {
  const [family, ours] = [isIP(network), isIP(host)];
  if (family === 0 || ours === 0 || bits > (family === 6 ? 128 : 32)) return false;
  const list = new BlockList();
  list.addSubnet(network, bits, family === 6 ? "ipv6" : "ipv4");
  return list.check(host, ours === 6 ? "ipv6" : "ipv4");
}
