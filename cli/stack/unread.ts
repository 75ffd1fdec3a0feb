import { type ConfigError } from "../../flows";
import { type Locator, outsideConfig, unreadKeys } from "../../config";
import { type PlaceError, resolvePlace } from "../../twilio/region";
import { type ChosenStack } from "./choose";
import { type WrittenValue } from "./configKeys";
import { type PlacedError, shownFile } from "./places";
import { rawText } from "./rawText";

/**
 * Finds what has no effect in a stack file, or names no host of Twilio: keys that nothing reads, and a region or an edge
 * that does not exist.
 *
 * @param written all keys, with their namespaces.
 */
export function unreadIn(
  { file, project }: ChosenStack,
  text: string,
  written: ReadonlyMap<string, WrittenValue>,
  locate: Locator,
): { errors: PlacedError[]; notices: PlacedError[] } {
  const name = project?.name ?? "";
  const config = Object.fromEntries([...written].map(([key, { value }]) => [key, rawText(value)]));
  const { errors, notices } = unreadKeys(config, name);
  const placed = (error: ConfigError): PlacedError => {
    const place = locate(error.path);
    return place === undefined ? error : { ...error, place };
  };
  const shown = shownFile(file);
  const stray = outsideConfig(shown, text, name).map(({ error, line }): PlacedError => ({
    ...error,
    place: { file: shown, line, column: 1 },
  }));
  return { errors: [...[...placeErrors(written), ...errors].map(placed), ...stray], notices: notices.map(placed) };
}

/** Region and edge as the provider takes them. What is encrypted is left to it. */
function placeErrors(written: ReadonlyMap<string, WrittenValue>, environment = process.env): ConfigError[] {
  const explicit = (name: string) => textOf(written.get(`twilio:${name}`)?.value);
  const setting = (name: string) => explicit(name) ?? textOf(environment[`TWILIO_${name.toUpperCase()}`]);
  const isHidden = ["region", "edge"].some((name) => typeof written.get(`twilio:${name}`)?.value === "object");
  if (isHidden) return [];
  return resolvePlace(explicit, setting).errors.map(({ key, value, reason, remedy }: PlaceError): ConfigError => ({
    path: key,
    ...(value !== undefined && { value: JSON.stringify(value) }),
    reason,
    remedy,
  }));
}

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
