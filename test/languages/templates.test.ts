import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../tools/toolchain";
import { Program, libraryTarball } from "../harness/languages/program";

/** What `pulumi new` is to be followed by where the packages are not published yet, or installed once for all tests. */
const TEMPLATES: Record<string, { packages: (program: Program) => Promise<void> | void }> = {
  yaml: { packages: () => undefined },
  python: { packages: (program) => program.usePython() },
  typescript: {
    packages: async (program) => {
      program.edit("package.json", /"ringfence": "[^"]+"/, `"ringfence": "file:${libraryTarball()}"`);
      const { code, output } = await program.run("npm", ["install", "--ignore-scripts"]);
      if (code !== 0) throw new Error(output);
    },
  },
};

describe.each(Object.entries(TEMPLATES))("pulumi new ./templates/%s", (language, { packages }) => {
  let program: Program;
  beforeAll(async () => (program = await Program.open()));
  afterAll(() => program.dispose());

  test("makes a project that deploys unchanged, and reads Twilio before each run", async () => {
    const template = join(root, "templates", language);
    const name = ["--name", "acme", "--description", "A fence", "--yes", "--force", "--generate-only"];
    await program.succeeds("new", template, "--dir", program.folder, ...name);
    expect(readFileSync(join(program.folder, "Pulumi.yaml"), "utf8")).toMatch(/name: acme\n[^]*refresh: always/);
    await packages(program);
    await program.init();
    await program.up();
    expect([program.call("RU"), program.call("US")]).toEqual(["rejected", "handler"]);
    await program.unchanged();
    await program.destroy();
    expect(program.numbers()).toEqual(program.before);
  });

  test("asks for the account, and proposes the emulator", () => {
    const text = readFileSync(join(root, "templates", language, "Pulumi.yaml"), "utf8");
    for (const key of ["accountSid", "apiKey", "apiSecret", "apiBaseUrl"]) expect(text).toContain(`twilio:${key}:`);
    expect(existsSync(join(root, "templates", language, "Pulumi.dev.yaml"))).toBe(false);
  });
});
