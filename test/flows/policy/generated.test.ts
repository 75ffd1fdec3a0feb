import { spawnSync } from "node:child_process";
import { join } from "node:path";

test("has up-to-date generated files from the schemas and the country packages", () => {
  const root = join(__dirname, "../../..");
  const run = spawnSync(process.execPath, [join(root, "schema/generate.mjs"), "--check"], { encoding: "utf8" });
  expect(run.stderr).toBe("");
  expect(run.status).toBe(0);
});
