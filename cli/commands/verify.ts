import { createInterface } from "node:readline/promises";
import { type Command } from "commander";
import { isE164 } from "../../flows";
import type * as verifyModule from "../evidence/accountVerify";
import { type CallVerdict } from "../evidence/verdictOnCall";
import { calledLine } from "../line/choose";
import { Printed } from "../printed";
import { columns, type Terminal } from "../terminal";
import { UsageError } from "../usageError";
import { needConfig, type StackCommandOptions, withStackOptions } from "../stackOptions";

interface Options extends StackCommandOptions {
  from: string;
  to: string;
  yes: boolean;
}

const COST = `This places one real call. Each leg that is answered is billed as a begun minute, at your account's prices: the call
that is placed, the call that comes in, and, if the fence forwards it, the leg that is dialled. A call that is rejected
should cost nothing, and this command finds out whether that is so. It records nothing, speaks nothing to the person
who answers, and hangs up after 5 seconds.
`;

const HELP = `
Places one real call from a number of the account to a fenced number, waits for its end, and compares what Twilio
recorded (status, duration, price, the steps of the execution) with what the flow says by which the number is fenced.
Use a spare number for --from: the person who answers sees it.

${COST}
Twilio rates a call some time after its end. A price that is not there yet is reported as open: look at the call again
after an hour.

Exit codes: 0 all agrees; 1 something differs, or the call failed; 2 wrong use, and no call was placed.

Example:
  ringfence verify --stack prod --from +15550100009 --to +15550100001
`;

/** `ringfence verify`: one real call, and whether its outcome was as expected. */
export function verifyCommand(program: Command, terminal: Terminal): void {
  withStackOptions(program.command("verify"), "print the result as JSON")
    .description("place one real call to a fenced number, and check its outcome")
    .requiredOption("--from <number>", "a number of the account, in E.164")
    .requiredOption("--to <number>", "a fenced number, in E.164")
    .option("-y, --yes", "do not ask before the call is placed", false)
    .addHelpText("after", HELP)
    .action(async (options: Options) => {
      const reading = needConfig(options, terminal);
      const [from, to] = [options.from.trim(), options.to.trim()];
      for (const [option, number] of [
        ["--from", from],
        ["--to", to],
      ] as const) {
        if (!isE164(number))
          throw new UsageError(`${option} ${number} is not a number in E.164 form, such as +15550100001`);
      }
      if (from === to) throw new UsageError("--from and --to are the same number. Take another number to call from");
      const { policy } = calledLine(reading.config.lines, { to });
      // A require, not an import: what speaks to Twilio takes longer to load than all the rest.
      // oxlint-disable-next-line typescript/no-require-imports
      const { accountVerify } = require("../evidence/accountVerify") as typeof verifyModule;
      const verification = await accountVerify(reading, { from, to, line: policy.line });
      terminal.error(COST);
      if (!options.yes) await confirm(`Call ${to} from ${from} now? [y/N] `);
      const { outbound, inbound, verdict } = await verification.call((text) => terminal.error(`${text}\n`));
      const agrees = verdict.differences.length === 0;
      if (options.json) {
        const sids = { callSid: outbound.sid, inboundCallSid: inbound?.sid ?? null };
        terminal.out(`${JSON.stringify({ from, to, line: policy.line, ...sids, ...verdict, agrees }, null, 2)}\n`);
      } else terminal.out(`${words(policy.line, inbound?.sid, verdict)}\n`);
      if (!agrees) throw new Printed(1);
    });
}

async function confirm(question: string): Promise<void> {
  if (!process.stdin.isTTY) throw new UsageError("nobody can be asked here. Give --yes to place the call");
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(question).finally(() => terminal.close());
  if (!/^y(es)?$/i.test(answer.trim())) throw new UsageError("no call was placed");
}

function words(line: string, sid: string | undefined, { expected, seen, differences }: CallVerdict): string {
  const price =
    seen.price === null ? "not rated, or free: look again after an hour" : `${seen.price} ${seen.priceUnit}`;
  return [
    `call ${sid ?? "(not found)"} to line ${line}`,
    columns([
      [
        "expected",
        `${expected.outcome}, ${expected.answered ? "answered once it is taken" : "not answered, not billed"}`,
      ],
      ["seen", `status ${seen.status}, ${seen.duration} s`],
      ["price", price],
      ["country", seen.country === null ? "not known: no execution" : seen.country || "none"],
      ["through", seen.path.join(" > ") || "no execution"],
    ]),
    ...differences.map((difference) => `differs: ${difference}`),
    differences.length === 0 ? "All agrees." : "What Twilio did is not what the flow says.",
  ].join("\n");
}
