import { readFileSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";

/** Starts Chromium. A browser that is missing is a failure: nothing of the page would be proved. */
export function startBrowser(): Promise<Browser> {
  const executablePath = process.env.RINGFENCE_CHROMIUM;
  if (executablePath === undefined) throw new Error("RINGFENCE_CHROMIUM is not set. Run `npm test -- browser`");
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

/** How a page is looked at; a wide window in the light scheme by default. */
interface View {
  viewport?: { width: number; height: number };
  colorScheme?: "light" | "dark";
}

/**
 * A browser for the tests of one file. `open` shows `html`, and what went wrong there: errors, and requests, of which there may
 * be none. All tests share one tab, which is blank before each document: a tab for each test is a process for each test, and
 * took half as long again.
 */
export function browserForTests(): { open: (html: string, view?: View) => Promise<{ page: Page; wrong: string[] }> } {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await startBrowser();
    page = await browser.newPage();
  });
  afterAll(() => browser.close());
  return {
    open: async (html, { viewport = { width: 1280, height: 720 }, colorScheme = "light" } = {}) => {
      page.removeAllListeners();
      await page.goto("about:blank");
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      const wrong = watched(page);
      await page.setContent(html);
      return { page, wrong };
    },
  };
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
