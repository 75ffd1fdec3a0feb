import { readFileSync } from "node:fs";
import path from "node:path";
import { stringify } from "yaml";
import { root } from "../../tools/toolchain";
import { enterProject, leaveProjects, run } from "../harness/cli/project";
import { completed, configBlocks } from "../harness/docs/config";
import { PAGES } from "../harness/docs/documents";

const configs = PAGES.flatMap(configBlocks).map(({ page, code, keys }) => [page, code, keys] as const);

afterAll(leaveProjects);

test("finds config in the recipes and in operations", () => {
  const names = new Set(configs.map(([name]) => name));
  expect([...names]).toEqual(expect.arrayContaining(["docs/recipes.md", "docs/operations.md", "docs/migrating.md"]));
});

test.each(configs)("finds no error in the config of %s:\n%s", async (_name, _code, keys) => {
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

test("names only existing config keys in every page", () => {
  const schema = JSON.parse(readFileSync(path.join(root, "schema", "config.schema.json"), "utf8")) as {
    properties: Record<string, unknown>;
  };
  const named = PAGES.flatMap(({ name, text }) =>
    [...text.matchAll(/\bringfence:([a-z]\w*)/g)].map(([, key = ""]) => [name, key] as const),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(([, key]) => !(key in schema.properties))).toEqual([]);
});
