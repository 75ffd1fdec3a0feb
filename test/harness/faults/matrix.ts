import { type Run } from "./runs";
import { requestsOf, survive } from "./survive";
import { TROUBLES } from "./troubles";

/** Cases under way at once: most of a case is waiting. */
const AT_ONCE = 12;

/** Time for all cases of one run, in ms; a busy machine takes several times what an idle one does. */
export const TIME = 600_000;

/**
 * Every request of a run x everything that can go wrong there. Resolves to a line for each case that was not survived, and
 * prints how many there were.
 */
export async function lostIn(name: string, run: Run): Promise<string[]> {
  const requests = await requestsOf(run);
  const cases = requests.flatMap((request, index) =>
    Object.entries(TROUBLES)
      .filter(([, { at }]) => at === undefined || at.test(request))
      .map(([words, trouble]) => ({ what: `${words} at ${index} ${request}`, index, trouble })),
  );
  const lost: string[] = [];
  const waiting = [...cases];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { what, index, trouble } = next;
      await survive(run, index, trouble).catch((error: unknown) => lost.push(`${what}: ${String(error)}`));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  process.stdout.write(
    `fault matrix, ${name}: ${requests.length} requests, ${cases.length} cases, ${cases.length - lost.length} survived\n`,
  );
  return lost;
}
