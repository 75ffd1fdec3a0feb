import { failWith, sayEngine, type StackCommandOptions } from "../stackOptions";
import { flowErrors } from "../line/flowErrors";
import { type SoundReading } from "../stack";
import { chooseStack } from "../stack/choose";
import { type Terminal } from "../terminal";
import { UsageError } from "../usageError";
import type * as deployedModule from "./deployedSides";
import { emptySide, fileSide, type SoundFile } from "./fileSide";
import { writtenAt } from "./revision";
import { type Side } from "./side";
import { type Written, writtenIn } from "./written";

/** What is to be compared. */
export interface SidesOptions extends StackCommandOptions {
  /** Git revision before; `HEAD` by default. */
  from?: string;
  /** Git revision after; the file as it is by default. */
  to?: string;
  /** Name of the stack before. */
  againstStack?: string;
  deployed: boolean;
}

/** The two that are compared, and how. */
export interface Sides {
  before: Side;
  after: Side;
  /** By `lines` where the numbers of the two are not the same. */
  by: "numbers" | "lines";
  /** What it is about: `project/stack`. */
  title: string;
}

/**
 * The two sides that the options mean.
 *
 * @throws UsageError if they mean none; Printed after the errors of a stack file.
 */
export async function sidesOf(options: SidesOptions, terminal: Terminal): Promise<Sides> {
  const { from, to, againstStack, deployed } = options;
  if ([from ?? to, againstStack, deployed || undefined].filter((one) => one !== undefined).length > 1) {
    throw new UsageError("--from and --to, --against-stack and --deployed each say what to compare with. Give one");
  }
  const chosen = chooseStack(options);
  const sound = (written: Written): SoundFile => ({ written, reading: soundReading(written, options, terminal) });
  const title = chosen.project === undefined ? chosen.stack : `${chosen.project.name}/${chosen.stack}`;
  if (deployed) {
    // A require, not an import: what speaks to Twilio takes longer to load than all the rest.
    // oxlint-disable-next-line typescript/no-require-imports
    const { deployedSides } = require("./deployedSides") as typeof deployedModule;
    return { ...(await deployedSides(sound(writtenIn(chosen)))), by: "numbers", title };
  }
  if (againstStack !== undefined) {
    const [other, own] = [sound(writtenIn(chooseStack({ stack: againstStack }))), sound(writtenIn(chosen))];
    return { before: fileSide(other, own), after: fileSide(own, other), by: "lines", title };
  }
  const [was, is] = [from ?? "HEAD", to].map((revision) => {
    const written = revision === undefined ? writtenIn(chosen) : writtenAt(revision, chosen);
    return written && sound(written);
  });
  return {
    before: was === undefined ? emptySide(`${from ?? "HEAD"}: no stack file`) : fileSide(was, is),
    after: is === undefined ? emptySide(`${to}: no stack file`) : fileSide(is, was),
    by: "numbers",
    title,
  };
}

function soundReading({ reading }: Written, options: SidesOptions, terminal: Terminal): SoundReading {
  const { config } = reading;
  const errors = [...reading.errors, ...flowErrors(reading)];
  if (config === undefined || errors.length > 0) return failWith(reading, errors, options, terminal);
  sayEngine(reading, terminal);
  return { ...reading, config };
}
