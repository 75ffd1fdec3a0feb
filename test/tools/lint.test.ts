import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.join(__dirname, "..", "..");
const REFUSED = [
  ["a number", "export const pollMs = 500;", "dialect(constant-case)"],
  ["a negative number", "export const total = -1;", "dialect(constant-case)"],
  ["a calculation", "export const hourMs = 60 * 60;", "dialect(constant-case)"],
  ["a template", "export const greeting = `Hello`;", "dialect(constant-case)"],
  ["a path", 'import path from "node:path";\nexport const folder = path.join("a");', "dialect(constant-case)"],
  ["an import of types", 'import type { A } from "./a";\nexport const a = {} as A;', "dialect(inline-types)"],
  ["an export of types", "interface A {\n  a: 1;\n}\nexport type { A };", "dialect(inline-types)"],
  [
    "a promise that nobody awaits",
    "export function later() {\n  Promise.resolve(1);\n}",
    "typescript(no-floating-promises)",
  ],
] as const;
const ACCEPTED = [
  ["a number in capitals", "export const POLL_MS = 500;"],
  ["a list", "export const names = [1, 2];"],
  ["a function", "export const half = (of: number) => of / 2;"],
  ["a constant of a function", "export function f() {\n  const own = 1;\n  return own;\n}"],
  ["a marked type", "interface A {\n  a: 1;\n}\nexport { type A };"],
] as const;

/** Codes of the rules that each case breaks, from one run of the linter. */
const broken = new Map<string, string[]>();
beforeAll(() => {
  const folder = mkdtempSync(path.join(tmpdir(), "ringfence-lint-"));
  const names = [...REFUSED, ...ACCEPTED].map(([name, text], index) => {
    writeFileSync(path.join(folder, `case${index}.ts`), `${text}\n`);
    return name;
  });
  const oxlint = path.join(root, "node_modules", "oxlint", "bin", "oxlint");
  const command = [oxlint, "--config", path.join(root, ".oxlintrc.json"), "--format", "json", folder];
  const { stdout } = spawnSync(process.execPath, command, { cwd: root, encoding: "utf8" });
  rmSync(folder, { recursive: true });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] };
  for (const [index, name] of names.entries()) {
    const own = diagnostics.filter(({ filename }) => path.basename(filename) === `case${index}.ts`);
    broken.set(
      name,
      own.map(({ code }) => code),
    );
  }
});

test.each(REFUSED)("%s is refused as `%s` by %s", (name, _, rule) => {
  expect(broken.get(name)).toContain(rule);
});

test.each(ACCEPTED)("%s is accepted as `%s`", (name) => {
  expect(broken.get(name)).toEqual([]);
});
