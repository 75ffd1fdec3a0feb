import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../../../tools/toolchain";

/** A page of the documentation. */
export interface Page {
  /** Path within the repository, with `/`. */
  name: string;
  text: string;
  /** Code between fences, with the language that stands behind the first. */
  blocks: { language: string; code: string }[];
  /** Code within a line, without its backticks. */
  spans: string[];
}

const FENCED = /^```(\w*)\n([\s\S]*?)^```$/gm;

const page = (name: string): Page => {
  const text = readFileSync(path.join(root, name), "utf8");
  const prose = text.replace(FENCED, "");
  return {
    name,
    text,
    blocks: [...text.matchAll(FENCED)].map(([, language = "", code = ""]) => ({ language, code })),
    spans: [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code),
  };
};

const folderOf = (name: string): string[] =>
  readdirSync(path.join(root, name), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => `${name}/${file.split(path.sep).join("/")}`);

/** Every page of the repository. */
export const PAGES: readonly Page[] = [
  ...["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "emulator/README.md"],
  ...folderOf("docs").sort(),
].map(page);

/** Lines that people are to type, from blocks for a shell and from the text. */
export function commandsOf({ blocks, spans }: Page): string[] {
  const lines = blocks.filter(({ language }) => language === "sh").flatMap(({ code }) => code.split("\n"));
  return [...lines, ...spans].map((line) => line.replace(/\s+#.*$/, "").trim()).filter((line) => line !== "");
}
