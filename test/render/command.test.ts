import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runCli } from "../../cli/run";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "ringfence-render-"));
  file = path.join(folder, "Pulumi.dev.yaml");
  stack("  ringfence:blockList: [RU]\n");
});
afterEach(() => rmSync(folder, { recursive: true }));

const stack = (lists: string) =>
  writeFileSync(file, `config:\n${lists}  ringfence:numbers: ["+15550100001", "+15550100002"]\n`);

const LINES = `  ringfence:lines:
    support: { blockList: [RU], numbers: ["+15550100003"] }
    sales: { blockList: [KP], numbers: ["+15550100004"] }
`;

async function render(...args: string[]) {
  const [out, error]: [string[], string[]] = [[], []];
  const code = await runCli(["render", "--config", file, ...args], {
    out: (text) => void out.push(text),
    error: (text) => void error.push(text),
  });
  return { code, out: out.join(""), error: error.join("") };
}

it("prints text by default, and lists stand-ins on stderr", async () => {
  const { code, out, error } = await render();
  expect(code).toBe(0);
  expect(out).toContain("◇ caller_country: looks at the caller's country");
  expect(out).toContain("🇷🇺 Russia → reject_call");
  expect(error).toContain("made-up URLs stand for what 2 numbers did before");
});

it("chooses the format by the file's extension", async () => {
  for (const [name, begin] of [
    ["flow.svg", "<svg"],
    ["flow.html", "<!doctype html>"],
    ["flow.mmd", "flowchart TD"],
    ["flow.txt", "line main"],
  ] as const) {
    const out = path.join(folder, name);
    expect((await render("--out", out)).code).toBe(0);
    expect(readFileSync(out, "utf8").startsWith(begin)).toBe(true);
  }
});

it("refuses an extension without a format, and an unknown format", async () => {
  expect(await render("--out", path.join(folder, "flow.pdf"))).toMatchObject({
    code: 2,
    error: expect.stringContaining("--format") as string,
  });
  expect((await render("--format", "pdf")).code).toBe(2);
});

it("draws all lines as text and HTML, one as SVG and Mermaid, and asks which one", async () => {
  writeFileSync(file, `config:\n${LINES}`);
  expect((await render()).out).toMatch(/line sales[^]*line support/);
  expect(await render("--format", "svg")).toMatchObject({
    code: 2,
    error: expect.stringContaining("sales, support") as string,
  });
  expect((await render("--format", "mermaid", "--line", "sales")).out).toContain("North Korea");
  expect(await render("--line", "shop")).toMatchObject({
    code: 2,
    error: expect.stringContaining("sales, support") as string,
  });
});

it("prints errors as text and as JSON", async () => {
  stack("  ringfence:blockList: [Russia]\n");
  expect(await render()).toMatchObject({ code: 1, out: "", error: expect.stringContaining("Russia") as string });
  const { code, out } = await render("--json");
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ ok: false });
});

it("prints the drawing as JSON, or the path that it was written to", async () => {
  const { out } = await render("--format", "mermaid", "--json");
  expect(JSON.parse(out)).toMatchObject({
    ok: true,
    format: "mermaid",
    drawing: expect.stringContaining("flowchart TD") as string,
  });
  const written = path.join(folder, "flow.svg");
  const answer = JSON.parse((await render("--out", written, "--json")).out) as object;
  expect(answer).toMatchObject({ ok: true, format: "svg", out: written, lines: [{ line: "main" }] });
  expect(answer).not.toHaveProperty("drawing");
});
