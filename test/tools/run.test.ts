import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ended, node, waitForText } from "../harness/tools/spawn";

describe("tools/run.mjs", () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "ringfence-run-"))));
  afterAll(() => rmSync(folder, { recursive: true }));

  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it("runs TypeScript with extensionless imports, arguments, its own folder and its own exit code", async () => {
    write("double.ts", "export const double = (n: number): number => n * 2;");
    const main = write(
      "main.ts",
      `import { double } from "./double";
       enum Base { Four = 4 }
       console.log(JSON.stringify([double(Base.Four), __dirname, process.argv.slice(2), require.main === module]));
       process.exitCode = 7;`,
    );
    const outcome = await ended(node(["tools/run.mjs", main, "one", "two"]));
    expect(JSON.parse(outcome.output)).toEqual([8, folder, ["one", "two"], true]);
    expect(outcome.code).toBe(7);
  });

  it("shows the place in the source if a program throws", async () => {
    const main = write("throws.ts", "interface Caller {\n  from: string;\n}\n\nthrow new Error('no such caller');\n");
    const outcome = await ended(node(["tools/run.mjs", main]));
    expect(outcome.code).toBe(1);
    expect(outcome.output).toContain("throws.ts:5");
  });

  it("lets the program handle a signal", async () => {
    const main = write(
      "waits.ts",
      "process.once('SIGTERM', () => process.exit(9));\nsetInterval(() => undefined, 1000);\nconsole.log('up');",
    );
    const child = node(["tools/run.mjs", main]);
    const end = ended(child);
    await waitForText(child, "up");
    child.kill("SIGTERM");
    expect((await end).code).toBe(9);
  });

  it("names a file that does not exist", async () => {
    const outcome = await ended(node(["tools/run.mjs", "demo/missing.ts"]));
    expect(outcome).toMatchObject({ code: 2, output: "demo/missing.ts does not exist.\n" });
  });
});
