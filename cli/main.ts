import { runCli } from "./run";

// `ringfence … | head` closes the pipe once it has enough: nobody is left to read the rest, and nothing is wrong.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

void runCli(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
