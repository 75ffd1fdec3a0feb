import { type Page } from "playwright-core";
import { browserForTests, violations } from "../harness/browser/browser";
import { pageOf } from "../harness/browser/lines";

const browser = browserForTests();
const open = (view: Parameters<typeof browser.open>[1] = {}, html = pageOf()) => browser.open(html, view);

const outcome = (page: Page) => page.locator("#outcome").innerText();
const lit = (page: Page) =>
  page
    .locator(".picture:not([hidden]) g.on[data-state]")
    .evaluateAll((boxes) => boxes.map((box) => box.getAttribute("data-state")));

describe("placing a call", () => {
  it("shows the outcome for a caller from a blocked country, and highlights the path", async () => {
    const { page, wrong } = await open();
    await page.getByLabel("Caller's number").fill("+79123456789");
    expect(await page.getByLabel("Caller's country").inputValue()).toBe("RU");
    const text = await outcome(page);
    expect(text).toContain("Rejected");
    expect(text).toContain("Russia is on the block list");
    expect(text).toContain("a busy tone");
    expect(text).toContain("no voice minutes");
    expect(await lit(page)).toEqual([
      "Trigger",
      "caller_exceptions",
      "caller_keypad_word",
      "caller_hidden",
      "caller_country",
      "reject_call",
    ]);
    expect(await page.locator(".picture:not([hidden]) .ways > g.on").count()).toBe(5);
    expect(wrong).toEqual([]);
  });

  it("lets an excepted number of that country through", async () => {
    const { page } = await open();
    await page.getByLabel("Caller's number").fill("+74950000001");
    expect(await outcome(page)).toContain("an exception names this number");
    expect(await lit(page)).not.toContain("reject_call");
  });

  it("accepts a country from the field, with a number of that country", async () => {
    const { page } = await open();
    await page.getByLabel("Caller's country").selectOption("CN");
    expect(await page.getByLabel("Caller's number").inputValue()).toMatch(/^\+86/);
    expect(await outcome(page)).toContain("China is on the block list");
    await page.getByLabel("Caller's country").selectOption("DE");
    expect(await outcome(page)).toContain("+15550100091");
  });

  it("distinguishes hidden callers from SIP callers", async () => {
    const { page } = await open();
    await page.getByRole("button", { name: "Hidden caller" }).click();
    expect(await outcome(page)).toContain("the caller is hidden");
    await page.getByRole("button", { name: "SIP caller" }).click();
    expect(await outcome(page)).toContain("the caller has no country");
  });

  it("accepts any text as a number", async () => {
    const { page, wrong } = await open();
    for (const text of ["", "<img src=x onerror=alert(1)>", "+1900\u202e5550123", "{{ 1 | divided_by: 0 }}"]) {
      await page.getByLabel("Caller's number").fill(text);
      expect(await outcome(page)).toContain("Path");
    }
    expect(wrong).toEqual([]);
  });

  it("shows another line with its own flow, numbers and countries", async () => {
    const { page } = await open();
    await page.getByLabel("Line", { exact: true }).selectOption("sales");
    expect(await page.getByLabel("Called number").inputValue()).toBe("+15550100002");
    await page.getByLabel("Caller's country").selectOption("RU");
    expect(await outcome(page)).toContain("noted");
    expect(await lit(page)).toContain("would_reject");
    expect(await page.locator(".picture:visible").count()).toBe(1);
    expect(await page.locator("tr[data-country=RU]").innerText()).toContain("noted");
  });
});

describe("the countries", () => {
  it("has a tile and a row for each of the 249 countries and for XK", async () => {
    const { page } = await open();
    expect(await page.locator(".tile").count()).toBe(250);
    expect(await page.locator("#rows tr").count()).toBe(250);
    expect(await page.locator(".tile.rejected").evaluateAll((all) => all.map((one) => one.textContent))).toEqual([
      "CN✕ China: rejected (busy)",
      "IN✕ India: rejected (busy)",
      "RU✕ Russia: rejected (busy)",
    ]);
  });

  it("finds rows by name, code or outcome", async () => {
    const { page } = await open();
    await page.getByLabel("Search countries").fill("germ");
    expect(await page.locator("#rows tr:visible").evaluateAll((all) => all.length)).toBe(1);
    expect(await page.locator("#found").innerText()).toBe("1 of 250 countries");
    await page.getByLabel("Search countries").fill("rejected");
    expect(await page.locator("#found").innerText()).toBe("3 of 250 countries");
  });

  it("places a call from a tile, by mouse and by keyboard", async () => {
    const { page } = await open();
    await page.locator(".tile[data-country=IN]").click();
    expect(await outcome(page)).toContain("India is on the block list");
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    const pressed = await page.locator(".tile[aria-pressed=true]").getAttribute("data-country");
    expect(pressed).toBe("BF");
    expect(await outcome(page)).toContain("Burkina Faso is not on the block list");
    await page.keyboard.press("ArrowDown");
    const below = await page.evaluate("document.activeElement.dataset.country");
    expect(below).not.toBe("BF");
  });

  it("takes one tab stop for all tiles", async () => {
    const { page } = await open();
    expect(await page.locator(".tile[tabindex='0']").count()).toBe(1);
    await page.locator(".flow").focus();
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.dataset.country")).toBe("AO");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.id")).toBe("search");
  });
});

describe("the page", () => {
  it.each([
    ["light", { colorScheme: "light" as const }],
    ["dark", { colorScheme: "dark" as const }],
    ["narrow", { viewport: { width: 375, height: 800 } }],
  ])("passes the accessibility scan of axe-core: %s", async (_, options) => {
    const { page } = await open(options);
    await page.getByLabel("Caller's number").fill("+79123456789");
    expect(await violations(page)).toEqual([]);
    await page.getByLabel("Line", { exact: true }).selectOption("sales");
    expect(await violations(page)).toEqual([]);
  });

  it("fits a screen of 375 pixels without scrolling sideways", async () => {
    const { page } = await open({ viewport: { width: 375, height: 800 } });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(375);
  });

  it("shows the first widget on such a screen without scrolling", async () => {
    const { page } = await open({ viewport: { width: 375, height: 800 } });
    const box = await page.locator(".picture:visible [data-state=Trigger]").boundingBox();
    expect(box?.x).toBeGreaterThan(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThan(375);
  });

  it("shows the flow and the countries even without JavaScript", async () => {
    const { page, wrong } = await open({}, pageOf(undefined, { script: undefined }));
    expect(await page.locator("svg:visible").count()).toBe(1);
    expect(await page.locator("#rows tr").count()).toBe(250);
    expect(await violations(page)).toEqual([]);
    expect(wrong).toEqual([]);
  });

  it("keeps texts inside their boxes in the browser's font", async () => {
    const { page } = await open();
    const tooWide = await page.locator(".picture:visible text").evaluateAll((texts) =>
      texts.flatMap((text) => {
        const box = text.closest("[data-state]")?.querySelector("rect");
        const end = text.getBoundingClientRect().right;
        return box && end > box.getBoundingClientRect().right ? [text.textContent] : [];
      }),
    );
    expect(tooWide).toEqual([]);
  });
});
