import { spawn } from "node:child_process";
import { appendFileSync, cpSync, existsSync, statSync, utimesSync, writeFileSync } from "node:fs";
import * as grpc from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { ConfigureRequest } from "@pulumi/pulumi/proto/provider_pb";
import { link } from "../../tools/link";
import { nodePath, root } from "../../tools/toolchain";
import { join } from "node:path";
import { Copy } from "../harness/tools/copy";
import { ended, node } from "../harness/tools/spawn";

const PROGRAM = "program/dist/index.js";
const PROVIDER = "provider/dist/main.js";
const BUNDLES = [PROGRAM, PROVIDER, "provider/dist/component.js"];
/** A source of the provider; the other one's stamp holds it as well. */
const SOURCE = "provider/urn.ts";

let copy: Copy;
beforeAll(async () => {
  const { code, output } = await ended(node(["tools/build.mjs"]));
  if (code !== 0) throw new Error(output);
});
beforeEach(() => (copy = new Copy()));
afterEach(() => copy.close());

/** What the engine gets when it loads the program: the refusal, or "runs". */
async function loadProgram(): Promise<string> {
  const { output } = await copy.node(
    "-e",
    `const module = require("node:module");
    const load = module._load;
    module._load = (path, ...rest) => (path.endsWith(${JSON.stringify(PROGRAM)}) ? console.log("runs") : load(path, ...rest));
    require("./main.js")().catch((error) => console.log(error.message));`,
  );
  return output.trim();
}

/** What a provider answers to the first call: its refusal, or "runs". */
async function startProvider(): Promise<string> {
  const child = spawn(nodePath, [copy.path("provider/bin/pulumi-resource-twilio")], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  try {
    const port = await new Promise<string>((resolve, reject) => {
      child.stdout.once("data", (text: Buffer) => resolve(text.toString().trim()));
      child.stderr.once("data", (text: Buffer) => resolve(text.toString()));
      child.once("close", (code) => reject(new Error(`ended with ${code}`)));
    });
    if (!/^\d+$/.test(port)) return port;
    const client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
    const answer = await new Promise<string>((resolve) =>
      client.configure(new ConfigureRequest(), (error) => resolve(error?.details ?? "runs")),
    );
    client.close();
    return /does not run/.test(answer) ? answer : "runs";
  } finally {
    child.kill();
  }
}

const REFUSAL =
  /^Ringfence does not run: .*\nInstall everything with `npm ci --include=dev`, which builds them too\.$/s;
const both = async () => [await loadProgram(), await startProvider()].map((text) => text.trim());

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
    expect(await (which.endsWith("program") ? loadProgram() : startProvider())).toBe("runs");
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
  for (const name of ["esbuild", "typescript"]) {
    link(join(root, "node_modules", name), copy.path(`node_modules/${name}`));
  }
  expect((await copy.node("tools/build.mjs")).output).toContain("not built: ");
  copy.dropDevDependencies();
  expect(await both()).toEqual(["runs", "runs"]);
});

describe("nothing runs without dev dependencies", () => {
  const refused = async (reason: RegExp) => {
    copy.dropDevDependencies();
    for (const refusal of await both()) {
      expect(refusal).toMatch(REFUSAL);
      expect(refusal).toMatch(reason);
    }
  };

  test.each(BUNDLES)("if %s is missing", async (bundle) => {
    copy.remove(bundle);
    await refused(new RegExp(`${bundle} is missing`));
  });

  test.each(BUNDLES)("if %s is of an older build, whatever was recorded of the sources", async (bundle) => {
    await both();
    cpSync(copy.path(bundle), copy.path("older.js"));
    appendFileSync(copy.path(SOURCE), "// changed\n");
    expect(await both()).toEqual(["runs", "runs"]);
    cpSync(copy.path("older.js"), copy.path(bundle));
    await refused(/are of different builds/);
  });

  test("if both are of an older revision than the sources", async () => {
    await both();
    for (const bundle of BUNDLES) cpSync(copy.path(bundle), copy.path(`${bundle}.older`));
    appendFileSync(copy.path(SOURCE), "// changed\n");
    await both();
    for (const bundle of BUNDLES) cpSync(copy.path(`${bundle}.older`), copy.path(bundle));
    await refused(/are not built from the sources beside them/);
  });

  test("if a bundle does not name its sources", async () => {
    writeFileSync(copy.path(PROVIDER), copy.read(PROVIDER).split("\n").slice(1).join("\n"));
    await refused(/provider\/dist\/main\.js does not say what/);
  });

  test.each(["index.ts", "package-lock.json", "tools/build/pulumi.mjs", "sdks/twilio/index.ts", SOURCE])(
    "if %s has changed",
    async (source) => {
      appendFileSync(copy.path(source), "\n");
      await refused(/are not built from the sources beside them/);
    },
  );

  test("if a source is gone", async () => {
    copy.remove("provider/urn.ts");
    await refused(/are not built from the sources/);
  });
});

test("names a source that does not build, and runs nothing", async () => {
  appendFileSync(copy.path(SOURCE), "\nconst = ;\n");
  for (const refusal of await both()) {
    expect(refusal).toMatch(/^Ringfence does not run: .* do not build:\n[^]*provider\/urn\.ts:\d+[^]*run it again\.$/);
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
  copy.remove("main.js", "tools", "provider/main.ts", "provider/urn.ts");
  copy.dropDevDependencies();
  expect(await startProvider()).toBe("runs");
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
