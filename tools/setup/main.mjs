import { build } from "../build.mjs";
import { installDependencies } from "./dependencies.mjs";
import { provideEngine } from "./engine.mjs";
import { withLock } from "./lock.mjs";
import { SetupError, mask } from "./setupError.mjs";
import { endChildren } from "./process.mjs";
import { howToStart } from "./start.mjs";
import { seconds, stage } from "./stage.mjs";

/** Runs all stages. Returns the exit code; every error has been printed by then. */
export async function setup() {
  const started = Date.now();
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ]) {
    process.once(signal, () => {
      endChildren();
      process.exit(code);
    });
  }
  try {
    const engine = await withLock(async () => {
      await stage("dependencies", installDependencies);
      await stage("build", async (say) => (await build({ say })).summary);
      return stage("engine", provideEngine);
    });
    console.log(`Ready in ${seconds(started)}. ${howToStart(engine)}`);
    return 0;
  } catch (error) {
    console.error(error instanceof SetupError ? `\n${error.message}` : `\n${mask(String(error?.stack ?? error))}`);
    return 1;
  }
}
