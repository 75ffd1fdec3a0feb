import { canHide, isSecretKey, KnownSecrets } from "../../flows/secrecy";

/** What was secret in a request: where it stood, and the texts themselves. */
export class Secrets {
  readonly paths = new Set<string>();
  readonly #texts = new Set<string>();
  /** Texts that were secret before and are not any more: a state shows them again. */
  readonly #released = new Set<string>();
  #known: { size: number; credentials: readonly string[]; secrets: KnownSecrets } | undefined;

  get texts(): ReadonlySet<string> {
    return this.#texts;
  }

  /** A word that everybody knows, such as `POST`, is hidden where it stands only. */
  addText(text: string): void {
    if (canHide(text)) this.#texts.add(text);
  }

  add(other: Secrets): this {
    other.paths.forEach((path) => this.paths.add(path));
    other.texts.forEach((text) => this.#texts.add(text));
    return this;
  }

  release(texts: Iterable<string>): this {
    for (const text of texts) if (this.#texts.delete(text)) this.#released.add(text);
    return this;
  }

  /**
   * Did `value` stand at a secret place? Another text that takes the place of a secret one is none for that reason: it would be
   * hidden wherever else it stands.
   */
  isAt(path: string, value: unknown): boolean {
    if (!this.paths.has(path) || typeof value !== "string") return this.paths.has(path);
    return canHide(value) ? this.#texts.has(value) : !this.#released.has(value);
  }

  /** May a text not be shown, which stands under `key`? */
  hides(text: string, key = ""): boolean {
    return (isSecretKey(key) && text !== "") || this.known().isIn(text);
  }

  /** A text for people, without what is secret in it. */
  hiddenIn(text: string, credentials: readonly string[] = NONE): string {
    return this.known(credentials).hiddenIn(text);
  }

  known(credentials: readonly string[] = NONE): KnownSecrets {
    const size = this.#texts.size;
    // A request brings all its secrets at its beginning, and is asked about many texts.
    if (this.#known?.size !== size || this.#known.credentials !== credentials)
      this.#known = { size, credentials, secrets: new KnownSecrets([...this.#texts, ...credentials]) };
    return this.#known.secrets;
  }
}

const NONE: readonly string[] = [];
