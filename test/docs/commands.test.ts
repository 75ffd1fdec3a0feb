import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { enginePath, root } from "../../tools/toolchain";
import { run } from "../harness/cli/project";
import { commandsOf, PAGES } from "../harness/docs/documents";

const commands = [...new Set(PAGES.flatMap(commandsOf))];

/** The words behind a program's name, of every command that starts it. */
const of = (program: RegExp): string[][] =>
  commands.flatMap((command) => {
    const rest = program.exec(command)?.[1];
    return rest === undefined ? [] : [rest.trim().split(/\s+/)];
  });

const optionsOf = (words: string[]): string[] =>
  words.filter((word) => /^--?[a-z]/.test(word)).map((word) => word.replace(/=.*/, ""));

test("every `ringfence` command in a page exists, with its options", async () => {
  const named = of(/^(?:npx )?ringfence ([a-z].*)/);
  expect(named.length).toBeGreaterThan(10);
  for (const [command = "", ...words] of named) {
    // A subcommand's subcommand has options of its own.
    const path = command === "emulator" && /^[a-z]+$/.test(words[0] ?? "") ? [command, words[0] ?? ""] : [command];
    const { code, out } = await run(...path, "--help");
    expect([command, code]).toEqual([command, 0]);
    for (const option of optionsOf(words)) expect([command, out]).toEqual([command, expect.stringContaining(option)]);
  }
});

test("every npm script and test stage in a page exists", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object };
  const list = readFileSync(join(root, "tools", "test", "stages.mjs"), "utf8");
  const runner = readFileSync(join(root, "tools", "test.mjs"), "utf8");
  const stages = [...list.matchAll(/\bname: "(\w+)"/g)].map(([, name]) => name);
  const options = [...runner.matchAll(/\b(\w+): \{ type: /g)].map(([, name]) => `--${name}`);
  const named = of(/^npm run (\S+)/).map(([name = ""]) => name);
  expect(named.length).toBeGreaterThan(5);
  for (const name of named) expect(Object.keys(scripts)).toContain(name);
  for (const words of of(/^npm test -- (.+)/))
    for (const stage of words) expect([...stages, ...options]).toContain(stage);
});

test("every `pulumi` command in a page exists, with its options", () => {
  const named = of(/^(?:npx )?pulumi ([a-z].*)/);
  const help = new Map<string, string>();
  expect(named.length).toBeGreaterThan(10);
  for (const words of named) {
    const [command = "", second = ""] = words;
    const group = ["config", "package", "plugin", "stack", "state"].includes(command) && /^[a-z]+$/.test(second);
    const path = group ? [command, second] : [command];
    const key = path.join(" ");
    if (!help.has(key)) help.set(key, spawnSync(enginePath(), [...path, "--help"], { encoding: "utf8" }).stdout);
    // The engine prints its own overview for a command it does not know.
    expect(help.get(key)).toMatch(new RegExp(`pulumi ${key}|Aliases:\\n.*\\b${path.at(-1)}\\b`));
    for (const option of optionsOf(words)) expect([key, help.get(key)]).toEqual([key, expect.stringContaining(option)]);
  }
});
