import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../../tools/toolchain";
import { PAGES } from "../harness/docs/documents";

/** The anchor that GitHub gives a heading. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number} _-]/gu, "")
    .replace(/ /g, "-");

const anchorsOf = (text: string): string[] =>
  [...text.replace(/^```[\s\S]*?^```$/gm, "").matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => anchor(heading));

test.each(PAGES.map(({ name, text }) => [name, text]))("%s has only links that lead somewhere", (name, text) => {
  const links = [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(
    ([, one, other]) => one ?? other ?? "",
  );
  const dead = links
    .filter((link) => !/^https?:/.test(link))
    .filter((link) => {
      const [file = "", fragment] = link.split("#");
      const target = file === "" ? path.join(root, name) : path.join(root, path.dirname(name), file);
      if (!existsSync(target)) return true;
      return fragment !== undefined && !anchorsOf(readFileSync(target, "utf8")).includes(fragment);
    });
  expect(dead).toEqual([]);
});

test("lists every page under docs/ in the index", () => {
  const index = PAGES.find(({ name }) => name === "docs/README.md")?.text ?? "";
  const pages = PAGES.map(({ name }) => /^docs\/([^/]+\.md)$/.exec(name)?.[1]).filter((name) => name !== undefined);
  expect(pages.filter((name) => name !== "README.md" && !index.includes(`(${name})`))).toEqual([]);
});
