import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../tools/toolchain";

/** The config of Pulumi.dev.yaml, pointed at the demo's own emulator. */
export function demoConfig(emulatorUrl: string): Record<string, unknown> {
  const file = parse(readFileSync(join(root, "Pulumi.dev.yaml"), "utf8")) as { config?: Record<string, unknown> };
  return { ...file.config, "twilio:apiBaseUrl": emulatorUrl };
}
