import { readFileSync } from "node:fs";
import path from "node:path";
import { fileText } from "../../config";
import { readStack, type StackReading } from "../stack";
import { type ChosenStack } from "../stack/choose";
import { configKeys } from "../stack/configKeys";
import { findProject } from "../stack/project";
import { isMap, parseYaml } from "../stack/yaml";
import { ciphersOf } from "./ciphers";

/** A stack file, read for a comparison. */
export interface Written {
  /** As people are shown it, such as `HEAD:Pulumi.dev.yaml`. */
  name: string;
  reading: StackReading;
  /** Encrypted texts by config path. */
  ciphers: ReadonlyMap<string, string>;
  /** The `twilio:` keys without their namespace, as they were written; what is encrypted is a map. */
  account: Readonly<Record<string, unknown>>;
}

/**
 * Reads a stack file.
 *
 * @param name how it is called in messages; from the working folder unless given.
 */
export function writtenIn({ file, stack }: Pick<ChosenStack, "file" | "stack">, name?: string): Written {
  const reading = readStack({ config: file });
  const shown = name ?? reading.file;
  const { content } = parseYaml(shown, fileText(readFileSync(file)));
  const config = isMap(content) && isMap(content.config) ? content.config : {};
  const project = findProject(path.dirname(file));
  const keys = configKeys(config, { file, stack, ...(project && { project }) });
  const twilio = Object.entries(config).flatMap(([key, value]): [string, unknown][] =>
    key.startsWith("twilio:") ? [[key.slice("twilio:".length), value]] : [],
  );
  return {
    name: shown,
    reading: renamed(reading, stack, shown),
    ciphers: ciphersOf([...keys].map(([key, { value }]) => [key, value] as const)),
    account: Object.fromEntries(twilio),
  };
}

/** A reading under the name that people know its file by. */
function renamed(reading: StackReading, stack: string, name: string): StackReading {
  const faults = reading.faults.map(({ place, ...fault }) => ({
    ...fault,
    ...(place && { place: { ...place, file: place.file === reading.file ? name : path.basename(place.file) } }),
  }));
  return { ...reading, stack, file: name, faults };
}
