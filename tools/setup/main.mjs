import { build } from "../build.mjs";
import { installDependencies } from "./dependencies.mjs";
import { provideEngine } from "./engine.mjs";
import { withLock } from "./lock.mjs";
import { Mend, mask } from "./mend.mjs";
import { endChildren } from "./process.mjs";
import { howToStart } from "./start.mjs";
import { seconds, stage } from "./stage.mjs";

/** Runs all stages. Returns the exit code; every fault has been printed by then. */
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
  } catch (fault) {
    console.error(fault instanceof Mend ? `\n${fault.message}` : `\n${mask(String(fault?.stack ?? fault))}`);
    return 1;
  }
}
