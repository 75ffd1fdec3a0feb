import { readdirSync } from "node:fs";
import { join } from "node:path";
import { executable, root } from "../../tools/toolchain";
import { ended } from "../harness/tools/spawn";
import { spawn } from "node:child_process";
import { languages } from "../harness/languages/program";

const folders = [join(".github", "workflows"), join("examples", "github-actions")];
const workflows = folders.flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(folder, name)));

test("finds no error with actionlint in the workflows of the repository and of the examples", async () => {
  expect(workflows.length).toBeGreaterThan(2);
  const tool = join(languages(), "bin", executable("actionlint"));
  expect(await ended(spawn(tool, workflows, { cwd: root }))).toMatchObject({ code: 0, output: "" });
});
