import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { enginePath, executable, root } from "../../tools/toolchain";
import { version } from "../../package.json";
import { Program, languages } from "../harness/languages/program";

interface PackageSchema {
  version: string;
  resources: Record<string, object>;
}

describe("the plugin tarball", () => {
  let program: Program;
  beforeAll(async () => (program = await Program.open("examples/yaml")));
  afterAll(() => program.dispose());

  const plugin = () => join(program.folder, ".home", "plugins", `resource-twilio-v${version}`);

  test("installs as version of the package, without Node packages", async () => {
    expect(await program.succeeds("plugin", "ls")).toMatch(new RegExp(`twilio +resource +${version}`));
    const ours = [
      "LICENSE",
      "component.js",
      "function.js",
      "main.js",
      "pulumi-resource-twilio",
      "pulumi-resource-twilio.cmd",
      "start.js",
    ];
    expect(
      readdirSync(plugin())
        .filter((name) => name !== "PulumiPlugin.yaml")
        .sort(),
    ).toEqual(ours);
  });

  test("prints its schema with `pulumi package get-schema`, without a warning", () => {
    const { stdout, stderr } = spawnSync(enginePath(), ["package", "get-schema", "twilio"], {
      cwd: program.folder,
      env: program.environment,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    const schema = JSON.parse(stdout) as PackageSchema;
    expect(schema.version).toBe(version);
    expect(Object.keys(schema.resources)).toContain("twilio:voice:CountryFence");
  });

  test("reports that Node is missing", async () => {
    await program.init();
    const bin = join(program.folder, "bin");
    mkdirSync(bin);
    // All that the launcher itself takes, and no `node`.
    for (const name of ["sh", "dirname"]) {
      const script = join(bin, name);
      writeFileSync(script, `#!/bin/sh\nexec /bin/${name} "$@"\n`);
      chmodSync(script, 0o755);
    }
    const path = program.environment.PATH;
    program.environment.PATH = [bin, join(languages(), "bin")].join(":");
    const output = await program.fails("preview");
    program.environment.PATH = path;
    expect(output).toContain("The twilio plugin runs on Node.js 22 or newer, and there is no `node` on PATH");
  });

  test.each([
    ["an empty folder", "./empty", /unable to install \.\/empty: expected .* to have an executable/],
    ["a path that does not exist", "./nowhere", /unable to install \.\/nowhere: .*no such file or directory/],
    ["a text file", "./notes.txt", /unable to install \.\/notes\.txt: .*not a directory/],
    ["a JSON file that is not a schema", "./other.json", /failed to bind schema: .*no name provided/s],
  ])("is not found by `pulumi package add` in %s, and the engine explains why", async (_what, path, reason) => {
    mkdirSync(join(program.folder, "empty"), { recursive: true });
    program.write("notes.txt", "nothing");
    program.write("other.json", "{}");
    expect(await program.fails("package", "add", path)).toMatch(reason);
  });

  test("explains to a program for the Terraform bridge which package this is", async () => {
    program.write(
      "Pulumi.yaml",
      readFileSync(join(root, "examples", "yaml", "Pulumi.yaml"), "utf8").replace(
        "twilio:voice:CountryFence",
        "twilio:index:Number",
      ),
    );
    expect(await program.fails("preview")).toContain("twilio:index:Number");
  });

  // The only host that can be built from Go modules and has `GeneratePackage`: see CONTRIBUTING.
  test("gives the SDK for YAML to `pulumi package gen-sdk`", async () => {
    await program.succeeds("package", "gen-sdk", "twilio", "--language", "yaml", "--out", "generated");
    const sdk = readFileSync(join(program.folder, "generated", "yaml", `twilio-${version}.yaml`), "utf8");
    expect(sdk).toContain(`version: ${version}`);
  });

  test.each(["nodejs", "python", "go", "dotnet"])("generates an SDK for %s without a warning", async (language) => {
    const tool = join(languages(), "bin", executable(language === "dotnet" ? "dotnetgen" : "sdkgen"));
    const schema = join(root, "provider", "schema.json");
    const out = join(program.folder, ".generated", language);
    const { code, output } = await program.run(tool, [schema, out, ...(language === "dotnet" ? [] : [language])]);
    expect({ code, output }).toEqual({ code: 0, output: "" });
    const files = readdirSync(out, { recursive: true }).map(String);
    expect(files.filter((file) => /country_?fence\.(ts|py|go|cs)$/i.test(file))).toHaveLength(1);
  });
});
