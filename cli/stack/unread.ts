import { type Fault } from "../../flows";
import { type Locator, outsideConfig, unreadKeys } from "../../config";
import { type PlaceFault, resolvePlace } from "../../twilio/region";
import { type ChosenStack } from "./choose";
import { type WrittenValue } from "./configKeys";
import { type PlacedFault, shownFile } from "./places";
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
): { faults: PlacedFault[]; notices: PlacedFault[] } {
  const name = project?.name ?? "";
  const config = Object.fromEntries([...written].map(([key, { value }]) => [key, rawText(value)]));
  const { faults, notices } = unreadKeys(config, name);
  const placed = (fault: Fault): PlacedFault => {
    const place = locate(fault.path);
    return place === undefined ? fault : { ...fault, place };
  };
  const shown = shownFile(file);
  const stray = outsideConfig(shown, text, name).map(({ fault, line }): PlacedFault => ({
    ...fault,
    place: { file: shown, line, column: 1 },
  }));
  return { faults: [...[...placeFaults(written), ...faults].map(placed), ...stray], notices: notices.map(placed) };
}

/** Region and edge as the provider takes them. What is encrypted is left to it. */
function placeFaults(written: ReadonlyMap<string, WrittenValue>, environment = process.env): Fault[] {
  const explicit = (name: string) => textOf(written.get(`twilio:${name}`)?.value);
  const setting = (name: string) => explicit(name) ?? textOf(environment[`TWILIO_${name.toUpperCase()}`]);
  const isHidden = ["region", "edge"].some((name) => typeof written.get(`twilio:${name}`)?.value === "object");
  if (isHidden) return [];
  return resolvePlace(explicit, setting).faults.map(({ key, value, reason, remedy }: PlaceFault): Fault => ({
    path: key,
    ...(value !== undefined && { value: JSON.stringify(value) }),
    reason,
    remedy,
  }));
}

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
