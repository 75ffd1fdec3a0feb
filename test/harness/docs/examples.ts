import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../../../tools/toolchain";

/** The examples that are stack files of Ringfence's own program, each with the config of its stack `dev`. */
export const EXAMPLES: [name: string, config: Record<string, unknown>][] = readdirSync(join(root, "examples"), {
  withFileTypes: true,
})
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => [name, join(root, "examples", name)] as const)
  .filter(([, folder]) => readdirSync(folder).includes("Pulumi.dev.yaml"))
  .map(([name, folder]) => {
    const file = parse(readFileSync(join(folder, "Pulumi.dev.yaml"), "utf8")) as { config: Record<string, unknown> };
    return [name, file.config];
  });
