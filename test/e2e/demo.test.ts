import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  callsIn,
  callsInReadme,
  deployedPicture,
  evidenceIn,
  evidenceInReadme,
  PICTURE,
  README,
} from "../../tools/docs/demo";
import { root } from "../../tools/toolchain";

describe("npm run demo", () => {
  const folder = mkdtempSync(join(tmpdir(), "ringfence-demo-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let [calls, evidence] = ["", ""];

  const demo = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["tools/run.mjs", "demo/main.ts", ...args], {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, RINGFENCE_DEMO_FOLDER: folder },
    });
    if (status !== 0) throw new Error(`the demo ended with ${status}:\n${stdout}\n${stderr}`);
    return stdout;
  };

  test("deploys, and shows the outcome of each call", () => {
    const output = demo();
    expect(output).toContain("+ 5 created");
    expect(output).toMatch(/Russia .*\+15550100003 .*rejected .*not in service .*no .*0/);
    expect(output).toMatch(/United States .*handlers.example.com\/support .*yes .*1/);
    expect(output).toMatch(/hidden caller .*handler/);
    expect(output).not.toContain("Nothing to do");
    // The report counts the calls that were placed, and the replay those that one country more would turn away.
    expect(output).toMatch(/line main: 7 calls; 3 \(43 %\) turned away/);
    expect(output).toMatch(/compared with ringfence\/dev in Twilio: 1 call by 1 caller would have ended differently/);
    expect(output).toMatch(/Germany \(DE\) +forward -> reject/);
    calls = callsIn(output);
    evidence = evidenceIn(output);
  });

  // All are written by `npm run docs`.
  test("prints the calls, the evidence and the picture that the README shows", () => {
    expect(callsInReadme(readFileSync(README, "utf8"))).toBe(calls);
    expect(evidenceInReadme(readFileSync(README, "utf8"))).toBe(evidence);
    expect(readFileSync(PICTURE, "utf8")).toBe(deployedPicture(folder));
  });

  test("changes nothing when it runs again, and reports that", () => {
    const output = demo();
    expect(output).toContain("Nothing to do");
    expect(output).toMatch(/Russia .*rejected/);
  });

  test("shows every number with its own handler after destroy", () => {
    const output = demo("destroy");
    expect(output).toMatch(/\+15550100001 .*POST handlers.example.com\/support .*none/);
    expect(output).toMatch(/\+15550100002 .*GET handlers.example.com\/sales .*none/);
    expect(output).toMatch(
      /\+15550100003 .*POST handlers.example.com\/clinic .*GET handlers.example.com\/clinic-fallback/,
    );
  });
});
