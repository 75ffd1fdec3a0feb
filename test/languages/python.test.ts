import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Program, lifecycle } from "../harness/languages/program";

describe("the package in a Python program", () => {
  let program: Program;
  beforeAll(async () => {
    program = await Program.open("examples/python");
    await program.usePython();
    await program.init();
  });
  afterAll(() => program.dispose());

  test("fences numbers, changes nothing in a second run, adds a country, and restores the numbers", async () => {
    await lifecycle(program, () => program.edit("__main__.py", /"RU", "KZ", "CN"/, '"RU", "KZ", "CN", "PK"'));
  });

  test("sends maps, filters and secrets in the form that the fence expects", async () => {
    const text = readFileSync(join(program.folder, "__main__.py"), "utf8");
    const forward = `forward=twilio.fence.ForwardToArgs(sip="sip:desk@example.com", caller_id="called", username="desk", password=pulumi.Output.secret("pass-123")),`;
    program.edit("__main__.py", /numbers=.*/, `numbers={"friendlyName": "Support*"},\n    ${forward}`);
    await program.up();
    expect(program.call("RU")).toBe("busy");
    expect(await program.succeeds("stack", "export")).not.toContain("pass-123");
    await program.destroy();
    expect(program.numbers()).toEqual(program.before);
    program.write("__main__.py", text);
  });

  test("reports every error of the arguments at once", async () => {
    program.edit("__main__.py", /"CN"/, '"XX"');
    program.edit("__main__.py", /"busy"/, '"bsy"');
    const output = await program.fails("preview");
    expect(output).toContain('CountryFence "desk" has 2 errors:');
    expect(output).toContain('ringfence:blockList[2]: "XX" ');
    expect(output).toContain('ringfence:rejectReason: "bsy"');
  });
});
