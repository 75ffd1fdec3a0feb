import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const CANDIDATES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** Starts the installed Chromium. A browser that is missing is a failure: nothing of the page would be proved. */
export function startBrowser(): Promise<Browser> {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const executablePath =
    process.env.RINGFENCE_CHROMIUM ??
    CANDIDATES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => existsSync(file));
  if (executablePath === undefined) throw new Error("There is no Chromium here. Run `npm test -- browser`");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A page with `html`, and what went wrong on it: errors, and requests, of which there may be none. */
export async function show(context: BrowserContext, html: string): Promise<{ page: Page; wrong: string[] }> {
  const page = await context.newPage();
  const wrong = watched(page);
  await page.setContent(html);
  return { page, wrong };
}

/** Notes errors and requests of a page as they come. */
function watched(page: Page): string[] {
  const wrong: string[] = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") wrong.push(message.text());
  });
  page.on("request", (request) => wrong.push(`request ${request.url()}`));
  return wrong;
}

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

interface AxeResults {
  violations: { id: string; help: string; nodes: { target: string[]; failureSummary?: string }[] }[];
}

/** What axe-core objects to on a page, one line each: all its rules, best practices included. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate<AxeResults>(`axe.run({ resultTypes: ["violations"] })`);
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = "" }) => `${id}: ${help}: ${target.join(" ")}: ${failureSummary}`),
  );
}
