import { flowJudge, type Judge, policyJudge, UNFENCED } from "../../evidence";
import { chooseStack, type StackOptions } from "../stack/choose";
import { UsageError } from "../usageError";
import { writtenAt } from "../diff/revision";
import type * as deployedModule from "../diff/deployed";
import { accountOf } from "../stack/account";
import { type SoundReading } from "../stack";
import { fenceName } from "../../program/names";
import { type JudgedLine, judgedLines, lineLookup } from "./lines";

/** What the policy is compared with. */
export interface Against {
  /** As people are shown it, such as `HEAD:Pulumi.dev.yaml`. */
  name: string;
  judge: Judge;
}

/**
 * What `--against` names: `deployed`, or a git revision of the stack file.
 *
 * @throws UsageError if there is no such revision, or nothing tells the account.
 */
export async function againstOf(written: string, options: StackOptions, reading: SoundReading): Promise<Against> {
  return written === "deployed" ? deployed(reading) : revision(written, options);
}

function revision(written: string, options: StackOptions): Against {
  const at = writtenAt(written, chooseStack(options));
  if (at === undefined) throw new UsageError(`${written} has no such stack file, so there is nothing to compare with`);
  const { config, errors } = at.reading;
  if (config === undefined) {
    throw new UsageError(
      `${at.name} cannot be judged by: ${errors.map(({ path, reason }) => `${path} ${reason}`).join("; ")}`,
    );
  }
  const { lines } = judgedLines({ ...at.reading, config }, undefined);
  return { name: at.name, judge: judgeOf(lines) };
}

/** Judges a call by the line that the called number is in. */
function judgeOf(lines: readonly JudgedLine[]): Judge {
  const lineOf = lineLookup(lines);
  const judges = lines.map(({ policy }) => policyJudge(policy));
  return (call) => {
    const found = lineOf(call.to);
    return ("index" in found ? judges[found.index]?.(call) : undefined) ?? UNFENCED;
  };
}

async function deployed(reading: SoundReading): Promise<Against> {
  const { project, stack, file } = reading;
  const account = accountOf(reading.account, file, "what is deployed cannot be read");
  const fence = fenceName({ project, stack });
  // A require, not an import: what speaks to Twilio takes longer to load than all the rest.
  // oxlint-disable-next-line typescript/no-require-imports
  const { readDeployed } = require("../diff/deployed") as typeof deployedModule;
  const { lines } = await readDeployed(account, fence, false);
  if (lines.length === 0)
    throw new UsageError(`Twilio has no published flow of ${fence}, so there is nothing to compare with`);
  const judges = new Map(
    lines.flatMap(({ numbers, definition }) => {
      const judge = flowJudge(definition);
      return numbers.map((number) => [number, judge] as const);
    }),
  );
  return { name: `${fence} in Twilio`, judge: (call) => judges.get(call.to)?.(call) ?? UNFENCED };
}
