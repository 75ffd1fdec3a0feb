/** Ends a command whose outcome has been printed already. */
export class Printed extends Error {
  /** @param exitCode of the process. */
  constructor(readonly exitCode: number) {
    super(`ended with exit code ${exitCode}`);
    this.name = "Printed";
  }
}
