import { type Command } from "commander";
import { openOnDesktop } from "../render/open";
import { startPreview } from "../render/server";
import { type StackOptions } from "../stack";
import { type Terminal } from "../terminal";
import { port } from "../emulator/options";
import { untilSignal } from "../untilSignal";

interface Options extends StackOptions {
  line?: string;
  port: number;
  open: boolean;
}

const HELP = `
Serves the page of \`ringfence render --format html\` on 127.0.0.1 and reloads it whenever the stack file changes.

Examples:
  ringfence preview --open
  ringfence preview --stack prod --port 4020
`;

/** `ringfence preview`: serves the page of a stack while its file is edited. */
export function previewCommand(program: Command, terminal: Terminal): void {
  program
    .command("preview")
    .description("show the flows in a browser while the stack file is edited")
    .option("-s, --stack <name>", "the stack, such as dev (default: the only stack, or else dev)")
    .option("-c, --config <file>", "path of a stack file, instead of --stack")
    .option("-l, --line <name>", "only this line")
    .option("--port <port>", "port on 127.0.0.1; 0 takes any free one", port, 0)
    .option("--open", "open the page in the browser", false)
    .addHelpText("after", HELP)
    .action(async (options: Options) => {
      const stopped = untilSignal();
      const preview = await startPreview(options);
      terminal.out(`${preview.url}\nCtrl+C stops it.\n`);
      if (options.open) await openOnDesktop(preview.url).catch((error: Error) => terminal.error(`${error.message}\n`));
      await stopped;
      await preview.stop();
    });
}
