import { spawn } from "node:child_process";

/** Where a program is started. */
export interface Started {
  cwd: string;
  env: NodeJS.ProcessEnv;
}

/**
 * Standard output of a program that ends well.
 *
 * @throws Error with all that it printed, if it does not.
 */
export function output(file: string, args: string[], { cwd, env }: Started): Promise<string> {
  const child = spawn(file, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  return new Promise((resolve, reject) => {
    let [printed, all] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      all += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => (all += text));
    child.on("error", reject).on("close", (code) => {
      if (code === 0) resolve(printed);
      else reject(new Error(`${file} ${args.join(" ")} ended with ${code}:\n${all}`));
    });
  });
}
