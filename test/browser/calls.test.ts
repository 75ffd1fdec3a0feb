import { readFileSync } from "node:fs";
import path from "node:path";
import { type Page } from "playwright-core";
import { replayPage } from "../../cli/evidence/replayPage";
import { reportPage } from "../../cli/evidence/reportPage";
import { type ShownReplay } from "../../cli/evidence/shownReplay";
import { maskedReplay, policyJudge, readCallRecord, Replay, Report, shownPath } from "../../evidence";
import { renderCalls } from "../../render";
import { browserForTests, violations } from "../harness/browser/browser";
import { policyOf } from "../harness/flows/policies";

const script = readFileSync(path.join(__dirname, "..", "..", "render", "dist", "calls.js"), "utf8");

const CALLERS = [
  "+74950000001",
  "+74950000001",
  "+8613800000001",
  "+4930123456",
  "+33140000000",
  "anonymous",
  "sip:a@example.com",
];

function replayHtml(times = 1): string {
  const judge = policyJudge(policyOf({ hiddenCallers: "reject" }));
  const before = policyJudge(policyOf({ list: { kind: "block", countries: ["DE"] } }));
  const replay = new Replay([{ name: "main", judge, compared: { before, now: judge } }]);
  for (let index = 0; index < CALLERS.length * times; index += 1) {
    const start = new Date(Date.UTC(2026, 9, 29 + (index % 30), 10)).toISOString();
    const from = CALLERS[index % CALLERS.length];
    replay.add(0, readCallRecord({ from, to: "+15550100001", duration: "90", start_time: start }));
  }
  const shown: ShownReplay = {
    ...{ title: "demo/dev", period: { since: "2026-10-29", until: "2026-11-27" }, source: "file" },
    ...{ sourceWords: "the file <calls>.csv", against: "HEAD:Pulumi.dev.yaml", notes: ["one & all"] },
    result: maskedReplay(replay.result()),
  };
  return renderCalls(replayPage(shown), script);
}

function reportHtml(): string {
  const report = new Report(["main", "sales"]);
  const steps = ["Trigger", "caller_country", "would_reject", "forward_call", "Ended"];
  const went = shownPath(
    steps.slice(1).map((to, index) => ({ from: steps[index] ?? "", to })),
    "RU",
  );
  const seen = { callSid: `CA${"1".repeat(32)}`, from: "+74950000001", country: "RU", path: went };
  report.addExecution("main", { ...seen, startedAt: Date.UTC(2026, 10, 1), expectedEnd: "reject_call" });
  report.addExecution("sales", { ...seen, startedAt: Date.UTC(2026, 10, 2), country: "KZ", expectedEnd: undefined });
  const period = { since: "2026-11-01", until: "2026-11-02" };
  return renderCalls(
    reportPage({ title: "demo/dev", period, isSample: true, notes: [], result: report.result() }),
    script,
  );
}

const { open } = browserForTests();

const table = (page: Page, name: RegExp) => page.getByRole("region", { name }).locator("tbody tr");

describe.each([
  ["a replay", replayHtml(30)],
  ["a report", reportHtml()],
])("the page of %s", (_, html) => {
  it.each([
    ["light", {}],
    ["dark", { colorScheme: "dark" as const }],
    ["on a phone", { viewport: { width: 375, height: 700 } }],
  ])("passes the accessibility scan of axe, %s", async (_name, options) => {
    const { page, wrong } = await open(html, options);
    await page.locator("summary").first().click();
    expect(await violations(page)).toEqual([]);
    expect(wrong).toEqual([]);
  });

  it("loads nothing from a network, and does not scroll sideways on a phone", async () => {
    const { page, wrong } = await open(html, { viewport: { width: 375, height: 700 } });
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    expect(wrong).toEqual([]);
  });
});

test("shows countries by their calls, with the share that was turned away", async () => {
  const { page } = await open(replayHtml());
  const tile = page.locator(".places li", { hasText: "RU" });
  expect(await tile.innerText()).toMatch(/RU[\s\S]*2[\s\S]*100% ✕/);
  expect(await page.locator(".places li", { hasText: "FR" }).innerText()).not.toContain("✕");
  expect(await page.locator("h3", { hasText: "Without a country" }).count()).toBe(1);
});

test("draws a bar for each day, and shows the same numbers in a table", async () => {
  const { page } = await open(replayHtml());
  expect(await page.locator(".chart g").count()).toBe(7);
  await page.locator("summary").click();
  expect(await table(page, /Calls of each day/).count()).toBe(7);
  expect(await page.locator(".chart svg").getAttribute("aria-label")).toMatch(/7 calls, 4 would be turned away/);
});

test("names the callers who would be lost, masked, and sorts the numbers with the keyboard", async () => {
  const { page } = await open(replayHtml(2));
  const rows = table(page, /Who would be lost/);
  expect(await rows.first().innerText()).toContain("+7 495 •••••01");
  const calls = page.getByRole("region", { name: /Outcomes on line main/ }).getByRole("button", { name: "Country" });
  await calls.focus();
  await page.keyboard.press("Enter");
  const head = page.getByRole("region", { name: /Outcomes on line main/ }).locator("[aria-sort]");
  expect(await head.getAttribute("aria-sort")).toBe("descending");
  await page.keyboard.press("Enter");
  expect(await head.getAttribute("aria-sort")).toBe("ascending");
  const countries = await table(page, /Outcomes on line main/).evaluateAll((all) =>
    all.map((row) => (row as HTMLTableRowElement).cells[2]?.textContent ?? ""),
  );
  expect(countries).toEqual([...countries].sort((one, other) => one.localeCompare(other, "en")));
});

test("shows texts of config and files literally, not as markup", async () => {
  const { page } = await open(replayHtml());
  expect(await page.locator("header").innerText()).toContain("the file <calls>.csv");
  expect(await page.locator("header").innerText()).toContain("one & all");
});
