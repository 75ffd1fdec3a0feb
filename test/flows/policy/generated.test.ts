import { spawnSync } from "node:child_process";
import { join } from "node:path";

test("what is generated from the schemas and the country packages is up to date", () => {
  const root = join(__dirname, "../../..");
  const run = spawnSync(process.execPath, [join(root, "schema/generate.mjs"), "--check"], { encoding: "utf8" });
  expect(run.stderr).toBe("");
  expect(run.status).toBe(0);
});
