import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ProviderError } from "../../../twilio/failure";

let bundle: string | undefined;

/** The code of the Function: one bundle, which the build puts beside the provider's own. */
export function code(): string {
  bundle ??= builtCode();
  return bundle;
}

function builtCode(): string {
  // Bundled, the provider lies beside it; in the sources, the bundle is two folders up.
  const file = ["function.js", "../../dist/function.js"].map((name) => join(__dirname, name)).find(existsSync);
  if (file === undefined) throw new ProviderError("The code of the Function was not built. Run `npm run build`.");
  return readFileSync(file, "utf8");
}

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Tells one version of the Function's code from another. */
export const codeHash = (): string => sha256(code());
