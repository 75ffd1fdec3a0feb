import path from "node:path";
import { readChosen, type StackReading } from "../stack";
import { type ChosenStack } from "../stack/choose";
import { ciphersOf } from "./ciphers";

/** A stack's config, read for a comparison. */
export interface Written {
  /** As people are shown it, such as `HEAD:Pulumi.dev.yaml`. */
  name: string;
  reading: StackReading;
  /** Encrypted texts by config path; blank where the engine does not tell them. */
  ciphers: ReadonlyMap<string, string>;
}

/**
 * Reads a stack that was chosen.
 *
 * @param name how it is called in messages; its file from the working folder unless given.
 */
export function writtenIn(chosen: ChosenStack, name?: string): Written {
  const reading = readChosen(chosen);
  const shown = name ?? reading.file;
  const ciphers = ciphersOf([...reading.keys].map(([key, { value }]) => [key, value] as const));
  return { name: shown, reading: renamed(reading, chosen.stack, shown), ciphers };
}

/** A reading under the name that people know its file by. */
function renamed(reading: StackReading, stack: string, name: string): StackReading {
  const errors = reading.errors.map(({ place, ...error }) => ({
    ...error,
    ...(place && { place: { ...place, file: place.file === reading.file ? name : path.basename(place.file) } }),
  }));
  return { ...reading, stack, file: name, errors };
}
