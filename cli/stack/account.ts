import { type Account, resolveAccount } from "../../twilio/credentials";
import { isMap } from "./yaml";
import { UsageError } from "../usageError";

const CREDENTIALS = ["apiKey", "apiSecret", "authToken"];

/**
 * The account of a stack, as the provider finds it. What the stack file has encrypted cannot be read here, so the
 * environment stands in for it.
 *
 * @param purpose what fails without it, in words.
 * @param written the `twilio:` keys of the stack file, without their namespace.
 * @throws UsageError with everything that is missing.
 */
export function accountOf(
  written: Readonly<Record<string, unknown>>,
  file: string,
  purpose: string,
  environment: NodeJS.ProcessEnv = process.env,
): Account {
  const encrypted = Object.keys(written).filter((name) => isMap(written[name]));
  const plain = Object.entries(written).flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[name, value]] : [],
  );
  const clear: Record<string, string> = Object.fromEntries(plain);
  if (encrypted.some((name) => CREDENTIALS.includes(name))) {
    // Halves of two key pairs would only be refused: a whole pair or token of the environment goes first.
    const own = environment.TWILIO_API_KEY ?? environment.TWILIO_AUTH_TOKEN;
    if (own !== undefined) for (const name of CREDENTIALS) delete clear[name];
    else if (environment.TWILIO_API_SECRET !== undefined) clear.apiSecret = environment.TWILIO_API_SECRET;
  }
  const { account, errors } = resolveAccount(clear, environment);
  if (account !== undefined) return account;
  const reasons = errors.map(({ reason }) => `  ${reason}\n`).join("");
  const names = encrypted.map((name) => `twilio:${name}`).join(", ");
  const remedy =
    encrypted.length === 0
      ? ""
      : `${names} in ${file} cannot be decrypted here. Set TWILIO_API_KEY and TWILIO_API_SECRET (or TWILIO_AUTH_TOKEN) in the environment\n`;
  throw new UsageError(`${purpose}:\n${reasons}${remedy}`.trimEnd());
}
