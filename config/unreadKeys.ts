import { type Fault } from "../flows/base/faults";
import { type RingfenceConfig } from "../schema/generated/config";
import { suggest } from "./suggest";

/** What stands in the config, or beside it, and is read by nobody. */
export interface Unread {
  faults: Fault[];
  notices: Fault[];
}

/** Every key of Ringfence's config: a key that the schema gains is missing here until the compiler says so. */
const RINGFENCE: Readonly<Record<keyof Required<RingfenceConfig>, true>> = {
  blockList: true,
  allowList: true,
  rejectReason: true,
  rejectUrl: true,
  announce: true,
  hiddenCallers: true,
  unknownCountry: true,
  exceptions: true,
  mode: true,
  routes: true,
  forward: true,
  numbers: true,
  takeOver: true,
  lines: true,
  fallback: true,
  former: true,
  adopt: true,
};

export const RINGFENCE_KEYS: readonly string[] = Object.keys(RINGFENCE);

/** The settings of the twilio provider, as its schema has them. */
export const TWILIO_KEYS: readonly string[] = [
  "accountSid",
  "apiKey",
  "apiSecret",
  "authToken",
  "region",
  "edge",
  "apiBaseUrl",
];

/** Settings that Pulumi itself reads for any provider. */
const PULUMI_KEYS = ["version", "pluginDownloadURL"];

/** What holds where nothing is set, as far as Pulumi.yaml declares it: after a rename it does so under the new name. */
const DEFAULTS: Readonly<Record<string, string>> = {
  rejectReason: "rejected",
  mode: "enforce",
  fallback: "auto",
  forward: "existing",
};

/** The keys that somebody probably meant for Ringfence or the twilio provider, and that neither reads. */
export function unreadKeys(config: Readonly<Record<string, string>>, project: string): Unread {
  const faults: Fault[] = [];
  const notices: Fault[] = [];
  const idle: string[] = [];
  for (const [path, value] of Object.entries(config)) {
    const [namespace, key] = partsOf(path);
    // Without a project nobody knows whose a key without a namespace is.
    if (namespace === "ringfence" || namespace === "") continue;
    const meant = meantKey(path, project);
    if (namespace === "twilio") {
      if (meant !== path) faults.push({ path, reason: NO_SETTING, remedy: `Did you mean ${meant}?` });
      else if (![...TWILIO_KEYS, ...PULUMI_KEYS].includes(key))
        notices.push({ path, reason: NO_SETTING, remedy: `It has ${TWILIO_KEYS.join(", ")}` });
    } else if (namespace === project) {
      const effective = meant === undefined ? undefined : (config[meant] ?? DEFAULTS[key]);
      if (meant === undefined)
        notices.push({ path, reason: "is read by nothing in this project", remedy: "Remove it" });
      else if (value === effective) idle.push(path);
      else faults.push({ path, reason: NO_EFFECT, remedy: `Rename it to ${meant}` });
    } else if (meant !== undefined) {
      faults.push({ path, reason: "is in a namespace that nobody reads", remedy: `Did you mean ${meant}?` });
    } else if (RINGFENCE_KEYS.includes(firstOf(key))) {
      const remedy = `If it is meant for Ringfence, rename it to ringfence:${key}`;
      notices.push({ path, reason: NO_EFFECT, remedy });
    }
  }
  return { faults, notices: [...notices, ...idleNotice(idle)] };
}

const NO_SETTING = "is not a setting of the twilio provider";
const NO_EFFECT = "has no effect: Ringfence reads only keys that begin with ringfence:, whatever the project is called";

/** One notice for all keys that say what holds anyway, such as the declarations of a Pulumi.yaml that was renamed. */
function idleNotice([path, ...others]: string[]): Fault[] {
  if (path === undefined) return [];
  const reason = others.length === 0 ? NO_EFFECT : `${NO_EFFECT}. Nor have ${others.join(", ")}`;
  return [{ path, reason, remedy: "Remove it, in the stack file or in Pulumi.yaml, or let it begin with ringfence:" }];
}

/** The key of Ringfence or of the twilio provider that `path` stands for; undefined if it seems to be another's. */
export function meantKey(path: string, project: string): string | undefined {
  const [namespace, key] = partsOf(path);
  if (namespace === "ringfence") return path;
  if (namespace === "twilio") return PULUMI_KEYS.includes(key) ? path : `twilio:${suggest(key, TWILIO_KEYS) ?? key}`;
  if (namespace === project || namespace === "") {
    const first = firstOf(key);
    const known = RINGFENCE_KEYS.includes(first)
      ? first
      : namespace === ""
        ? undefined
        : suggest(first, RINGFENCE_KEYS);
    return known === undefined ? undefined : `ringfence:${known}${key.slice(first.length)}`;
  }
  const owner = suggest(namespace, ["ringfence", "twilio"]);
  if (owner === undefined) return undefined;
  const known = owner === "twilio" ? TWILIO_KEYS : RINGFENCE_KEYS;
  return `${owner}:${suggest(key, known) ?? key}`;
}

/** Namespace, blank where there is none, and key. */
function partsOf(path: string): [string, string] {
  const colon = path.indexOf(":");
  return [path.slice(0, Math.max(colon, 0)), path.slice(colon + 1)];
}

/** The key itself of one that looks like a path. */
function firstOf(key: string): string {
  return /^[^.[]*/.exec(key)?.[0] ?? key;
}
