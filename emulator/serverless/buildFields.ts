import { type Exchange } from "../http/operation";
import { badRequest } from "../http/twilioError";
import { type AssetVersion, type Build, type FunctionVersion, type Version } from "../state/model";

/** Most private assets, and most others, that a build takes. */
const MAX_PRIVATE = 50;
const MAX_OTHERS = 1_000;

/** Largest private asset, in bytes. */
const MAX_PRIVATE_BYTES = 10 * 1024 * 1024;

/** Runtimes that a build may still name. Twilio's documents list the older ones too, as values that a build may have. */
const RUNTIMES = ["node18", "node20", "node22"];
const DEFAULT_RUNTIME = "node22";

/** The versions that a build is to hold. */
export function buildVersions(exchange: Exchange): { assets: AssetVersion[]; functions: FunctionVersion[] } {
  const assets = versionsField(exchange, "AssetVersions", exchange.state.assetVersions);
  const functions = versionsField(exchange, "FunctionVersions", exchange.state.functionVersions);
  const all = [...assets, ...functions];
  if (all.length === 0) throw badRequest("A build needs at least one of AssetVersions and FunctionVersions");
  const paths = new Set<string>();
  for (const { path } of all) {
    if (paths.has(path)) throw badRequest(`Two versions of a build have the path ${path}`);
    paths.add(path);
  }
  const isPrivate = ({ visibility }: Version) => visibility === "private";
  const kept = assets.filter(isPrivate);
  if (kept.length > MAX_PRIVATE) throw badRequest(`${kept.length} private assets; at most ${MAX_PRIVATE} are taken`);
  if (assets.length - kept.length > MAX_OTHERS) throw badRequest(`More than ${MAX_OTHERS} assets`);
  const large = kept.find(({ content }) => Buffer.byteLength(content, "base64") > MAX_PRIVATE_BYTES);
  if (large) throw badRequest(`The private asset ${large.path} has more than ${MAX_PRIVATE_BYTES} bytes`);
  return { assets, functions };
}

/**
 * The runtime of a build. Twilio does not say in which words it refuses one that is gone; a build without Functions runs
 * nothing, and is taken.
 */
export function runtimeField(runtime: string | null, hasFunctions: boolean): string {
  if (!runtime) return DEFAULT_RUNTIME;
  if (!hasFunctions || RUNTIMES.includes(runtime)) return runtime;
  throw badRequest(`Runtime ${runtime} is not supported; there is ${RUNTIMES.join(", ")}`);
}

/** The packages that a build asks for. Twilio's own deployer puts the list in quotes once more. */
export function dependenciesField(text: string | null): Build["dependencies"] {
  if (!text) return [];
  const message = "Dependencies must be a JSON list of objects with name and version";
  try {
    const list: unknown = JSON.parse(text.replace(/^"(\[.*\])"$/s, "$1"));
    if (Array.isArray(list) && list.every(isDependency)) return list;
  } catch {
    throw badRequest(message);
  }
  throw badRequest(message);
}

function isDependency(item: unknown): item is { name: string; version: string } {
  return typeof item === "object" && item !== null && "name" in item && "version" in item;
}

function versionsField<V extends Version>({ form, params }: Exchange, name: string, there: Record<string, V>): V[] {
  return form.getAll(name).map((sid) => {
    const version = there[sid];
    if (!version || version.serviceSid !== params.ServiceSid) throw badRequest(`${name}: ${sid} was not found`);
    return version;
  });
}
