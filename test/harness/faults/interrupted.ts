import { type Run } from "./runs";
import { inParallel } from "./moments";
import { destroyed, isClear, isTakenOver, noNumberIsOn, nothingIsDead, requestsOf, scene, stands } from "./survive";

/** Cases under way at once: most of a case is waiting. */
const AT_ONCE = 12;

/**
 * Kills a run at every one of its requests, before it is carried out and after. Resolves to a line for each case that was not
 * survived, and prints how many there were.
 */
export async function strandedIn(name: string, run: Run): Promise<string[]> {
  const requests = await requestsOf(run);
  const cases = requests.flatMap((request, index) =>
    [true, false].map((carriedOut) => ({
      what: `killed ${carriedOut ? "after" : "before"} ${index} ${request}`,
      index,
      carriedOut,
    })),
  );
  const lost: string[] = [];
  await inParallel(AT_ONCE, cases, ({ what, index, carriedOut }) =>
    outlive(run, index, carriedOut).catch((error: unknown) => void lost.push(`${what}: ${String(error)}`)),
  );
  process.stdout.write(
    `kills, ${name}: ${requests.length} requests, ${cases.length} cases, ${cases.length - lost.length} survived\n`,
  );
  return lost;
}

/**
 * From where a run was killed, nothing is dead. A destroy puts everything back; a refresh and the config of before are as
 * before; the same run again, without a refresh, does its work or changes nothing and names --refresh, and with it is done.
 */
async function outlive(run: Run, index: number, carriedOut: boolean): Promise<void> {
  const { bench, stack, originals } = await scene(run);
  const { emulator } = bench;
  try {
    await stack.killed(() => run.run(stack), { afterRequests: index + 1 }, carriedOut);
    await nothingIsDead(bench, originals);
    // What was made and never heard of stands in no file: the next `up` takes it over, a destroy knows nothing of it.
    const heard = new Set(Object.values(stack.states()).map(({ id }) => id));
    const made = [...Object.keys(emulator.state.flows), ...Object.keys(emulator.state.services)];
    const unheard = made.some((sid) => !heard.has(sid));
    const [account, file] = structuredClone([emulator.state, stack.states()]);
    const backThere = () => {
      Object.assign(emulator.state, structuredClone(account));
      stack.restore(structuredClone(file));
    };

    const takenOver = isTakenOver(bench, stack);
    if (!takenOver) {
      await destroyed(bench, stack, originals);
      if (unheard) noNumberIsOn(bench, originals);
      else stands(bench, undefined, originals);
      backThere();
    }

    if (run.before && !run.meanwhile && !takenOver) {
      await stack.refresh();
      await stack.up(run.before);
      if (!unheard) stands(bench, run.before, originals);
      await nothingIsDead(bench, originals);
      backThere();
    }

    const again = run.after;
    const refused = await run.run(stack).catch((error: unknown) => error);
    await nothingIsDead(bench, originals);
    if (refused !== undefined) {
      isClear(refused);
      expect((refused as Error).message).toContain("--refresh");
      await stack.refresh();
      if (!again) await stack.destroy({ refresh: true });
    }
    if (again) await stack.up(again);
    stands(bench, again, originals);
    await nothingIsDead(bench, originals);
    expect(emulator.violations).toEqual([]);
  } finally {
    await bench.close();
  }
}
