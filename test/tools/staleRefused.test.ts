import { appendFileSync, cpSync, renameSync, writeFileSync } from "node:fs";
import { BUNDLES, FUNCTION, loadProgram, PROVIDER, SOURCE, startProvider } from "../harness/tools/bundles";
import { Copy } from "../harness/tools/copy";
import { ended, node } from "../harness/tools/spawn";

const REFUSAL =
  /^Ringfence does not run: .*\nInstall everything with `npm ci --include=dev`, which builds them too\.$/s;

/** One copy for all of these: each puts back what it changes. */
describe("nothing runs without dev dependencies", () => {
  let copy: Copy;
  beforeAll(async () => {
    const { code, output } = await ended(node(["tools/build.mjs"]));
    if (code !== 0) throw new Error(output);
    copy = new Copy();
    expect(await both()).toEqual(["runs", "runs"]);
    for (const bundle of BUNDLES) cpSync(copy.path(bundle), copy.path(`${bundle}.older`));
    appendFileSync(copy.path(SOURCE), "// changed\n");
    expect([await loadProgram(copy), await startProvider(copy)]).toEqual(["runs", "runs"]);
    copy.dropDevDependencies();
    expect(await both()).toEqual(["runs", "runs"]);
  });
  afterAll(() => copy.close());

  /** What both say, side by side: nothing is built, so neither does the other's work. */
  const both = async () => (await Promise.all([loadProgram(copy), startProvider(copy)])).map((text) => text.trim());

  /** Does this to files, expects the refusal, and takes it back. */
  const refused = async (files: string[], change: (file: string) => void, reason: RegExp) => {
    for (const file of files) cpSync(copy.path(file), copy.path(`${file}.aside`), { preserveTimestamps: true });
    try {
      files.forEach(change);
      for (const refusal of await both()) {
        expect(refusal).toMatch(REFUSAL);
        expect(refusal).toMatch(reason);
      }
    } finally {
      for (const file of files) renameSync(copy.path(`${file}.aside`), copy.path(file));
    }
  };
  const remove = (file: string) => copy.remove(file);
  const append = (file: string) => appendFileSync(copy.path(file), "\n");
  const replaceByOlder = (bundle: string) => cpSync(copy.path(`${bundle}.older`), copy.path(bundle));

  test.each([...BUNDLES, FUNCTION])("if %s is missing", (bundle) =>
    refused([bundle], remove, new RegExp(`${bundle} is missing`)),
  );

  test.each(BUNDLES)("if %s is of an older build, whatever was recorded of the sources", (bundle) =>
    refused([bundle], replaceByOlder, /are of different builds/),
  );

  test("if both are of an older revision than the sources", () =>
    refused(BUNDLES, replaceByOlder, /are not built from the sources beside them/));

  test("if a bundle does not name its sources", () =>
    refused(
      [PROVIDER],
      (file) => writeFileSync(copy.path(file), copy.read(file).split("\n").slice(1).join("\n")),
      /provider\/dist\/main\.js does not say what/,
    ));

  test.each(["index.ts", "package-lock.json", "tools/build/pulumi.mjs", "sdks/twilio/index.ts", SOURCE])(
    "if %s has changed",
    (source) => refused([source], append, /are not built from the sources beside them/),
  );

  test("if a source is gone", () => refused([SOURCE], remove, /are not built from the sources/));
});
