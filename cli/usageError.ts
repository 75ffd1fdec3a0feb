/** The command was called wrongly: an option, a file or a stack that is none. Ends with exit code 2. */
export class UsageError extends Error {
  override name = "UsageError";
}
