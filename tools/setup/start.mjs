import { dirname } from "node:path";
import { compileCache, nodePath } from "../toolchain.js";

/**
 * How to start Pulumi, in words. `npx pulumi` always works, but npm takes 0.25 s of each command, and without its compile
 * cache Node takes another 0.17 s of each preview.
 */
export function howToStart({ origin, path, host }, platform = process.platform) {
  const variable = platform === "win32" ? (name, value) => `  $env:${name} = "${value}"` : exported;
  const cache = variable("NODE_COMPILE_CACHE", compileCache);
  if (origin === "path") return `Start Pulumi as \`pulumi\`. This makes each preview 0.2 s faster:\n${cache}`;
  const folders = [...new Set([nodePath, path, host].map((file) => dirname(file)))];
  const search = platform === "win32" ? `${folders.join(";")};$env:PATH` : `${folders.join(":")}:$PATH`;
  return (
    "Start Pulumi as `npx pulumi`. To start it as `pulumi`, which saves 0.4 s of each command, put the engine on PATH:\n" +
    `${variable("PATH", search)}\n${cache}`
  );
}

const exported = (name, value) => `  export ${name}="${value}"`;
