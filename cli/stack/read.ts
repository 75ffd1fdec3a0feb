import { readFileSync } from "node:fs";
import path from "node:path";
import { type ConfigError } from "../../flows";
import {
  ConfigErrors,
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
import { accountKeys, allKeys, configKeys, type WrittenValue } from "./configKeys";
import { askEngine, type EngineConfig, environmentsOf, wordsOf } from "./engineConfig";
import { type PlacedError, placesOf, shownFile } from "./places";
import { rawText } from "./rawText";
import { withoutSecrets } from "./secrets";
import { unreadIn } from "./unread";
import { isMap, parseYaml, type YamlError, type YamlFile } from "./yaml";

/** A stack file, as far as it can be read without Pulumi and without a network. */
export interface StackReading {
  /** Name of the stack. */
  stack: string;
  /** Name of the project; blank if there is none. */
  project: string;
  /** The stack file, as messages name it. */
  file: string;
  errors: PlacedError[];
  /** What is not wrong, but may surprise. */
  notices: PlacedError[];
  /** Config paths whose values are secret. Stand-ins replace them. */
  secrets: string[];
  /** Names of the ESC environments that the stack imports, where the engine does not say what they set. */
  environments: string[];
  /** Said where the config is not the file's alone: what the engine was asked for, or why it does not say. */
  engine?: string;
  /** `twilio:accountSid`; missing where the config does not say it in clear. */
  accountSid?: string;
  /** The `twilio:` keys without their namespace, as they were written; what is encrypted is a map. */
  account: Readonly<Record<string, unknown>>;
  /** Ringfence's keys without their namespace, as they were written. */
  keys: ReadonlyMap<string, WrittenValue>;
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
  return readChosen(chooseStack(options));
}

/** Reads a stack that was chosen. The engine is asked where the file is not the whole config. */
export function readChosen(chosen: ChosenStack): StackReading {
  const source = chosen.kept ? { text: "" } : fileText(readFileSync(chosen.file));
  const { text } = source;
  const file = shownFile(chosen.file);
  const { content, errors } = text.length > MAX_FILE_LENGTH ? tooLong(file) : parseYaml(file, source);
  const root = isMap(content) ? content : {};
  const shape = [...(chosen.project?.errors ?? []), ...errors].map(placed);
  if (errors.length === 0) shape.push(...shapeErrors(file, content));
  const common = {
    stack: chosen.stack,
    project: chosen.project?.name ?? "",
    file,
    environments: environmentsOf(root.environment),
  };
  if (shape.length > 0)
    return { ...common, errors: shape, notices: [], secrets: [], ownKeys: {}, account: {}, keys: new Map() };
  const written = isMap(root.config) ? root.config : {};
  const kept = chosen.kept ?? (common.environments.length > 0 ? askedFor(chosen) : undefined);
  if (kept === undefined) return { ...common, ...readKeys(chosen, text, written) };
  if (kept.values === undefined) {
    const engine = `what the environments set is not known: ${kept.refusal}`;
    return { ...common, engine, ...withoutMissing(readKeys(chosen, text, written), written) };
  }
  const allValues = { ...kept.values, ...written };
  const unopened = kept.unopened.filter((key) => !Object.hasOwn(written, key));
  const read = readKeys(chosen, text, allValues);
  const engine = wordsOf(unopened, chosen.kept === undefined);
  return { ...common, environments: [], engine, ...(unopened.length > 0 ? withoutMissing(read, allValues) : read) };
}

const askedFor = ({ stack, fullName = stack, project, file }: ChosenStack): EngineConfig =>
  askEngine(fullName, path.dirname(project?.file ?? file));

/** A key that the file does not have may be set where nobody could look: that is worth a look, and no error. */
function withoutMissing(reading: KeysReading, written: Record<string, unknown>): KeysReading {
  const isMissing = ({ path: at, value }: PlacedError) =>
    value === undefined && !Object.keys(written).some((key) => isWithin(at, key));
  const missing = reading.errors.filter(isMissing);
  const errors = reading.errors.filter((error) => !missing.includes(error));
  return { ...reading, errors, notices: [...reading.notices, ...missing] };
}

type KeysReading = Omit<StackReading, "stack" | "project" | "file" | "environments" | "engine">;

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
  const account = accountKeys(all);
  const { accountSid } = account;
  const common = {
    ...{ secrets, ownKeys, account, keys: written },
    ...(typeof accountSid === "string" && { accountSid }),
  };
  const atPlace = (configError: ConfigError) => withPlace(configError, places(configError.path));
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
    return { ...common, errors: [...unread.errors].sort(byPlace), notices: shownNotices, config };
  } catch (error) {
    if (!(error instanceof ConfigErrors)) throw error;
    const known = error.errors.filter(
      (configError) => !hidden.some((keys) => isOfStandIn(configError, configPath(keys))),
    );
    return { ...common, errors: [...unread.errors, ...known.map(atPlace)].sort(byPlace), notices: unread.notices };
  }
}

function rawOf(
  written: ReadonlyMap<string, WrittenValue>,
  valueOf: (written: WrittenValue, key: string) => unknown,
): Record<string, string> {
  return Object.fromEntries([...written].map(([key, value]) => [key, rawText(valueOf(value, key))]));
}

/** Is the error due to a stand-in? The secret itself may be valid. An error without a value concerns the key, not the stand-in. */
function isOfStandIn({ path, value }: ConfigError, secret: string): boolean {
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
  return { content: undefined, errors: [{ path: file, reason, remedy, line: 1, column: 1 }] };
}

function shapeErrors(file: string, content: unknown): PlacedError[] {
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

function placed({ line, column, ...error }: YamlError): PlacedError {
  return { ...error, place: { file: error.path, line, column } };
}

function withPlace(error: ConfigError, place: Place | undefined): PlacedError {
  return place === undefined ? error : { ...error, place };
}

/** Sorts from the top of a file to its end. Errors without a place come last. */
function byPlace({ place: one }: PlacedError, { place: other }: PlacedError): number {
  if (one?.file !== other?.file) return (one?.file ?? "\uffff") < (other?.file ?? "\uffff") ? -1 : 1;
  return (one?.line ?? 0) - (other?.line ?? 0) || (one?.column ?? 0) - (other?.column ?? 0);
}
