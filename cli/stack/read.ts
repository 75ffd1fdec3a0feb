import { readFileSync } from "node:fs";
import path from "node:path";
import { type Fault } from "../../flows";
import {
  ConfigError,
  configPath,
  fileText,
  isWithin,
  type Keys,
  MAX_FILE_LENGTH,
  type Place,
  readConfig,
  type StackConfig,
} from "../../config";
import { type ChosenStack, chooseStack, type StackOptions } from "./choose";
import { allKeys, configKeys, type WrittenValue } from "./configKeys";
import { askEngine, type EngineConfig } from "./engineConfig";
import { type PlacedFault, placesOf, shownFile } from "./places";
import { rawText } from "./rawText";
import { withoutSecrets } from "./secrets";
import { unreadIn } from "./unread";
import { isMap, parseYaml, type YamlFault, type YamlFile } from "./yaml";

/** A stack file, as far as it can be read without Pulumi and without a network. */
export interface StackReading {
  /** Name of the stack. */
  stack: string;
  /** Name of the project; blank if there is none. */
  project: string;
  /** The stack file, as messages name it. */
  file: string;
  faults: PlacedFault[];
  /** What is not wrong, but may surprise. */
  notices: PlacedFault[];
  /** Config paths whose values are secret. Stand-ins replace them. */
  secrets: string[];
  /** Names of the ESC environments that the stack imports, where the engine does not say what they set. */
  environments: string[];
  /** Said where the config is not the file's alone: what the engine was asked for, or why it does not say. */
  engine?: string;
  /** `twilio:accountSid`; missing where the file does not say it in clear. */
  accountSid?: string;
  /** Keys that each of `ringfence:lines` sets itself; empty without `lines`. */
  ownKeys: Record<string, string[]>;
  /** The config; missing if it has errors, or if secrets hide too much of it. */
  config?: StackConfig;
}

/** A reading whose config can be used. */
export type SoundReading = StackReading & { config: StackConfig };

/**
 * Reads the stack that the options mean.
 *
 * @throws UsageError if they mean none.
 */
export function readStack(options: StackOptions): StackReading {
  const chosen = chooseStack(options);
  const source = chosen.kept ? { text: "" } : fileText(readFileSync(chosen.file));
  const { text } = source;
  const file = shownFile(chosen.file);
  const { content, faults } = text.length > MAX_FILE_LENGTH ? tooLong(file) : parseYaml(file, source);
  const root = isMap(content) ? content : {};
  const shape = [...(chosen.project?.faults ?? []), ...faults].map(placed);
  if (faults.length === 0) shape.push(...shapeFaults(file, content));
  const common: Omit<StackReading, "faults" | "notices" | "secrets" | "ownKeys"> = {
    stack: chosen.stack,
    project: chosen.project?.name ?? "",
    file,
    environments: environmentsOf(root.environment),
  };
  if (shape.length > 0) return { ...common, faults: shape, notices: [], secrets: [], ownKeys: {} };
  const accountSid = isMap(root.config) ? root.config["twilio:accountSid"] : undefined;
  if (typeof accountSid === "string") common.accountSid = accountSid;
  const written = isMap(root.config) ? root.config : {};
  const kept = chosen.kept ?? (common.environments.length > 0 ? askedFor(chosen) : undefined);
  if (kept === undefined) return { ...common, ...readKeys(chosen, text, written) };
  if (kept.values === undefined) {
    const engine = `what the environments set is not known: ${kept.refusal}`;
    return { ...common, engine, ...withoutMissing(readKeys(chosen, text, written), written) };
  }
  const engine = "the config is what `pulumi config --json` says, beside the stack file";
  const sid = kept.values["twilio:accountSid"];
  if (common.accountSid === undefined && typeof sid === "string") common.accountSid = sid;
  return { ...common, environments: [], engine, ...readKeys(chosen, text, { ...kept.values, ...written }) };
}

const askedFor = ({ stack, project, file }: ChosenStack): EngineConfig =>
  askEngine(stack, path.dirname(project?.file ?? file));

/** A key that the file does not have may be set where nobody could look: that is worth a look, and no fault. */
function withoutMissing(reading: KeysReading, written: Record<string, unknown>): KeysReading {
  const isMissing = ({ path: at, value }: PlacedFault) =>
    value === undefined && !Object.keys(written).some((key) => isWithin(at, key));
  const missing = reading.faults.filter(isMissing);
  const faults = reading.faults.filter((fault) => !missing.includes(fault));
  return { ...reading, faults, notices: [...reading.notices, ...missing] };
}

type KeysReading = Pick<StackReading, "faults" | "notices" | "secrets" | "ownKeys" | "config">;

function readKeys(chosen: ChosenStack, text: string, config: Record<string, unknown>): KeysReading {
  const written = configKeys(config, chosen);
  const all = allKeys(config, chosen);
  const places = placesOf(chosen, text, all);
  const unread = unreadIn(chosen, text, all, places);
  const hidden: Keys[] = [];
  const raw = rawOf(written, ({ value }, key) => withoutSecrets(value, [key], hidden));
  const declared = [...written].filter(([, { declaredSecret }]) => declaredSecret).map(([key]): Keys => [key]);
  const parts = [...declared, ...hidden];
  const secretKeys = new Set(parts.map(([key]) => String(key)));
  const secrets = parts.map(configPath);
  const ownKeys = ownKeysOf(written.get("lines")?.value);
  const common = { secrets, ownKeys };
  const atPlace = (fault: Fault) => withPlace(fault, places(fault.path));
  try {
    const read = readConfig(raw, undefined, secretKeys, parts);
    // Pulumi.yaml has it unencrypted, so it can be checked, but it must not be shown.
    const shown = rawOf(written, ({ value, declaredSecret }, key) =>
      withoutSecrets(declaredSecret ? { secure: "" } : value, [key], []),
    );
    const config = declared.length === 0 ? read : readConfig(shown, undefined, secretKeys, parts);
    const notices = read.notices.filter(
      ({ path }) => !secrets.some((one) => isWithin(path, one) || isWithin(one, path)),
    );
    const shownNotices = [...unread.notices, ...notices.map(atPlace)];
    return { ...common, faults: [...unread.faults].sort(byPlace), notices: shownNotices, config };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const known = error.faults.filter((fault) => !hidden.some((keys) => isOfStandIn(fault, configPath(keys))));
    return { ...common, faults: [...unread.faults, ...known.map(atPlace)].sort(byPlace), notices: unread.notices };
  }
}

function rawOf(
  written: ReadonlyMap<string, WrittenValue>,
  valueOf: (written: WrittenValue, key: string) => unknown,
): Record<string, string> {
  return Object.fromEntries([...written].map(([key, value]) => [key, rawText(valueOf(value, key))]));
}

/** Is the error due to a stand-in? The secret itself may be valid. An error without a value concerns the key, not the stand-in. */
function isOfStandIn({ path, value }: Fault, secret: string): boolean {
  // Whether callers from a route's country get through depends on the list.
  if (/\bcountries\[/.test(path) && /\b(block|allow)List\b/.test(secret)) return true;
  return path === secret ? value !== undefined : isWithin(path, secret);
}

function ownKeysOf(lines: unknown): Record<string, string[]> {
  const own = Object.entries(isMap(lines) ? lines : {});
  return Object.fromEntries(own.map(([line, keys]) => [line, isMap(keys) ? Object.keys(keys) : []]));
}

/** Parsing it would take half a minute, and no flow could hold its content. */
function tooLong(file: string): YamlFile {
  const reason = `is longer than ${MAX_FILE_LENGTH} characters, so it is not read`;
  const remedy = "Use groups and prefixes in place of single entries";
  return { content: undefined, faults: [{ path: file, reason, remedy, line: 1, column: 1 }] };
}

function shapeFaults(file: string, content: unknown): PlacedFault[] {
  const remedy = "Begin it with `config:`, and put the keys under it";
  if (content !== null && content !== undefined && !isMap(content)) {
    return [{ path: file, reason: "is not a map, which a stack file must be", remedy }];
  }
  const config = isMap(content) ? content.config : undefined;
  if (config === undefined || config === null || isMap(config)) return [];
  return [
    { path: `${file}: config`, reason: "is not a map", remedy: "Put the keys below it, such as ringfence:blockList" },
  ];
}

/** `environment` is a list of names, or of maps from name to options; or a whole definition of one. */
function environmentsOf(environment: unknown): string[] {
  if (isMap(environment)) return Array.isArray(environment.imports) ? environmentsOf(environment.imports) : ["its own"];
  if (!Array.isArray(environment)) return [];
  return environment.flatMap((item: unknown) => (isMap(item) ? Object.keys(item) : String(item)));
}

function placed({ line, column, ...fault }: YamlFault): PlacedFault {
  return { ...fault, place: { file: fault.path, line, column } };
}

function withPlace(fault: Fault, place: Place | undefined): PlacedFault {
  return place === undefined ? fault : { ...fault, place };
}

/** Sorts from the top of a file to its end. Errors without a place come last. */
function byPlace({ place: one }: PlacedFault, { place: other }: PlacedFault): number {
  if (one?.file !== other?.file) return (one?.file ?? "\uffff") < (other?.file ?? "\uffff") ? -1 : 1;
  return (one?.line ?? 0) - (other?.line ?? 0) || (one?.column ?? 0) - (other?.column ?? 0);
}
