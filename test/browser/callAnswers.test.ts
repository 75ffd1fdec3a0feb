import { type Page } from "playwright-core";
import { compile, type Policy } from "../../flows";
import { browserForTests, violations } from "../harness/browser/browser";
import { pageOf } from "../harness/browser/lines";
import { policyOf, surroundingsOf } from "../harness/flows/policies";

const challenge = {
  ...{ kind: "challenge" as const, say: "Press 4.", digits: "4" },
  otherwise: { kind: "say" as const, text: "Goodbye." },
};

const POLICY: Partial<Policy> = {
  hiddenCallers: challenge,
  verification: {
    ...{ countries: ["US"], A: "forward", B: "forward", C: "forward" },
    ...{ failed: challenge, unsigned: "forward" },
  },
  ask: {
    of: { kind: "webhook", url: "https://screen.example.com/verdict?key=t0ken" },
    answers: [
      { answer: "spam", end: "reject" },
      { answer: "unsure", end: challenge },
    ],
    onFailure: { kind: "voicemail", say: "Please leave a message." },
  },
};

const { open } = browserForTests();
let page: Page;
let wrong: string[];
beforeEach(async () => {
  const policy = policyOf(POLICY);
  const html = pageOf([{ policy, definition: compile(policy, surroundingsOf()) }]);
  ({ page, wrong } = await open(html));
});
afterEach(() => expect(wrong).toEqual([]));

const outcome = () => page.locator("#outcome").innerText();
const lit = () =>
  page
    .locator(".picture:not([hidden]) g.on[data-state]")
    .evaluateAll((boxes) => boxes.map((box) => box.getAttribute("data-state")));
const verdict = (value: string) => page.getByLabel("verdict").selectOption(value);
const enter = (digits: string) => page.getByLabel("digits").fill(digits);
const answer = (text: string) => page.getByLabel("answer").fill(text);

test("a caller whose caller ID failed is asked for digits, and let on by the right ones", async () => {
  await answer("fine");
  expect(await outcome()).toContain("Let in");
  await verdict("TN-Validation-Failed-A");
  expect(await outcome()).toContain("Goodbye.");
  expect(await outcome()).toContain("yes, voice minutes");
  await enter("5, 4");
  expect(await outcome()).not.toContain("Goodbye.");
  expect(await outcome()).toContain("Asked for digits, which came");
  expect(await lit()).toEqual(expect.arrayContaining(["caller_verdict", "away_failed_attempt_2", "answered_answer"]));
});

test("an answer of the server turns a caller away, and so does none", async () => {
  await answer("spam");
  expect(await outcome()).toContain("Rejected");
  expect(await outcome()).toContain("no voice minutes");
  await answer("");
  expect(await outcome()).toContain("message");
  expect(await lit()).toContain("caller_lookup");
  await answer("unsure");
  await enter("4");
  expect(await outcome()).toContain("which came, and forwarded");
});

test("shows that a hidden caller reaches a challenge, and the page says that it is billed", async () => {
  await page.getByRole("button", { name: "Hidden caller" }).click();
  expect(await outcome()).toContain("Goodbye.");
  await enter("4");
  expect(await outcome()).toContain("which came");
});

test("the page shows no query of the server, and axe-core objects to nothing", async () => {
  expect(await page.content()).not.toContain("t0ken");
  await verdict("TN-Validation-Failed-A");
  expect(await violations(page)).toEqual([]);
});
