/**
 * Several sources as one, in whatever order their parts come. So many of them are read at once.
 *
 * @throws the first error of any of them.
 */
export async function* merged<T>(sources: readonly (() => AsyncIterable<T>)[], atOnce: number): AsyncGenerator<T> {
  const waiting = [...sources];
  const running = new Map<AsyncIterator<T>, Promise<{ from: AsyncIterator<T>; result: IteratorResult<T> }>>();
  const step = (from: AsyncIterator<T>) => {
    running.set(
      from,
      from.next().then((result) => ({ from, result })),
    );
  };
  for (;;) {
    while (running.size < atOnce) {
      const next = waiting.shift();
      if (next === undefined) break;
      step(next()[Symbol.asyncIterator]());
    }
    if (running.size === 0) return;
    const { from, result } = await Promise.race(running.values());
    if (result.done) running.delete(from);
    else {
      // The next part is on its way while this one is worked on.
      step(from);
      yield result.value;
    }
  }
}

/** Does a task for each item, so many at once, first come, first served. */
export async function inParallel<T>(
  items: readonly T[],
  atOnce: number,
  task: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const item = items[next] as T;
      next += 1;
      await task(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
