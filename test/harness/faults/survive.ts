import { urlsIn } from "../../../twilio/flows";
import { hostedLineOf } from "../../../twilio/hosted";
import { deployedOutcome } from "../function/deployed";
import { Bench, CLINIC, SALES, SUPPORT } from "../provider/bench";
import { Failure } from "../provider/engine";
import { type Originals, originalsOf } from "../provider/inputs";
import { type Run } from "./runs";
import { Stack, type Wanted } from "../provider/stack";
import { type Trouble } from "./troubles";

const ALL = [SUPPORT, SALES, CLINIC];

/** How much shorter than in earnest the provider waits. */
const PACE = 0.001;

interface Scene {
  bench: Bench;
  stack: Stack;
  /** What every number had before the stack, or has by its owner's hand since. */
  originals: Originals;
}

/** A stack as it stands before a run. */
export async function scene({ before, meanwhile }: Run): Promise<Scene> {
  // A build that takes no time is asked for once: every run of a kind then sends as many requests.
  const bench = await Bench.open({ pace: PACE, buildMs: 0 });
  const stack = new Stack(bench);
  const originals = originalsOf(bench, ...ALL);
  if (before) await stack.up(before);
  meanwhile?.(bench);
  for (const number of ALL) {
    const { voiceUrl, voiceMethod } = bench.voice(number);
    if (!/\/Flows\/FW/.test(voiceUrl) && !hostedLineOf(voiceUrl))
      originals[number] = { ...originals[number]!, voiceUrl, voiceMethod };
  }
  bench.emulator.requests.length = 0;
  return { bench, stack, originals };
}

/** The requests to Twilio's API that a run sends when nothing goes wrong, as `METHOD PATH`; a fault befalls no others. */
export async function requestsOf(run: Run): Promise<string[]> {
  const { bench, stack } = await scene(run);
  try {
    await run.run(stack);
    const toApi = bench.emulator.requests.filter(({ host }) => !host.endsWith(".twil.io"));
    return toApi.map(({ method, path }) => `${method} ${path}`);
  } finally {
    await bench.close();
  }
}

/**
 * Runs into trouble at request number `index`. At that stop nothing may be dead. From there a destroy alone puts
 * everything back; in the same place, as if the destroy had not been, a change that failed can be taken back; and there
 * the same run again gives what it was to give.
 */
export async function survive(run: Run, index: number, { fault, times }: Trouble): Promise<void> {
  const { bench, stack, originals } = await scene(run);
  const { emulator } = bench;
  try {
    emulator.fault({ skip: index, times, fault });
    const first = await run.run(stack).catch((error: unknown) => error);
    if (emulator.requests.every((request) => request.fault === undefined)) throw new Error("the fault never fell");
    emulator.clearFaults();
    if (first !== undefined) isClear(first);
    await nothingIsDead(bench, originals);

    const [account, file] = structuredClone([emulator.state, stack.states()]);
    const takenOver = isTakenOver(bench, stack);
    // What was made while every answer was lost stands in no file: the next `up` takes it over, a destroy knows nothing of it.
    const unheard = "reset" in fault && times > 1;
    if (!takenOver) {
      await destroyed(bench, stack, originals);
      if (unheard) noNumberIsOn(bench, originals);
      else stands(bench, undefined, originals);
      Object.assign(emulator.state, structuredClone(account));
      stack.restore(structuredClone(file));
    }

    // Taken back: the config is as before, whatever of the change was done.
    if (first !== undefined && run.before && run.before !== run.after && !run.meanwhile && !takenOver) {
      // What a destroy has put back its state still calls bound: only a look shows that.
      if (!run.after) await stack.refresh();
      await takenBack(stack, run.before);
      if (!unheard) stands(bench, run.before, originals);
      await nothingIsDead(bench, originals);
      Object.assign(emulator.state, structuredClone(account));
      stack.restore(structuredClone(file));
    }

    if (first !== undefined) await run.run(stack);
    if (run.after) await stack.up(run.after);
    stands(bench, run.after, originals);
    if (run.after) {
      emulator.requests.length = 0;
      await stack.up(run.after);
      expect(emulator.requests).toEqual([]);
    }
    await nothingIsDead(bench, originals);
    expect(emulator.violations).toEqual([]);
  } finally {
    await bench.close();
  }
}

/** A destroy that goes through, or that names --refresh where the state lags behind the account, and then goes through with it. */
export async function destroyed(bench: Bench, stack: Stack, originals: Originals): Promise<void> {
  const refused = await stack.destroy().catch((error: unknown) => error);
  if (refused === undefined) return;
  isClear(refused);
  expect((refused as Failure).message).toContain("--refresh");
  await nothingIsDead(bench, originals);
  await stack.destroy({ refresh: true });
}

/**
 * Whether a flow or service carries another generation of our mark than the file says: a --replace that stopped before the engine
 * heard of it has taken over what the file speaks for. Then the same run again takes it over once more, and a destroy leaves it.
 */
export function isTakenOver({ emulator }: Bench, stack: Stack): boolean {
  const { flows, services } = emulator.state;
  return Object.values(stack.states()).some(({ id, state }) => {
    const marked = flows[id]?.revisions.at(-1)?.definition.description ?? services[id]?.friendlyName;
    return marked !== undefined && !marked.includes(String(state.generation));
  });
}

/** An `up` that goes through, or that names --refresh where a delete was carried out unheard, and then goes through with it. */
async function takenBack(stack: Stack, wanted: Wanted): Promise<void> {
  const refused = await stack.up(wanted).catch((error: unknown) => error);
  if (refused === undefined) return;
  isClear(refused);
  expect((refused as Failure).message).toContain("--refresh");
  await stack.refresh();
  await stack.up(wanted);
}

/** An error for the person at the terminal: words, not the stack of a bug. */
export function isClear(error: unknown): void {
  expect(error).toBeInstanceOf(Failure);
  const { message } = error as Failure;
  expect(message).not.toMatch(/TypeError|undefined|\n\s+at /);
  expect(message.length).toBeGreaterThan(20);
}

/** One service, one flow for each line, every number of a line fenced, every other number as it was. Without `wanted`, nothing. */
export function stands(bench: Bench, wanted: Wanted | undefined, originals: Originals): void {
  const { flows, services } = bench.emulator.state;
  const onStudio = Object.entries(wanted?.lines ?? {}).filter(([, line]) => !line.onFunction);
  const lines = onStudio.map(([line]) => `shop/dev/${line}`);
  const names = Object.values(flows).map((flow) => flow.revisions.at(-1)?.friendlyName);
  expect(names.sort()).toEqual(lines.sort());
  expect(Object.keys(services)).toHaveLength(wanted ? 1 : 0);
  const fenced = Object.values(wanted?.lines ?? {}).flatMap((line) => line.numbers);
  for (const number of ALL) {
    if (fenced.includes(number)) expect(outcomesOf(bench, number)).toEqual(["busy", originals[number]?.voiceUrl]);
    else expect(bench.voice(number)).toEqual(originals[number]);
  }
}

/** Every number is as it was, so on no flow that may be left. */
export function noNumberIsOn(bench: Bench, originals: Originals): void {
  for (const number of ALL) expect(bench.voice(number)).toEqual(originals[number]);
}

/** What a blocked caller and another one meet. */
function outcomesOf({ emulator }: Bench, to: string): [string, string | undefined] {
  const [russian, american] = [
    { from: "+74950000001", callerCountry: "RU", to },
    { from: "+15550100077", callerCountry: "US", to },
  ];
  const url = emulator.number(to)?.voice_url ?? "";
  const hosted = [russian, american].map((call) => deployedOutcome(emulator.state, url, call));
  const [turnedAway, letIn] = hosted;
  if (turnedAway && letIn) {
    const reached = "handler" in letIn ? letIn.handler.voiceUrl : undefined;
    return ["rejected" in turnedAway ? turnedAway.rejected : "handler", reached];
  }
  const blocked = emulator.call(russian);
  const other = emulator.call(american);
  return [blocked.outcome, other.reached && "url" in other.reached ? other.reached.url : undefined];
}

/**
 * At whatever step a run stopped: everybody who is not turned away reaches what the number had, and every URL that a
 * published flow or a number names is served.
 */
export async function nothingIsDead(bench: Bench, originals: Originals): Promise<void> {
  for (const number of ALL) expect(outcomesOf(bench, number)[1]).toBe(originals[number]?.voiceUrl);
  const published = Object.values(bench.emulator.state.flows).flatMap(({ revisions }) =>
    revisions.filter((revision) => revision.status === "published").slice(-1),
  );
  const named = ALL.map((number) => bench.voice(number));
  for (const url of new Set(urlsIn([published, named]))) expect([url, await statusOf(bench, url)]).toEqual([url, 200]);
}

/** HTTP status of what a URL names; handlers outside are taken to live. */
async function statusOf({ emulator }: Bench, url: string): Promise<number> {
  const { host, pathname } = new URL(url);
  const answer = async () => (await fetch(`${emulator.url}/${host}${pathname}`)).status;
  // A Function asks for Twilio's signature, so it is there.
  if (hostedLineOf(url)) return (await answer()) === 403 ? 200 : 404;
  if (host.endsWith(".twil.io")) return answer();
  const flow = /\/Flows\/(FW[0-9a-f]{32})/.exec(pathname)?.[1];
  return flow === undefined || emulator.state.flows[flow] ? 200 : 404;
}
