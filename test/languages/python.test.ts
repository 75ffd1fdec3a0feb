import { Program, lifecycle } from "../harness/languages/program";

describe("the package in a Python program", () => {
  let program: Program;
  beforeAll(async () => {
    program = await Program.open("examples/python");
    await program.usePython();
    await program.init();
  });
  afterAll(() => program.dispose());

  test("fences numbers, changes nothing in a second run, takes one country more, and gives the numbers back", async () => {
    await lifecycle(program, () => program.edit("__main__.py", /"RU", "KZ", "CN"/, '"RU", "KZ", "CN", "PK"'));
  });

  test("says every fault of the arguments at once", async () => {
    program.edit("__main__.py", /"CN"/, '"XX"');
    program.edit("__main__.py", /"busy"/, '"bsy"');
    const output = await program.fails("preview");
    expect(output).toContain('CountryFence "desk" has 2 faults:');
    expect(output).toContain('ringfence:blockList[2]: "XX" ');
    expect(output).toContain('ringfence:rejectReason: "bsy" cannot stand here');
  });
});
