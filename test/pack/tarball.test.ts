import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "../../emulator";
import { engineEnvironment, nodePath, root } from "../../tools/toolchain";
import { numbersOf } from "../harness/e2e/stack";
import { output, type Started } from "../harness/pack/command";

// The tarball is what people install, so all of this goes through npm and the engine, and nothing through the checkout.
describe("the tarball of `npm pack`, installed in a separate program", () => {
  let folder: string;
  let tarball: string;
  let emulator: Emulator;
  let before: ReturnType<typeof numbersOf>;
  let environment: NodeJS.ProcessEnv;
  const started = (): Started => ({ cwd: folder, env: environment });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "ringfence-pack-"));
    emulator = await startEmulator();
    before = numbersOf(emulator);
    environment = {
      ...engineEnvironment({ home: folder, backend: folder }),
      PULUMI_STACK: "local",
      npm_config_prefer_offline: "true",
      npm_config_audit: "false",
      npm_config_fund: "false",
      npm_config_update_notifier: "false",
    };
    cpSync(join(root, "examples", "component"), folder, { recursive: true });
    const packed = await output("npm", ["pack", "--pack-destination", folder], { cwd: root, env: environment });
    tarball = join(folder, packed.trim().split("\n").at(-1) ?? "");
    edit("package.json", /file:[^"]+/, `file:${tarball}`);
    edit("Pulumi.local.yaml", /http:\/\/127\.0\.0\.1:\d+/, emulator.url);
    await output("npm", ["install", "--ignore-scripts"], started());
  });
  afterAll(async () => {
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const edit = (name: string, pattern: RegExp, text: string) => {
    const file = join(folder, name);
    const was = readFileSync(file, "utf8");
    expect(was).toMatch(pattern);
    writeFileSync(file, was.replace(pattern, text));
  };
  const script = (text: string) => output(nodePath, ["-e", text], started());
  const call = (from: string, callerCountry: string, to: string) => emulator.call({ from, to, callerCountry });

  test("passes publint, and contains only files that are needed at run time", async () => {
    const publint = join(root, "node_modules", "publint", "src", "cli.js");
    const report = await output(nodePath, [publint, "run", tarball, "--strict"], started());
    expect(report).toContain("All good!");
    const listed = (await output("tar", ["-tzf", tarball], started())).trim().split("\n");
    const folders = new Set(listed.map((path) => path.split("/").slice(1, 3).join("/")));
    expect([...folders].filter((path) => !path.startsWith("dist/")).sort()).toEqual([
      ...["LICENSE", "README.md", "cli/bin", "cli/dist", "docs/component.md", "package.json"],
      ...["provider/bin", "provider/dist", "render/dist"],
    ]);
  });

  test("exports its functions for `require` and `import`, and the pure ones without loading Pulumi", async () => {
    const names = "compile, simulate, decide, validateDefinition, renderSvg, CountryFence";
    const kinds = `console.log([${names}].map((one) => typeof one).join())`;
    const functions = `${Array(6).fill("function").join()}\n`;
    expect(await script(`const { ${names} } = require("ringfence"); ${kinds}`)).toBe(functions);
    writeFileSync(join(folder, "names.mjs"), `import { ${names} } from "ringfence"; ${kinds}`);
    expect(await output(nodePath, ["names.mjs"], started())).toBe(functions);
    const loaded = `console.log(Object.keys(require.cache).some((file) => file.includes("@pulumi")))`;
    expect(await script(`require("ringfence/flows"); require("ringfence/render"); ${loaded}`)).toBe("false\n");
    expect(await script(`require("ringfence"); ${loaded}`)).toBe("true\n");
  });

  test("provides the `ringfence` command, with the page that it renders", async () => {
    const stack = { config: { "ringfence:blockList": ["RU"], "ringfence:numbers": ["+15550100001"] } };
    writeFileSync(join(folder, "Pulumi.fence.yaml"), JSON.stringify(stack));
    await output("npx", ["--no-install", "ringfence", "render", "-s", "fence", "-o", "fence.html"], started());
    expect(readFileSync(join(folder, "fence.html"), "utf8")).toContain("<svg");
  });

  test("deploys the example when npm starts the engine, which finds the provider on npm's PATH", async () => {
    const yaml = readFileSync(join(folder, "Pulumi.yaml"), "utf8");
    edit("Pulumi.yaml", /plugins:[^]*/, "");
    await output("pulumi", ["stack", "init", "local"], started());
    await output("npm", ["run", "up", "--", "--yes", "--skip-preview", "--non-interactive"], started());
    writeFileSync(join(folder, "Pulumi.yaml"), yaml);
    expect(call("+79123456789", "RU", "+15550100001")).toMatchObject({ outcome: "busy", answered: false });
    expect(call("+74950000001", "RU", "+15550100002")).toMatchObject({ outcome: "handler" });
    expect(call("+12015550123", "US", "+15550100003")).toMatchObject({
      reached: { url: "https://handlers.example.com/new-clinic" },
    });
    expect(call("+493012345678", "DE", "+15550100003")).toMatchObject({ outcome: "rejected" });
  });

  test("is found by any engine with the `plugins` entry of the example, and destroy restores every number", async () => {
    await output("pulumi", ["preview", "--expect-no-changes", "--non-interactive"], started());
    await output("pulumi", ["destroy", "--yes", "--skip-preview", "--non-interactive"], started());
    expect(numbersOf(emulator)).toEqual(before);
    expect(emulator.state.flows).toEqual({});
    expect(emulator.violations).toEqual([]);
  });
});
