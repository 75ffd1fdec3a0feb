import { readFileSync } from "node:fs";
import path from "node:path";
import { parse, stringify } from "yaml";
import { root } from "../../tools/toolchain";
import { enterProject, leaveProjects, run } from "../cli/project";
import { PAGES } from "./documents";

type Keys = Record<string, unknown>;

const yamlBlocks = PAGES.flatMap(({ name, blocks }) =>
  blocks.filter(({ language }) => language === "yaml").map(({ code }) => [name, code] as const),
);

/** Ringfence's config in a block; undefined if it is of something else. */
function configOf(code: string): Keys | undefined {
  const content = parse(code) as Keys;
  const keys = (content.config ?? content) as Keys;
  return Object.keys(keys).some((key) => key.startsWith("ringfence:")) ? keys : undefined;
}

/** The rest of a stack's config, where a block shows a part: some list and some numbers. */
function completed(keys: Keys): Keys {
  const lines = Object.values((keys["ringfence:lines"] ?? {}) as Record<string, Keys>);
  const said = (key: string) => `ringfence:${key}` in keys || (lines.length > 0 && lines.every((line) => key in line));
  return {
    ...(said("blockList") || said("allowList") ? {} : { "ringfence:blockList": ["KZ", "RU"] }),
    ...(said("numbers") ? {} : { "ringfence:numbers": ["+15550100001"] }),
    ...keys,
  };
}

const configs = yamlBlocks.flatMap(([name, code]) => {
  const keys = configOf(code);
  return keys === undefined ? [] : [[name, code, keys] as const];
});

afterAll(leaveProjects);

test("the recipes and the way of working show config", () => {
  const names = new Set(configs.map(([name]) => name));
  expect([...names]).toEqual(expect.arrayContaining(["docs/recipes.md", "docs/operations.md", "docs/migrating.md"]));
});

test.each(configs)("%s shows config without a fault:\n%s", async (_name, _code, keys) => {
  enterProject({ "Pulumi.dev.yaml": stringify({ config: completed(keys) }) });
  const { code, out } = await run("check", "--json");
  const { faults, notices } = JSON.parse(out) as { faults: unknown[]; notices: { path?: string }[] };
  expect(faults).toEqual([]);
  expect(code).toBe(0);
  // Nor anything that surprises, but for what the text around these says: who is let in, who is answered.
  expect(notices.filter(({ path: at }) => !/:(mode|announce)$/.test(at ?? ""))).toEqual([]);
});

test("every key that a page names is one of the config's", () => {
  const schema = JSON.parse(readFileSync(path.join(root, "schema", "config.schema.json"), "utf8")) as {
    properties: Record<string, unknown>;
  };
  const named = PAGES.flatMap(({ name, text }) =>
    [...text.matchAll(/\bringfence:([a-z]\w*)/g)].map(([, key = ""]) => [name, key] as const),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(([, key]) => !(key in schema.properties))).toEqual([]);
});
