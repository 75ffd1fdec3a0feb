// `npm test`: every check, to the end. `npm test -- unit`, `npm test -- --only e2e`: one stage.
// `npm test -- --all` adds the stages that take minutes by themselves.
// The last line is `N passed, N failed`: tests, and one for each check that is not a test.
import { parseArgs } from "node:util";
import { checks } from "./test/stages.mjs";
import { runChecks } from "./test/runCheck.mjs";

const { values, positionals } = parseArgs({
  options: { only: { type: "string", multiple: true }, all: { type: "boolean", default: false } },
  allowPositionals: true,
});
const asked = [...(values.only ?? []), ...positionals].flatMap((each) => each.split(","));
const unknown = asked.filter((name) => !checks.some((check) => check.name === name));

if (unknown.length > 0) {
  console.error(`There is no stage ${unknown.join(", ")}. Stages: ${checks.map(({ name }) => name).join(", ")}.`);
  process.exit(2);
}

const total = { passed: 0, failed: 0, tests: 0 };
const usual = checks.filter(({ extra }) => values.all || extra !== true);
const chosen = asked.length === 0 ? usual : checks.filter(({ name }) => asked.includes(name));
const lines = [];
for (const { check, passed, failed, tests, time } of await runChecks(chosen)) {
  total.passed += passed;
  total.failed += failed;
  total.tests += tests;
  lines.push(`  ${failed === 0 ? "ok    " : "FAILED"} ${check.name.padEnd(10)} ${time}`);
}

const expectsTests = chosen.some(({ jest }) => jest !== undefined);
console.log(`\n${lines.join("\n")}\n`);
if (expectsTests && total.tests === 0) console.log("No test ran: that counts as a failure.");
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || (expectsTests && total.tests === 0) ? 1 : 0;
