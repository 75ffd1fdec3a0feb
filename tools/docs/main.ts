import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { callsIn, deployedPicture, evidenceIn, PICTURE, README, withCalls, withEvidence } from "./demo";
import { CONTRIBUTING, drawRooms, withDrawing } from "./rooms";
import { root } from "../toolchain";

/** `npm run docs`: draws the rooms, runs the demo, and puts its calls, its evidence and the picture of its flow into the documents. */
function main(): void {
  writeFileSync(CONTRIBUTING, withDrawing(readFileSync(CONTRIBUTING, "utf8"), drawRooms()));
  const folder = mkdtempSync(join(tmpdir(), "ringfence-docs-"));
  try {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["tools/run.mjs", "demo/main.ts"], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, RINGFENCE_DEMO_FOLDER: folder },
    });
    if (status !== 0) throw new Error(`the demo ended with ${status}:\n${stdout}\n${stderr}`);
    const readme = withCalls(readFileSync(README, "utf8"), callsIn(stdout));
    writeFileSync(README, withEvidence(readme, evidenceIn(stdout)));
    mkdirSync(dirname(PICTURE), { recursive: true });
    writeFileSync(PICTURE, deployedPicture(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
