import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SetupError, mask } from "./setupError.mjs";
import { run } from "./process.mjs";

/** Where Go's own installer puts it; often not on PATH of a non-login shell. */
const usualPlace = "/usr/local/go/bin/go";

function numbers(version) {
  return /(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number);
}

/**
 * The `go` command to build the module in `folder` with.
 * Throws a GoError when there is none, or one older than the module's go.mod asks for.
 */
export async function findGo(folder) {
  const asked = /^go (\S+)/m.exec(readFileSync(join(folder, "go.mod"), "utf8"))[1];
  const remedy = `Install Go ${asked} or newer (your package manager, or the Go project's installer) and put it on PATH`;
  for (const command of ["go", usualPlace]) {
    const { code, missing, lines } = await run(command, ["env", "GOVERSION"], { cwd: folder });
    if (missing) continue;
    const [major, minor] = numbers(lines.join("\n")) ?? [0, 0];
    const [askedMajor, askedMinor] = numbers(asked);
    if (code === 0 && (major > askedMajor || (major === askedMajor && minor >= askedMinor))) return command;
    throw new GoError(`The Go on this machine is too old: ${mask(lines.join(" "))}.\n${remedy}`);
  }
  throw new GoError(`Go is not installed.\n${remedy}`);
}

/** No usable Go: the caller says what it was for, and what else would do. */
export class GoError extends SetupError {}
