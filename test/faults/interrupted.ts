import { type Run } from "./runs";
import { inParallel } from "./moments";
import { destroyed, isClear, noNumberIsOn, nothingIsDead, requestsOf, scene, stands } from "./survive";

/** Cases under way at once: most of a case is waiting. */
const AT_ONCE = 12;

interface Kill {
  /** Of the request at which the run is killed. */
  index: number;
  carriedOut: boolean;
  /** What the request made stands in no file: the next `up` takes it over, a destroy knows nothing of it. */
  unheard: boolean;
}

/**
 * Kills a run at every one of its requests, before it is carried out and after. Resolves to a line for each case that was not
 * survived, and prints how many there were.
 */
export async function strandedIn(name: string, run: Run): Promise<string[]> {
  const requests = await requestsOf(run);
  const cases = requests.flatMap((request, index) =>
    [true, false].map((carriedOut) => ({
      what: `killed ${carriedOut ? "after" : "before"} ${index} ${request}`,
      kill: { index, carriedOut, unheard: carriedOut && /^POST .*\/(Flows|Services)$/.test(request) },
    })),
  );
  const lost: string[] = [];
  await inParallel(AT_ONCE, cases, ({ what, kill }) =>
    outlive(run, kill).catch((error: unknown) => void lost.push(`${what}: ${String(error)}`)),
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
async function outlive(run: Run, { index, carriedOut, unheard }: Kill): Promise<void> {
  const { bench, stack, originals } = await scene(run);
  const { emulator } = bench;
  try {
    await stack.killed(() => run.run(stack), index + 1, carriedOut);
    await nothingIsDead(bench, originals);
    const [account, file] = structuredClone([emulator.state, stack.states()]);
    const backThere = () => {
      Object.assign(emulator.state, structuredClone(account));
      stack.restore(structuredClone(file));
    };

    await destroyed(bench, stack, originals);
    if (unheard) noNumberIsOn(bench, originals);
    else stands(bench, undefined, originals);
    backThere();

    if (run.before && !run.meanwhile) {
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
