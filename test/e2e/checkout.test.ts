import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "../../emulator";
import { engineEnvironment, enginePath, root } from "../../tools/toolchain";

const STACK = "checkout-test";

test("deploys the unchanged checkout to the emulator, with the config of Pulumi.dev.yaml", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ringfence-checkout-"));
  const stackFile = join(root, `Pulumi.${STACK}.yaml`);
  const emulator = await startEmulator();
  const pulumi = runner(folder);
  try {
    copyFileSync(join(root, "Pulumi.dev.yaml"), stackFile);
    await pulumi("stack", "init");
    await pulumi("config", "set", "twilio:apiBaseUrl", emulator.url);
    await pulumi("up", "--yes", "--skip-preview");
    const call = { from: "+74950000001", to: "+15550100001", callerCountry: "RU" };
    expect(emulator.call(call)).toMatchObject({ outcome: "rejected", answered: false });
    await pulumi("destroy", "--yes", "--skip-preview");
    expect(emulator.state.flows).toEqual({});
  } finally {
    await emulator.stop();
    rmSync(stackFile, { force: true });
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Runs the engine in the checkout itself, with a state and a home of its own. */
function runner(folder: string): (...args: string[]) => Promise<void> {
  const [home, backend] = [join(folder, "home"), join(folder, "state")];
  for (const made of [home, backend]) mkdirSync(made);
  const env = engineEnvironment({ home, backend }) as NodeJS.ProcessEnv;
  return (...args) =>
    new Promise((resolve, reject) => {
      const child = spawn(enginePath(), [...args, "--non-interactive", "--stack", STACK], { cwd: root, env });
      let output = "";
      for (const stream of [child.stdout, child.stderr])
        stream.on("data", (text: Buffer) => (output += text.toString()));
      child.on("error", reject).on("close", (code) => (code === 0 ? resolve() : reject(new Error(output))));
    });
}
