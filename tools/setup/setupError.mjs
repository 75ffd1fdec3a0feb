/** An error whose message says what is wrong, where, and how to fix it: printed without a stack. */
export class SetupError extends Error {}

const hosts = [
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/"'`)]+/gi, "$1…"],
  [/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|resolve host:?)\s+[^\s,;]+/gi, "$1 …"],
  [/\b(lookup|dial tcp:?)\s+[^\s,;]*[.:][^\s,;]+( on [^\s,;]+)?/gi, "$1 …"],
];

/** Tool output without the addresses of registries and proxies: in many companies those are internal names. */
export function mask(text) {
  return hosts.reduce((masked, [pattern, replacement]) => masked.replace(pattern, replacement), text);
}
