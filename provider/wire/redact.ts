/** Whether a text is a URL that carries a password or a query: Ringfence keeps those secret. */
export function isSecretUrl(text: string): boolean {
  if (!/^https?:\/\//i.test(text)) return false;
  try {
    const url = new URL(text);
    return url.username !== "" || url.password !== "" || url.search !== "";
  } catch {
    return false;
  }
}

/** A URL as people are shown it: scheme, host and path; anything else as it stands. */
export function shownUrl(text: string): string {
  return text.replace(/^(https?:\/\/)(?:[^/?#\s]*@)?([^?#\s]*).*$/is, "$1$2");
}

/**
 * Takes secrets out of a text that people will read.
 *
 * @param secrets texts to hide; those under four characters are passed over, since they would mangle ordinary words
 */
export function redact(text: string, secrets: Iterable<string>): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length >= 4) clean = clean.replaceAll(secret, isSecretUrl(secret) ? shownUrl(secret) : "[secret]");
  }
  return clean.replace(/https?:\/\/[^\s"'<>()]+/gi, (url) => (isSecretUrl(url) ? shownUrl(url) : url));
}
