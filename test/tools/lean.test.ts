import { join } from "node:path";
import { root } from "../../tools/toolchain";
import { ended, node, script, toolUrl } from "../harness/tools/spawn";

/** Runs a script, and returns what it printed as JSON. */
async function printed<T>(source: string): Promise<T> {
  const { code, output } = await ended(script(source));
  if (code !== 0) throw new Error(output);
  return JSON.parse(output.trim().split("\n").at(-1) ?? "") as T;
}

const within = `
  import { createRequire } from "node:module";
  const require = createRequire(${JSON.stringify(join(root, "package.json"))});
`;
/** The packages among the modules that were loaded. */
const packages = `
  [...new Set(Object.keys(require.cache).map((path) => /.*node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(path)?.[1]))]
`;

beforeAll(async () => {
  const { code, output } = await ended(node(["tools/build.mjs"]));
  if (code !== 0) throw new Error(output);
});

test.each(["@pulumi/pulumi", "@pulumi/pulumi/runtime"])(
  "has every name of the full %s in the lean one, with the same values",
  async (path) => {
    const { missing, other, names } = await printed<{ missing: string[]; other: string[]; names: number }>(`${within}
      const { leanPulumi } = await import(${toolUrl("build/pulumi.mjs")});
      const { build } = await import(require.resolve("esbuild"));
      const stdin = { contents: 'module.exports = require(${JSON.stringify(path)})', resolveDir: ${JSON.stringify(root)} };
      const options = { stdin, bundle: true, platform: "node", write: false, plugins: [leanPulumi] };
      const { outputFiles } = await build(options);
      const module = { exports: {} };
      new Function("module", "exports", "require", outputFiles[0].text)(module, module.exports, require);
      const [lean, whole] = [module.exports, require(${JSON.stringify(path)})];
      const names = Object.keys(whole);
      const missing = names.filter((name) => !(name in lean));
      const other = names.filter((name) => name !== "runtime" && lean[name] !== whole[name]);
      console.log(JSON.stringify({ missing, other, names: names.length }));
    `);
    expect({ missing, other }).toEqual({ missing: [], other: [] });
    expect(names).toBeGreaterThan(30);
  },
);

test("loads no compiler for the program", async () => {
  const loaded = await printed<string[]>(`${within}
    process.env.PULUMI_NODEJS_PROJECT = "shop";
    process.env.PULUMI_NODEJS_STACK = "dev";
    const settings = require("@pulumi/pulumi/runtime/settings");
    settings.setMockOptions({ newResource: ({ name }) => ({ id: name, state: {} }), call: () => ({}) }, "shop", "dev");
    const before = ${packages}.length;
    try { require("./program/dist/index.js"); } catch (fault) { if (!/the stack config/.test(fault.message)) throw fault; }
    console.log(JSON.stringify(${packages}));
  `);
  expect(loaded).toContain("@pulumi/pulumi");
  expect(loaded.filter((name) => /typescript|ts-node|automation/.test(name))).toEqual([]);
});

test("leaves stack traces as V8 makes them, without a source map, in what the engine loads", async () => {
  const traced = await printed<{ prepared: boolean; stack: string }>(`${within}
    Error.prepareStackTrace = () => "mapped";
    require("./main.js");
    console.log(JSON.stringify({ prepared: Error.prepareStackTrace !== undefined, stack: new Error("here").stack }));
  `);
  expect(traced).toEqual({ prepared: false, stack: expect.stringMatching(/^Error: here\n {4}at /) as string });
});
