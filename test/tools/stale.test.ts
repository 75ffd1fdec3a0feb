import { appendFileSync, existsSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { link } from "../../tools/link";
import { root } from "../../tools/toolchain";
import { join } from "node:path";
import { BUNDLES, loadProgram, PROVIDER, SOURCE, startProvider } from "../harness/tools/bundles";
import { Copy } from "../harness/tools/copy";
import { ended, node } from "../harness/tools/spawn";

let copy: Copy;
beforeAll(async () => {
  const { code, output } = await ended(node(["tools/build.mjs"]));
  if (code !== 0) throw new Error(output);
});
beforeEach(() => (copy = new Copy()));
afterEach(() => copy.close());

const both = async () => [await loadProgram(copy), await startProvider(copy)].map((text) => text.trim());
test("runs up-to-date bundles, also without dev dependencies and without recorded file times", async () => {
  copy.dropDevDependencies();
  expect(await both()).toEqual(["runs", "runs"]);
  expect(existsSync(copy.path(".ringfence/build/run.json"))).toBe(true);
  expect(await both()).toEqual(["runs", "runs"]);
  // A checkout of the same revision changes every file's time, and no content.
  const { atime } = statSync(copy.path(SOURCE));
  utimesSync(copy.path(SOURCE), atime, new Date());
  expect(await both()).toEqual(["runs", "runs"]);
});

test.each(["build of the program", "build of the provider"])(
  "builds both again after a change in either: %s",
  async (which) => {
    const before = BUNDLES.map((bundle) => copy.read(bundle).split("\n", 1));
    appendFileSync(copy.path(SOURCE), "// changed\n");
    expect(await (which.endsWith("program") ? loadProgram(copy) : startProvider(copy))).toBe("runs");
    const [program, provider] = BUNDLES.map((bundle) => copy.read(bundle).split("\n", 1));
    expect([before[0], program]).toEqual([before[1], provider]);
    expect(program).not.toEqual(before[0]);
    copy.dropDevDependencies();
    expect(await both()).toEqual(["runs", "runs"]);
  },
);

test("runs what could not be built once the named remedy was applied", async () => {
  copy.dropDevDependencies();
  appendFileSync(copy.path(SOURCE), "// changed\n");
  for (const refusal of await both()) expect(refusal).toMatch(/cannot be built, since esbuild is not installed/);
  // What `npm ci --include=dev` does: it installs, and then runs the build.
  for (const name of ["esbuild", "@typescript"]) {
    link(join(root, "node_modules", name), copy.path(`node_modules/${name}`));
  }
  expect((await copy.node("tools/build.mjs")).output).toContain("not built: ");
  copy.dropDevDependencies();
  expect(await both()).toEqual(["runs", "runs"]);
});

test("names a source that does not build, and runs nothing", async () => {
  appendFileSync(copy.path(SOURCE), "\nconst = ;\n");
  for (const refusal of await both()) {
    expect(refusal).toMatch(/^Ringfence does not run: .* do not build:\n[^]*numbers\/urn\.ts:\d+[^]*run it again\.$/);
  }
});

test("builds with no packages other than those of the lock file", async () => {
  const { packages, ...lock } = JSON.parse(copy.read("package-lock.json")) as { packages: Record<string, object> };
  const other = { ...packages, "node_modules/yaml": { version: "0.0.1" } };
  writeFileSync(copy.path("package-lock.json"), JSON.stringify({ ...lock, packages: other }));
  for (const refusal of await both()) {
    expect(refusal).toMatch(
      /node_modules\/yaml is [\d.]+, and package-lock\.json says 0\.0\.1\nInstall .* `npm ci --include=dev`/,
    );
  }
});

test("runs the provider of an installed package, which has no sources, as packed", async () => {
  copy.remove("main.js", "tools", "provider/main.ts", "numbers/urn.ts");
  copy.dropDevDependencies();
  expect(await startProvider(copy)).toBe("runs");
});

test("reports a build that leaves something out, and `npm pack` refuses it", async () => {
  copy.dropDevDependencies();
  appendFileSync(copy.path(SOURCE), "// changed\n");
  const { code, output } = await copy.node("tools/build.mjs");
  expect(output).toMatch(/not built: .*program and provider/);
  expect(code).toBe(0);
  copy.remove(PROVIDER);
  const packed = await copy.node("tools/pack.mjs");
  expect(packed.code).not.toBe(0);
  expect(packed.output).toMatch(/Not built: .*program and provider.*npm ci --include=dev/);
});
