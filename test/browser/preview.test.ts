import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser } from "playwright-core";
import { type Preview, startPreview } from "../../cli/render/server";
import { startBrowser } from "../harness/browser/browser";

let browser: Browser;
let preview: Preview;
let folder: string;

const write = (text: string) => {
  // As editors do: a new file takes the old one's place.
  const draft = path.join(folder, "draft");
  writeFileSync(draft, text);
  renameSync(draft, path.join(folder, "Pulumi.dev.yaml"));
};
const stack = (list: string) => `config:\n  ringfence:blockList: ${list}\n  ringfence:numbers: ["+15550100001"]\n`;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "ringfence-preview-"));
  writeFileSync(path.join(folder, "Pulumi.yaml"), "name: demo\nruntime: nodejs\n");
  write(stack("[RU]"));
  preview = await startPreview({ config: path.join(folder, "Pulumi.dev.yaml"), port: 0 });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await preview.stop();
  rmSync(folder, { recursive: true });
});

it("reloads the page when the stack file changes, and keeps the call", async () => {
  const page = await browser.newPage();
  const listening = page.waitForRequest((sent) => sent.url().endsWith("/changes"));
  await page.goto(preview.url);
  await listening;
  await page.getByLabel("Caller's country").selectOption("CN");
  await page.locator("#outcome.through").waitFor();
  write(stack("[RU, CN]"));
  await page.locator("#outcome.rejected").waitFor();
  expect(await page.locator("#outcome").innerText()).toContain("China is on the block list");
  await page.close();
});

it("lists the errors of the stack file, and shows the flow again once they are fixed", async () => {
  const page = await browser.newPage();
  write(stack("[Russia]"));
  await page.goto(preview.url);
  await page.getByText("Russia").first().waitFor();
  expect(await page.locator("h1").innerText()).toContain("has errors");
  write(stack("[RU]"));
  await page.locator("#outcome").waitFor();
  await page.close();
});

it("answers only under this machine's own host names", async () => {
  const { port } = new URL(preview.url);
  const status = await new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, headers: { host: "attacker.example.com" } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once("error", reject)
      .end();
  });
  expect(status).toBe(403);
});
