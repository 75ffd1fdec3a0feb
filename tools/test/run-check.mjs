import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import toolchain from "../toolchain.js";
import { seconds } from "../setup/stage.mjs";

const { root, nodePath } = toolchain;

/** The environment of the tests: the pinned Node and the engine first on PATH, no account of the user's. */
function environment() {
  const own = join(root, ".ringfence", "test");
  const env = { ...toolchain.engineEnvironment({ home: join(own, "home"), backend: join(own, "states") }) };
  mkdirSync(join(own, "home"), { recursive: true });
  mkdirSync(join(own, "states"), { recursive: true });
  return {
    ...env,
    PATH: [join(root, "node_modules", ".bin"), env.PATH].join(delimiter),
    RINGFENCE_ENGINE: toolchain.enginePath(),
  };
}

/** Runs a check's program with its output on ours; resolves with whether it ended well. */
function start(command, env) {
  return new Promise((resolve) => {
    const child = spawn(nodePath, command, { cwd: root, env, stdio: "inherit" });
    child.once("error", (fault) => {
      console.error(`${nodePath} does not start (${fault.code}). Run \`npm run setup\`.`);
      resolve(false);
    });
    child.once("close", (code) => resolve(code === 0));
  });
}

/** Counts of one jest run. A file that could not be loaded has no tests to count: it is one failure. */
function countTests(path, well) {
  const result = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
  if (result === undefined) return { passed: 0, failed: 1, tests: 0 };
  const { numPassedTests: passed, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests } = result;
  const left = numPendingTests + numTodoTests;
  if (left > 0) console.error(`${left} tests were skipped: a skipped test counts as failed.`);
  const failed = numFailedTests + numRuntimeErrorTestSuites + left;
  return { passed, failed: well || failed > 0 ? failed : 1, tests: passed + numFailedTests };
}

/** Runs one check under its title. Returns `{ passed, failed, tests, time }`. */
export async function runCheck({ name, title, command, jest }) {
  console.log(`\n== ${title}`);
  const started = Date.now();
  const results = join(root, ".ringfence", "test", `${name}.json`);
  mkdirSync(dirname(results), { recursive: true });
  rmSync(results, { force: true });
  const counted = jest === true ? [...command, "--json", "--outputFile", results] : command;
  const well = await start(counted, environment());
  const counts = jest === true ? countTests(results, well) : { passed: well ? 1 : 0, failed: well ? 0 : 1, tests: 0 };
  const time = seconds(started);
  console.log(`== ${title}: ${counts.failed === 0 ? "ok" : "FAILED"} (${time})`);
  return { ...counts, time };
}
