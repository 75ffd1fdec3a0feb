import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { runCli } from "../cli/run";
import { root } from "../tools/toolchain";

/** The country that the demo puts on the list, to show what that would do. */
export const TRIED = "DE";

/** What the fence did to the calls that were placed: `ringfence report`. */
export async function showReport(stackFile: string): Promise<void> {
  await ringfence("report", "--config", stackFile, "--since", "1d");
}

/** What one country more on the list would have done to the same calls: `ringfence replay`, with a copy of the stack file. */
export async function showReplay(folder: string, config: Record<string, unknown>): Promise<void> {
  const copy = join(folder, "tried");
  mkdirSync(copy, { recursive: true });
  copyFileSync(join(root, "Pulumi.yaml"), join(copy, "Pulumi.yaml"));
  const file = join(copy, "Pulumi.dev.yaml");
  writeFileSync(file, stringify({ config: withCountry(config) }));
  await ringfence("replay", "--config", file, "--since", "1d", "--against", "deployed");
}

/** A blocked country more, or an allowed one less. */
function withCountry(config: Record<string, unknown>): Record<string, unknown> {
  const [blocked, allowed] = ["ringfence:blockList", "ringfence:allowList"];
  const codes = (key: string) => (Array.isArray(config[key]) ? (config[key] as unknown[]) : []);
  return allowed in config
    ? { ...config, [allowed]: codes(allowed).filter((code) => code !== TRIED) }
    : { ...config, [blocked]: [...new Set([...codes(blocked), TRIED])] };
}

async function ringfence(...args: string[]): Promise<void> {
  let output = "";
  const keep = (text: string) => void (output += text);
  const code = await runCli(args, { out: keep, error: keep });
  if (code !== 0) throw new Error(`ringfence ${args[0]} ended with ${code}:\n${output}`);
  console.log(output.trimEnd());
}
