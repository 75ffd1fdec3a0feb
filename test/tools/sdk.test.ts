import { appendFileSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ended, node, script, toolUrl } from "../harness/tools/spawn";

describe("the record of the generated SDK", () => {
  let folder: string;
  let schema: string;
  beforeEach(async () => {
    const base = mkdtempSync(join(tmpdir(), "ringfence-sdk-"));
    folder = join(base, "sdk");
    schema = join(base, "schema.json");
    mkdirSync(join(folder, "voice"), { recursive: true });
    writeFileSync(schema, "{}\n");
    writeFileSync(join(folder, "index.ts"), "export {};\n");
    writeFileSync(join(folder, "voice", "binding.ts"), "export {};\n");
    await compare(
      `writeFileSync(${JSON.stringify(join(folder, ".generated.json"))}, JSON.stringify(recordOf(folder, schema, "one")));`,
    );
  });
  afterEach(() => rmSync(join(folder, ".."), { recursive: true }));

  const compare = async (source: string): Promise<string> => {
    const outcome = await ended(
      script(`import { writeFileSync } from "node:fs";
        import { recordOf, staleByRecord } from ${toolUrl("sdk/compare.mjs")};
        const [folder, schema] = ${JSON.stringify([folder, schema])};
        ${source}`),
    );
    if (outcome.code !== 0) throw new Error(outcome.output);
    return outcome.output;
  };
  const stale = async (generator = "one"): Promise<unknown> =>
    JSON.parse(await compare(`console.log(JSON.stringify(staleByRecord(folder, schema, "${generator}")));`));

  it("finds nothing in an unchanged SDK, except for compiled files and line ends", async () => {
    mkdirSync(join(folder, "bin"));
    writeFileSync(join(folder, "bin", "index.js"), "");
    writeFileSync(join(folder, "index.ts"), "export {};\r\n");
    expect(await stale()).toEqual([]);
  });

  it("names a schema that has changed", async () => {
    appendFileSync(schema, " ");
    expect(await stale()).toEqual(["provider/schema.json (changed since)"]);
  });

  it("names a generator that has changed", async () => {
    expect(await stale("two")).toEqual(["tools/engine/cli (the generator changed since)"]);
  });

  it("names each file that was edited, added or removed", async () => {
    appendFileSync(join(folder, "index.ts"), "// by hand\n");
    writeFileSync(join(folder, "voice", "extra.ts"), "");
    rmSync(join(folder, "voice", "binding.ts"));
    expect(await stale()).toEqual(["index.ts", "voice/binding.ts", "voice/extra.ts"]);
  });

  it("confirms that each SDK is generated from provider/schema.json", async () => {
    expect(await ended(node(["tools/sdk.mjs", "--check", "--record"]))).toMatchObject({ code: 0, output: "" });
  });
});
