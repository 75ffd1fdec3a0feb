import path from "node:path";
import { type ConfigError, formatError } from "../../flows";
import { type Locator, locator, type Place, shownPlace } from "../../config";
import { type ChosenStack } from "./choose";
import { type WrittenValue } from "./configKeys";

/** An error, and its line where that is known. */
export interface PlacedError extends ConfigError {
  place?: Place;
}

/**
 * Finds the line of a config path in the file where its key was written. A key that is nowhere has no place.
 *
 * @param text the stack file's.
 * @param values all keys, with their namespaces.
 */
export function placesOf(chosen: ChosenStack, text: string, values: ReadonlyMap<string, WrittenValue>): Locator {
  const { file, project } = chosen;
  const inStack = locator(shownFile(file), text);
  const inProject = project && locator(shownFile(project.file), project.text);
  return (configPath): Place | undefined => {
    // A key that looks like a path is one key.
    const exact = values.get(configPath);
    const [, key = "", rest = ""] = exact ? [] : (/^([^.[]*)(.*)$/.exec(configPath) ?? []);
    const written = exact ?? values.get(key);
    if (written === undefined) return undefined;
    return (written.from === "stack" ? inStack : inProject)?.(written.path + rest);
  };
}

/** A file as messages name it: from the working folder. */
export function shownFile(file: string): string {
  return path.relative(process.cwd(), file) || file;
}

/** An error as one line. */
export function shownError({ place, ...error }: PlacedError): string {
  return formatError(error, place && shownPlace(place));
}
