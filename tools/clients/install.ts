import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Twilio's own clients, unmodified, in the versions they are tried in. */
export const CLIENTS = {
  "twilio-cli": "6.2.4",
  "twilio-run": "5.0.1",
  "@twilio-labs/serverless-api": "5.7.0",
};

/**
 * Installs the clients into a folder; one that has them in these versions is left as it is. Install scripts do not run.
 * @throws with npm's own words.
 */
export function installClients(folder: string): void {
  const installed = (name: string) => {
    const file = join(folder, "node_modules", name, "package.json");
    return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version : undefined;
  };
  if (Object.entries(CLIENTS).every(([name, version]) => installed(name) === version)) return;
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ name: "clients", private: true, dependencies: CLIENTS }),
  );
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  // On Windows npm is a batch file, which only a shell starts.
  const options = { cwd: folder, encoding: "utf8", shell: process.platform === "win32" } as const;
  const { status, stdout, stderr } = spawnSync("npm", ["install", ...flags], options);
  if (status !== 0) throw new Error(`npm install of Twilio's clients failed:\n${stdout}${stderr}`);
}
