import { renameSync } from "node:fs";
import { join } from "node:path";
import { version } from "../../package.json";
import { Program } from "../harness/languages/program";

describe("an SDK that asks for another version of the plugin than is installed", () => {
  let program: Program;
  beforeAll(async () => {
    program = await Program.open("examples/yaml");
    await program.init();
  });
  afterAll(() => program.dispose());

  const missing = (asked: string) =>
    `no resource plugin 'pulumi-resource-twilio' found in the workspace at version v${asked}`;

  test("is refused with the missing version if it is newer, and nothing is written", async () => {
    program.edit("Pulumi.yaml", / {4}properties:\n/, '    options: { version: "9.0.0" }\n    properties:\n');
    expect(await program.fails("up", "--yes", "--skip-preview")).toContain(missing("9.0.0"));
    expect(program.numbers()).toEqual(program.before);
  });

  test("is refused with the missing version if it is older, and nothing is written", async () => {
    const plugins = join(program.folder, ".home", "plugins");
    renameSync(join(plugins, `resource-twilio-v${version}`), join(plugins, "resource-twilio-v9.0.0"));
    program.edit("Pulumi.yaml", /version: "9.0.0"/, `version: "${version}"`);
    expect(await program.fails("up", "--yes", "--skip-preview")).toContain(missing(version));
    expect(program.numbers()).toEqual(program.before);
  });
});
