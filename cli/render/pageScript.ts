import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** From the sources and from the bundle, both a folder below cli/. */
const FILE = path.join(__dirname, "..", "..", "render", "dist", "page.js");

/** The page's program, bundled. */
export function pageScript(): string {
  if (!existsSync(FILE)) throw new Error(`${FILE} is missing. Build it with: npm run build`);
  return readFileSync(FILE, "utf8");
}
