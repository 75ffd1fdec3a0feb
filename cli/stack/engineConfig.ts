import { spawnSync } from "node:child_process";
import { isMap } from "./yaml";

/** What the engine says of a stack's config, or why it says nothing. */
export type EngineConfig =
  | {
      values: Record<string, unknown>;
      /** Keys whose value an environment gets from elsewhere, and only when it is opened. */
      unopened: string[];
      refusal?: undefined;
    }
  | { values?: undefined; refusal: string };

/** Longest wait for the engine, which may ask a service on the network, in milliseconds. */
const LIMIT = 60_000;

/** A stack's name, with its organisation and project perhaps: nothing that a shell could take for more. */
const STACK = /^[\w.-]+(?:\/[\w.-]+){0,2}$/;

/**
 * A stack's whole config, as `pulumi config --json` has it: what the stack file says, what the environments that it imports
 * say, and what a backend keeps. What is secret comes as a cipher without a text: nothing is decrypted for us.
 *
 * @param folder the project's
 */
export function askEngine(stack: string, folder: string, environment = process.env): EngineConfig {
  if (!STACK.test(stack)) return { refusal: `${JSON.stringify(stack)} is not the name of a stack` };
  const windows = process.platform === "win32";
  const { stdout, stderr, error, status } = spawnSync(
    "pulumi",
    ["config", "--json", "--stack", stack, "--non-interactive", "--color", "never"],
    // On Windows npm's `pulumi` is a batch file, which only a shell starts.
    {
      cwd: folder,
      env: { ...environment, PULUMI_SKIP_UPDATE_CHECK: "true" },
      encoding: "utf8",
      timeout: LIMIT,
      shell: windows,
    },
  );
  if (error) {
    const absent = (error as NodeJS.ErrnoException).code === "ENOENT";
    return { refusal: absent ? "there is no `pulumi` on PATH" : `\`pulumi\` does not answer: ${error.message}` };
  }
  const first = stderr.split("\n").find((line) => /\S/.test(line) && !line.startsWith("warning:")) ?? "";
  if (status !== 0)
    return { refusal: first.replace(/^error: /, "").trim() || `\`pulumi config\` ended with ${status}` };
  try {
    return valuesIn(JSON.parse(stdout) as unknown);
  } catch {
    return { refusal: "`pulumi config --json` printed something else than JSON" };
  }
}

/** What the engine prints for a value of an environment that it has not opened. Opening one may hand out credentials. */
const UNOPENED = "[unknown]";

function valuesIn(printed: unknown): EngineConfig {
  const entries = Object.entries(isMap(printed) ? printed : {}).map(([key, entry]): [string, unknown] => {
    const { value, objectValue, secret } = isMap(entry) ? entry : {};
    return [key, secret === true ? { secure: "" } : (objectValue ?? value ?? "")];
  });
  const isUnopened = ([, value]: [string, unknown]) => JSON.stringify(value).includes(JSON.stringify(UNOPENED));
  return {
    values: Object.fromEntries(entries.filter((entry) => !isUnopened(entry))),
    unopened: entries.filter(isUnopened).map(([key]) => key),
  };
}

/** What is printed about a config that came from the engine. */
export function wordsOf(unopened: string[], hasFile: boolean): string {
  const file = hasFile ? ", beside the stack file" : ": there is no stack file";
  const left =
    unopened.length > 0 ? `; known only to \`pulumi up\`, which opens the environment: ${unopened.join(", ")}` : "";
  return `the config is what \`pulumi config --json\` says${file}${left}`;
}

/**
 * Names of the environments that a stack file imports. `environment` is a list of names, or of maps from name to options; or
 * a whole definition of one.
 */
export function environmentsOf(environment: unknown): string[] {
  if (isMap(environment)) return Array.isArray(environment.imports) ? environmentsOf(environment.imports) : ["its own"];
  if (!Array.isArray(environment)) return [];
  return environment.flatMap((item: unknown) => (isMap(item) ? Object.keys(item) : String(item)));
}
