import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { executable, root } from "../../tools/toolchain";
import { Program, languages, lifecycle } from "../harness/languages/program";

describe("the package in a Go program", () => {
  let program: Program;
  beforeAll(async () => {
    program = await Program.open("examples/go");
    // As `pulumi package add` does it: the generated SDK, as a Go module in the program's folder.
    const generated = join(program.folder, ".generated");
    const schema = join(root, "provider", "schema.json");
    const { code, output } = await program.run(join(languages(), "bin", executable("sdkgen")), [
      schema,
      generated,
      "go",
    ]);
    if (code !== 0) throw new Error(output);
    mkdirSync(join(program.folder, "sdks"));
    cpSync(join(generated, "twilio"), join(program.folder, "sdks", "twilio"), { recursive: true });
    writeFileSync(
      join(program.folder, "sdks", "twilio", "go.mod"),
      "module ringfence.dev/sdk/go/twilio\n\ngo 1.26\n\nrequire (\n\tgithub.com/blang/semver v3.5.1+incompatible\n\tgithub.com/pulumi/pulumi/sdk/v3 v3.259.0\n)\n",
    );
    await program.init();
  });
  afterAll(() => program.dispose());

  test("fences numbers, changes nothing in a second run, adds a country, and restores the numbers", async () => {
    await lifecycle(program, () => program.edit("main.go", /"RU", "KZ", "CN"/, '"RU", "KZ", "CN", "PK"'));
  });
});
