import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import { type ConfigError } from "../flows/base/configError";
import { type RingfenceConfig } from "../schema/generated/config";
import { MAX_FILE_LENGTH } from "./stackFile";
import { suggest } from "./suggest";

/** Keys in the config, or outside it, that nothing reads. */
export interface Unread {
  errors: ConfigError[];
  notices: ConfigError[];
}

/** Every key of Ringfence's config. The type makes the compiler report a key of the schema that is missing here. */
const RINGFENCE: Readonly<Record<keyof Required<RingfenceConfig>, true>> = {
  blockList: true,
  allowList: true,
  rejectReason: true,
  rejectUrl: true,
  announce: true,
  blockedCallers: true,
  hiddenCallers: true,
  unknownCountry: true,
  verification: true,
  ask: true,
  exceptions: true,
  mode: true,
  runsOn: true,
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

/** The defaults that Pulumi.yaml declares. In a renamed project it declares them under the new name. */
const DEFAULTS: Readonly<Record<string, string>> = {
  rejectReason: "rejected",
  mode: "enforce",
  fallback: "auto",
  forward: "existing",
};

/** Finds keys that were probably meant for Ringfence or the twilio provider, but that neither of them reads. */
export function unreadKeys(config: Readonly<Record<string, string>>, project: string): Unread {
  const errors: ConfigError[] = [];
  const notices: ConfigError[] = [];
  const idle: string[] = [];
  for (const [path, value] of Object.entries(config)) {
    const [namespace, key] = partsOf(path);
    // Without a project, the owner of a key without a namespace is unknown.
    if (namespace === "ringfence" || namespace === "") continue;
    const meant = meantKey(path, project);
    if (namespace === "twilio") {
      if (meant !== path) errors.push({ path, reason: NO_SETTING, remedy: `Did you mean ${meant}?` });
      else if (![...TWILIO_KEYS, ...PULUMI_KEYS].includes(key))
        notices.push({ path, reason: NO_SETTING, remedy: `Its settings are ${TWILIO_KEYS.join(", ")}` });
    } else if (namespace === project) {
      const effective = meant === undefined ? undefined : (config[meant] ?? DEFAULTS[key]);
      if (meant === undefined)
        notices.push({ path, reason: "is not read by anything in this project", remedy: "Remove it" });
      else if (value === effective) idle.push(path);
      else errors.push({ path, reason: NO_EFFECT, remedy: `Rename it to ${meant}` });
    } else if (meant !== undefined) {
      errors.push({ path, reason: "is in a namespace that nothing reads", remedy: `Did you mean ${meant}?` });
    } else if (RINGFENCE_KEYS.includes(firstOf(key))) {
      const remedy = `If it is meant for Ringfence, rename it to ringfence:${key}`;
      notices.push({ path, reason: NO_EFFECT, remedy });
    }
  }
  return { errors, notices: [...notices, ...idleNotice(idle)] };
}

const NO_SETTING = "is not a setting of the twilio provider";
const NO_EFFECT = "has no effect: Ringfence reads only keys that begin with ringfence:, whatever the project is called";

/** One notice for all keys that repeat a default, such as the declarations of a renamed Pulumi.yaml. */
function idleNotice([path, ...others]: string[]): ConfigError[] {
  if (path === undefined) return [];
  const reason = others.length === 0 ? NO_EFFECT : `${NO_EFFECT}. The same is true of ${others.join(", ")}`;
  return [
    {
      path,
      reason,
      remedy: "Remove it from the stack file or Pulumi.yaml, or rename it so that it begins with ringfence:",
    },
  ];
}

/** The key of Ringfence or of the twilio provider that `path` probably means; undefined if it seems to belong to something else. */
function meantKey(path: string, project: string): string | undefined {
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

/** The part of a key before its first dot or bracket. */
function firstOf(key: string): string {
  return /^[^.[]*/.exec(key)?.[0] ?? key;
}

/** A key next to `config:`, where Pulumi does not look for it. */
interface StrayKey {
  error: ConfigError;
  /** From 1. */
  line: number;
}

/** A line that may begin with a key of the file's root. */
const ROOT_KEY = /^["']?([A-Za-z][\w:.[\]-]*?)["']?\s*:(?:\s|$)/gm;

/**
 * Finds keys of Ringfence and of the twilio provider at the root of a stack file. To save time, only a file that seems to
 * have one is parsed.
 */
export function outsideConfig(file: string, text: string, project: string): StrayKey[] {
  if (text.length > MAX_FILE_LENGTH) return [];
  const suspicious = [...text.matchAll(ROOT_KEY)].some(([, key = ""]) => meantKey(key, project) !== undefined);
  return suspicious ? strayKeys(file, text, project) : [];
}

function strayKeys(file: string, text: string, project: string): StrayKey[] {
  const lineCounter = new LineCounter();
  const { contents, errors } = parseDocument(text, { lineCounter, logLevel: "silent", uniqueKeys: false });
  if (errors.length > 0 || !isMap(contents)) return [];
  return contents.items.flatMap(({ key }): StrayKey[] => {
    if (!isScalar(key) || typeof key.value !== "string") return [];
    const meant = meantKey(key.value, project);
    if (meant === undefined) return [];
    const { line } = lineCounter.linePos(key.range?.[0] ?? 0);
    const reason = `is outside config: in line ${line} of ${file}, where nothing reads it`;
    const remedy = meant === key.value ? "Move it below config:" : `Move it below config:, as ${meant}`;
    return [{ error: { path: key.value, reason, remedy }, line }];
  });
}
