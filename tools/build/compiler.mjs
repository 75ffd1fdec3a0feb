import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * The TypeScript compiler of checks and builds, as a file for Node; undefined where dev dependencies are not installed. It is the
 * native one: it compiles the library in 0.5 s, where that of TypeScript 6 took 3.7 s. TypeScript 6 stays for its API, which the
 * native one lacks.
 */
export function findCompiler() {
  try {
    const { resolve } = createRequire(import.meta.url);
    return join(dirname(resolve("@typescript/native/package.json")), "bin", "tsc");
  } catch {
    return undefined;
  }
}
