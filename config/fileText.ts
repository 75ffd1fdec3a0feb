/** A file's text, as the engine reads it. */
export interface FileText {
  text: string;
  /** Why the engine would not read it; `text` is then only good for showing lines. */
  reason?: string;
}

/**
 * The text of a stack or project file. Pulumi's YAML reader goes by the byte order mark: UTF-16 of either order, else UTF-8,
 * whose mark it skips. Bytes that are none of these, and NUL characters, end its reading.
 */
export function fileText(bytes: Uint8Array): FileText {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return { text };
    return { text, reason: "holds NUL characters, as UTF-16 without a byte order mark does" };
  } catch {
    return { text: new TextDecoder(encoding).decode(bytes), reason: `is not valid ${encoding.toUpperCase()}` };
  }
}
