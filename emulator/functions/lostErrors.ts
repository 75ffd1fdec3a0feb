/** How a run is told of an error that nothing in it caught, by the `Promise` of its context. */
const runs = new WeakMap<object, (error: unknown) => void>();

let isListening = false;

/**
 * Gives a promise of a run that fails, and that nobody waits for, to that run: at Twilio such a run fails (82005), and the
 * next one is not touched. Every other promise ends this process, as it would without a listener.
 * @param promise the `Promise` of the context that the run has for itself.
 */
export function catchLostErrors(promise: object, fail: (error: unknown) => void): void {
  runs.set(promise, fail);
  if (isListening) return;
  isListening = true;
  process.on("unhandledRejection", (error, lost) => {
    const run = runs.get(lost.constructor);
    if (!run) throw error;
    run(error);
  });
}
