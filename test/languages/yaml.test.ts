import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Program, lifecycle } from "../harness/languages/program";

describe("the package in a Pulumi YAML program", () => {
  let program: Program;
  let text: string;
  beforeAll(async () => {
    program = await Program.open("examples/yaml");
    text = readFileSync(join(program.folder, "Pulumi.yaml"), "utf8");
    await program.init();
  });
  afterAll(() => program.dispose());

  test("fences numbers, changes nothing in a second run, adds a country, and restores the numbers", async () => {
    await lifecycle(program, () => program.edit("Pulumi.yaml", /RU, KZ, CN/, "RU, KZ, CN, PK"));
    program.write("Pulumi.yaml", text);
  });

  test.each([
    ['"+15550100001"', "+15550100001", "ringfence:numbers[0]: 15550100001 "],
    ['["+15550100001", "+15550100002"]', '"+15550100001"', 'ringfence:numbers: "+15550100001" '],
    ["[RU, KZ, CN]", "RU", "Cannot assign type 'string' to type 'List<string>'"],
    ["rejectReason", "rejectReasn", "Property rejectReasn does not exist on 'twilio:voice:CountryFence'"],
    ["rejectReason: busy", "rejectReason: bsy", 'ringfence:rejectReason: "bsy"'],
    ["rejectReason: busy", "prefix: 5", "its prefix 5 is not a name for a fence"],
  ])("refuses %s written as %s", async (right, wrong, words) => {
    program.write("Pulumi.yaml", text.replace(right, wrong));
    expect(await program.fails("preview")).toContain(words);
  });

  test("refuses two fences with one prefix", async () => {
    const [above = "", own = ""] = text.split("  desk:\n");
    const [desk = ""] = own.split("outputs:");
    const second = desk
      .replace(/numbers: .*/, 'numbers: ["+15550100003"]')
      .replace("properties:", "properties:\n      prefix: desk");
    program.write("Pulumi.yaml", `${above}  desk:\n${desk}  other:\n${second}`);
    expect(await program.fails("preview")).toMatch(/[Dd]uplicate resource URN/);
    expect(program.numbers()).toEqual(program.before);
  });

  test("uses the account of a provider in its options, and keeps a secret argument encrypted in the state", async () => {
    const account = { accountSid: `AC${"1".repeat(32)}`, apiKey: `SK${"2".repeat(32)}`, apiSecret: "emulator-secret" };
    for (const key of Object.keys({ ...account, apiBaseUrl: "" }))
      await program.succeeds("config", "rm", `twilio:${key}`);
    await program.succeeds("config", "set", "--secret", "hook", "https://user:pass-123@handlers.example.com/new");
    const provider = JSON.stringify({ ...account, apiBaseUrl: program.emulator.url });
    program.write(
      "Pulumi.yaml",
      text
        .replace(
          "resources:",
          `config: { hook: { type: string, secret: true } }\nresources:\n  account: { type: "pulumi:providers:twilio", properties: ${provider} }`,
        )
        .replace(
          "    properties:\n      blockList",
          '    options: { provider: "${account}" }\n    properties:\n      forward: { webhook: "${hook}" }\n      blockList',
        ),
    );
    await program.up();
    expect([program.call("RU"), program.call("US")]).toEqual(["busy", "handler"]);
    expect(await program.succeeds("stack", "export")).not.toContain("pass-123");
    await program.unchanged();
    await program.destroy();
    expect(program.numbers()).toEqual(program.before);
  });
});
