import { readFileSync } from "node:fs";
import { join } from "node:path";
import { version } from "../../package.json";
import { Program } from "../harness/languages/program";
import { installOtherTwilio, OTHER_VERSION } from "../harness/languages/otherTwilio";

interface State {
  deployment: { resources: { type: string; inputs?: { version?: string } }[] };
}

describe("one YAML program with two packages that are named twilio", () => {
  let program: Program;
  beforeAll(async () => {
    program = await Program.open("examples/yaml");
    installOtherTwilio(join(program.folder, ".home"));
    await program.init();
  });
  afterAll(() => program.dispose());

  test("uses the right package for each resource, by the versions that the resources name", async () => {
    const text = readFileSync(join(program.folder, "Pulumi.yaml"), "utf8");
    const own = text.replace("    properties:\n", `    options: { version: "${version}" }\n    properties:\n`);
    const note = `  note:\n    type: twilio:index:Note\n    options: { version: "${OTHER_VERSION}" }\n    properties: { text: hello }\n`;
    program.write("Pulumi.yaml", own.replace("outputs:", `${note}outputs:`));
    await program.up();
    expect([program.call("RU"), program.call("US")]).toEqual(["busy", "handler"]);
    const { deployment } = JSON.parse(await program.succeeds("stack", "export")) as State;
    const providers = deployment.resources.filter(({ type }) => type === "pulumi:providers:twilio");
    expect(providers.map(({ inputs }) => inputs?.version).sort()).toEqual([version, OTHER_VERSION]);
    expect(deployment.resources.map(({ type }) => type)).toContain("twilio:index:Note");
    await program.unchanged();
    await program.destroy();
    expect(program.numbers()).toEqual(program.before);
  });
});
