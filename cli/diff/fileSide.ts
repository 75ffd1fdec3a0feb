import { compile, type Policy } from "../../flows";
import { type LinePolicy } from "../../config";
import { decidingSecrets, secretSettings } from "../line/secretSettings";
import { withNumbers } from "../line/selection";
import { offlineSurroundings } from "../line/surroundings";
import { type SoundReading } from "../stack";
import { type Side, type SideLine, unfencedLine } from "./side";
import { type Written } from "./written";

/** A stack file that can be worked with. */
export interface SoundFile {
  written: Written;
  reading: SoundReading;
}

/**
 * A stack file as a side. What the numbers did before is one made-up handler for all, but for numbers of which both
 * sides say it in `ringfence:former`: where one alone does, the provider may remember the very same.
 *
 * @param other the other side's file, if it has one.
 */
export function fileSide({ written: { name, ciphers }, reading }: SoundFile, other: SoundFile | undefined): Side {
  const own = Object.entries(reading.config.former);
  const others = other?.reading.config.former ?? {};
  const [both, alone] = [true, false].map((is) => own.filter(([number]) => Object.hasOwn(others, number) === is));
  const former = Object.fromEntries(both ?? []);
  const known = { ...reading, config: { ...reading.config, former } };
  return {
    name,
    lines: reading.config.lines.map((line) => {
      const policy = withNumbers(line);
      return sideLine(line, policy, offlineSurroundings(policy, known, "shared"), reading, ciphers);
    }),
    unfenced: (number) => unfencedLine(number, former[number]),
    notes: (alone ?? []).map(([number]) => `ringfence:former of ${number} is in ${name} only, and was not compared`),
  };
}

/** A side without a stack file: no number is fenced. */
export function emptySide(name: string): Side {
  return { name, lines: [], unfenced: (number) => unfencedLine(number), notes: [] };
}

/** A line of a stack file, compiled. @throws PolicyError if no flow can be made of it. */
export function sideLine(
  { line, selection }: LinePolicy,
  policy: Policy,
  surroundings: NonNullable<SideLine["surroundings"]> & { accountSid?: string },
  reading: SoundReading,
  ciphers: ReadonlyMap<string, string>,
): SideLine {
  const paths = [...new Set(secretSettings(reading, line).map(({ path }) => path))];
  return {
    line,
    selection,
    numbers: policy.numbers,
    definition: compile(policy, surroundings),
    policy,
    surroundings,
    secrets: new Map(paths.map((path) => [path, ciphers.get(path) ?? ""])),
    deciding: decidingSecrets(reading, line).map(({ path }) => path),
  };
}
