import { spawn } from "node:child_process";

const OPENERS: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
  darwin: ["open"],
  // Not `cmd /c start`: a shell would read the signs & and % of a path.
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};

/**
 * Opens a file or a URL as the desktop does.
 *
 * @throws Error where there is no desktop.
 */
export async function openOnDesktop(target: string): Promise<void> {
  const [command, ...args] = OPENERS[process.platform] ?? ["xdg-open"];
  const child = spawn(command, [...args, target], { stdio: "ignore", detached: true });
  await new Promise<void>((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", (cause) =>
      reject(new Error(`${target} cannot be opened here: there is no ${command}. Open it by hand`, { cause })),
    );
  });
  child.unref();
}
