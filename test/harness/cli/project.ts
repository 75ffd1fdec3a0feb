import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runCli } from "../../../cli/run";
import { Patience } from "../../../twilio/patience";

/** What a command printed, and how it ended. */
export interface Run {
  code: number;
  out: string;
  error: string;
}

/** What a wait for Twilio is multiplied with: a command waits up to six seconds for a read that may lag. */
const PACE = 0.01;

/** Runs a command in this process. Its waits for Twilio are as many as ever, and short. */
export async function run(...args: string[]): Promise<Run> {
  let out = "";
  let error = "";
  const terminal = { out: (text: string) => void (out += text), error: (text: string) => void (error += text) };
  const pauses = jest.spyOn(Patience.prototype, "pause").mockImplementation((ms) => sleep(ms * PACE));
  try {
    return { code: await runCli(args, terminal), out, error };
  } finally {
    pauses.mockRestore();
  }
}

const start = process.cwd();
const folders: string[] = [];

/** Makes a project of these files and goes there. Without `Pulumi.yaml` among them it has the plainest. */
export function enterProject(files: Record<string, string>): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "ringfence-cli-")));
  folders.push(folder);
  for (const [name, text] of Object.entries({ "Pulumi.yaml": "name: screening\nruntime: nodejs\n", ...files })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  process.chdir(folder);
  return folder;
}

/** Goes back to where the tests began, and removes the projects. */
export function leaveProjects(): void {
  process.chdir(start);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
}

/** A stack file with these keys, each as YAML after `ringfence:`. */
export function stackFile(keys: Record<string, string>): string {
  return `config:\n${Object.entries(keys)
    .map(([key, yaml]) => `  ringfence:${key}: ${yaml}\n`)
    .join("")}`;
}

/** Makes a project whose stack `dev` has these keys and the credentials of an emulator's account, and goes there. */
export function enterAccountProject(
  apiBaseUrl: string,
  keys: Record<string, string>,
  credentials: Record<string, string> = {},
): void {
  const account = {
    apiBaseUrl,
    accountSid: `AC${"1".repeat(32)}`,
    apiKey: `SK${"2".repeat(32)}`,
    apiSecret: "emulator-secret",
    ...credentials,
  };
  const own = Object.entries(account).map(([key, value]) => `  twilio:${key}: ${value}\n`);
  enterProject({ "Pulumi.dev.yaml": `${stackFile(keys)}${own.join("")}` });
}

/** The smallest config without a fault. */
export const SOUND = { blockList: "[RU, CN]", numbers: '["+15550100001", "+15550100002"]' };
