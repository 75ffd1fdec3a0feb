/** An operation that cannot go on; the message is for the person at the terminal. */
export class ProviderError extends Error {}
