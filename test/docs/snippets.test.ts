import { readFileSync } from "node:fs";
import path from "node:path";
import { stringify } from "yaml";
import { root } from "../../tools/toolchain";
import { enterProject, leaveProjects, run } from "../harness/cli/project";
import { completed, configBlocks } from "../harness/docs/config";
import { PAGES } from "../harness/docs/documents";

const configs = PAGES.flatMap(configBlocks).map(({ page, code, keys }) => [page, code, keys] as const);

afterAll(leaveProjects);

test("the recipes and the way of working show config", () => {
  const names = new Set(configs.map(([name]) => name));
  expect([...names]).toEqual(expect.arrayContaining(["docs/recipes.md", "docs/operations.md", "docs/migrating.md"]));
});

test.each(configs)("%s shows config without an error:\n%s", async (_name, _code, keys) => {
  enterProject({ "Pulumi.dev.yaml": stringify({ config: completed(keys) }) });
  const { code, out } = await run("check", "--json");
  const { errors, notices } = JSON.parse(out) as { errors: unknown[]; notices: { path?: string }[] };
  expect(errors).toEqual([]);
  expect(code).toBe(0);
  // Nor anything that surprises, but for what the text around these says: who is let in, who is answered.
  expect(
    notices.filter(
      ({ path: at }) => !/:(mode$|announce$|blockedCallers|hiddenCallers|verification|ask)/.test(at ?? ""),
    ),
  ).toEqual([]);
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
