import { readFileSync } from "node:fs";
import path from "node:path";
import { startEmulator } from "../../emulator";
import { consoleActions } from "../../emulator/admin/console";
import { forbidden } from "../../emulator/api/forbidden";
import { specificationFolder, specificationOf } from "../../emulator/contract/specification";
import { type Product } from "../../emulator/http/operation";
import { operations } from "../../emulator/operations";
import { send } from "../harness/emulator/sdk";

const readme = readFileSync(path.join(__dirname, "..", "..", "emulator", "README.md"), "utf8");

/** The operations in the code block below a heading, as `PRODUCT METHOD PATH`. */
function listed(heading: string): string[] {
  const block = readme.split(`### ${heading}\n`)[1]?.split("```")[1] ?? "";
  return block
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter((words) => words.length === 3)
    .flatMap(([product = "", methods = "", where = ""]) =>
      methods.split(",").map((method) => `${product} ${method} ${where}`),
    )
    .sort();
}

const named = (list: typeof operations) => list.map((each) => `${each.product} ${each.method} ${each.path}`).sort();

/** What Twilio's documents have of the two products and the emulator has not. */
function missing(): string[] {
  const folder = specificationFolder() ?? "";
  const done = named(operations);
  const products: Product[] = ["studio", "serverless"];
  return products
    .flatMap((product) =>
      Object.entries(specificationOf(folder, product)?.paths ?? {}).flatMap(([where, item]) =>
        ["get", "post", "delete"]
          .filter((method) => item[method] !== undefined)
          .map((method) => `${product} ${method.toUpperCase()} ${where}`),
      ),
    )
    .filter((each) => !done.includes(each))
    .sort();
}

test("lists every operation that the emulator implements in the README, and no other", () => {
  expect(listed("Operations")).toEqual(named(operations.filter((operation) => !forbidden.includes(operation))));
});

test("lists every operation that is refused on purpose in the README", () => {
  expect(listed("Refused on purpose")).toEqual(named(forbidden));
});

test("lists every other operation of Twilio's documents of Studio and Serverless in the README", () => {
  expect(listed("Not emulated")).toEqual(missing());
});

test("lists every edit of the console in the README, with its fields", () => {
  const block = readme.split("## Edits by the account's owner\n")[1]?.split("```")[1] ?? "";
  const lines = block.split("\n").slice(1, -1);
  const edits = lines.map((line) => line.split(/\s+/)).map(([name, ...fields]) => [name, fields]);
  expect(Object.fromEntries(edits)).toEqual(consoleActions);
});

test("the README lists every request of the admin API", async () => {
  const emulator = await startEmulator();
  try {
    const response = await fetch(`${emulator.url}/_ringfence/nothing`);
    const { message } = (await response.json()) as { message: string };
    const known = message.slice(message.indexOf("there is ") + "there is ".length).split(", ");
    const table = readme.split("## Admin API\n")[1]?.split("\n\n")[1] ?? "";
    const rows = [...table.matchAll(/^\| ((?:`[^`]+`(?:, )?)+) \|/gm)].map(([, cell = ""]) => cell.replaceAll("`", ""));
    const documented = rows.flatMap((cell) => {
      const path = cell.slice(cell.lastIndexOf(" ") + 1);
      return cell
        .slice(0, cell.lastIndexOf(" "))
        .split(", ")
        .map((method) => `${method} ${path}`);
    });
    expect(documented.sort()).toEqual(known.sort());
  } finally {
    await emulator.stop();
  }
});

test("answers 501 to every operation listed as not emulated or refused, and records it", async () => {
  const emulator = await startEmulator({ contract: true });
  try {
    const all = [...listed("Not emulated"), ...listed("Refused on purpose")];
    expect(all.length).toBeGreaterThan(10);
    for (const each of all) {
      const [product, method = "", where = ""] = each.split(" ");
      const filled = where.replace("{AccountSid}", `AC${"1".repeat(32)}`).replace(/\{\w+\}/g, `PN${"1".repeat(32)}`);
      emulator.violations.length = 0;
      const response = await send(emulator, method, `/${product}.twilio.com${filled}`);
      expect([each, response.status]).toEqual([each, 501]);
      expect(emulator.violations).not.toEqual([]);
    }
    expect(emulator.number("+15550100001")).toBeDefined();
  } finally {
    await emulator.stop();
  }
});
