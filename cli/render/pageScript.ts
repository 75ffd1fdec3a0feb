import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** From the sources and from the bundle, both a folder below cli/. */
const FOLDER = path.join(__dirname, "..", "..", "render", "dist");

/** The program of a page, bundled: `page` for that of a policy, `calls` for that of calls. */
export function pageScript(name: "page" | "calls" = "page"): string {
  const file = path.join(FOLDER, `${name}.js`);
  if (!existsSync(file)) throw new Error(`${file} is missing. Build it with: npm run build`);
  return readFileSync(file, "utf8");
}
