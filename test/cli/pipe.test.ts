import path from "node:path";
import { enterProject, leaveProjects, SOUND, stackFile } from "../harness/cli/project";
import { node } from "../harness/tools/spawn";

afterEach(leaveProjects);

test("a reader that has enough, such as head, ends a command without an error", async () => {
  // More than a pipe holds.
  const entries = Array.from({ length: 10_000 }, (_, index) => `"+4930${String(index).padStart(7, "0")}"`);
  const folder = enterProject({
    "Pulumi.dev.yaml": stackFile({ ...SOUND, exceptions: `{ forward: [${entries.join(", ")}] }` }),
  });
  const main = path.join(__dirname, "..", "..", "cli", "main.ts");
  const child = node(["tools/run.mjs", main, "explain", "--config", path.join(folder, "Pulumi.dev.yaml")]);
  let error = "";
  child.stderr?.on("data", (part: Buffer) => (error += part.toString()));
  child.stdout?.once("data", () => child.stdout?.destroy());
  const code = await new Promise((resolve) => child.once("exit", resolve));
  expect([code, error]).toEqual([0, ""]);
});
