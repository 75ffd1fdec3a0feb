import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { engineEnvironment, enginePath, nodePath, root } from "../toolchain.js";
import { seconds } from "../setup/stage.mjs";

/** The environment of the tests: the pinned Node and the engine first on PATH, no account of the user's. */
function environment() {
  const own = join(root, ".ringfence", "test");
  const env = { ...engineEnvironment({ home: join(own, "home"), backend: join(own, "states") }) };
  mkdirSync(join(own, "home"), { recursive: true });
  mkdirSync(join(own, "states"), { recursive: true });
  return {
    ...env,
    PATH: [join(root, "node_modules", ".bin"), env.PATH].join(delimiter),
    RINGFENCE_ENGINE: enginePath(),
  };
}

/** Runs a check's program. Resolves with whether it ended well, and with its output, which goes to ours if `show` is set. */
function start(command, env, show) {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(nodePath, command, { cwd: root, env, stdio: show ? "inherit" : ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => (output += text));
    }
    child.once("error", (error) => {
      resolve({ well: false, output: `${nodePath} does not start (${error.code}). Run \`npm run setup\`.\n` });
    });
    child.once("close", (code) => resolve({ well: code === 0, output }));
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

/** Processor cores that the checks share: what continuous integration has at least. */
const CORES = 2;

/** Runs checks in their order, beside each other as far as their `cores` (1 by default) fit. Returns their counts. */
export async function runChecks(checks) {
  const running = new Set();
  const counts = new Map();
  let free = CORES;
  for (const check of checks) {
    const { cores = 1 } = check;
    while (free < cores) await Promise.race(running);
    free -= cores;
    // Output of checks that run beside others is shown in one piece.
    const show = cores === CORES || checks.length === 1;
    const run = runCheck(check, show).then((result) => {
      counts.set(check, result);
      running.delete(run);
      free += cores;
    });
    running.add(run);
  }
  await Promise.all(running);
  return checks.map((check) => ({ check, ...counts.get(check) }));
}

/** Runs one check under its title. Returns `{ passed, failed, tests, time }`. */
async function runCheck({ name, title, command, jest }, show) {
  if (show) console.log(`\n== ${title}`);
  const started = Date.now();
  const results = join(root, ".ringfence", "test", `${name}.json`);
  mkdirSync(dirname(results), { recursive: true });
  rmSync(results, { force: true });
  const counted = jest === true ? [...command, "--json", "--outputFile", results] : command;
  const { well, output } = await start(counted, environment(), show);
  if (output !== "" || !show) console.log(`${show ? "" : `\n== ${title}\n`}${output.trimEnd()}`);
  const counts = jest === true ? countTests(results, well) : { passed: well ? 1 : 0, failed: well ? 0 : 1, tests: 0 };
  const time = seconds(started);
  console.log(`== ${title}: ${counts.failed === 0 ? "ok" : "FAILED"} (${time})`);
  return { ...counts, time };
}
