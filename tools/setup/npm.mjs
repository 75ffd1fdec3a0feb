import { dirname, join } from "node:path";

/**
 * Path of npm's own script, for Node to run: on Windows `npm` is a batch file, which only a shell starts, and a shell reads
 * the arguments once more. The npm that started us comes first, else the one that came with Node.
 */
export function npmScript({ platform = process.platform, env = process.env, node = process.execPath } = {}) {
  const own = env.npm_execpath ?? "";
  if (/npm-cli\.c?js$/.test(own)) return own;
  const place = join("node_modules", "npm", "bin", "npm-cli.js");
  return platform === "win32" ? join(dirname(node), place) : join(dirname(node), "..", "lib", place);
}
