import { NUMBERS } from "./account";
import { Broken, checkAccount, checkCalls, checkErrors, checkInForce, checkNothingLeft, checkRestored, checkSecrets } from "./oracle";
import { type Ran } from "./place";
import { type Wanted, type WantedLine } from "./wanted";
import { type World } from "./world";

/** How often the words of an error may send somebody on. */
const MOST_REMEDIES = 6;

/**
 * The trouble is over: `pulumi up`, and what its errors say to do, lead to the config. A second preview is empty, and a
 * destroy gives every number back what its owner chose last.
 */
export async function end(world: World): Promise<void> {
  const { emulator } = world;
  emulator.clearFaults();
  const said: string[] = [];
  for (let tries = 0; ; tries++) {
    const ran = await run(world, "up");
    if (ran.code === 0) break;
    const text = ran.errors.join("\n");
    said.push(text);
    checkCalls(world);
    if (tries === MOST_REMEDIES || !remedy(world, text))
      throw new Broken(`nothing leads to the config: ${said.join("\n   then ")}`);
  }
  Object.assign(world, { inForce: [world.wanted], vandalised: false });
  checkInForce(world, world.wanted, "the last up ended with 0");
  checkCalls(world);

  const preview = await run(world, "preview");
  if (preview.code !== 0) throw new Broken(`the preview after the up fails: ${preview.errors.join("; ")}`);
  const { changes } = preview;
  if (changes.length > 0)
    throw new Broken(`the preview after the up is not empty: ${changes.map(({ op, name }) => `${op} ${name}`).join(", ")}`);

  const destroy = await run(world, "destroy");
  if (destroy.code !== 0) throw new Broken(`the destroy fails: ${destroy.errors.join("; ")}`);
  world.inForce = [];
  checkRestored(world, "the last destroy ended with 0");
  checkCalls(world);
  checkAccount(world);
  if (!world.strays) checkNothingLeft(world, "the last destroy ended with 0");
}

async function run(world: World, verb: "up" | "preview" | "destroy"): Promise<Ran> {
  if (verb === "up") world.inForce = [...world.inForce, world.wanted];
  const ran = await world.run({ verb, refresh: true });
  checkSecrets(ran);
  checkErrors(ran);
  return ran;
}

/** Does what an error says. @returns false if it says nothing that can be done */
function remedy(world: World, text: string): boolean {
  const { wanted } = world;
  const named = NUMBERS.filter((number) => text.includes(number));
  if (named.length === 0) return false;
  const change = [released, takenOver, withoutHandler, unremembered].map((each) => each(world, text, named)).find(Boolean);
  if (!change || change === wanted) return false;
  world.write(change);
  return true;
}

type Remedy = (world: World, text: string, numbers: readonly string[]) => Wanted | undefined;

/** "The account has no such number": take it out of the config. */
const released: Remedy = (world, _text, numbers) => {
  const gone = numbers.filter((number) => !world.there().includes(number));
  return gone.length === 0 ? undefined : withLines(world.wanted, (line) => without(line, gone));
};

/** "It is under a trunk: set takeOver": do, and say what answers instead, since a trunk is no handler. */
const takenOver: Remedy = ({ wanted, own }, text, numbers) => {
  if (!/takeOver|ringfence:forward/.test(text)) return undefined;
  const under = numbers.filter((number) => own[number]!.trunkSid || own[number]!.voiceApplicationSid);
  return changeLines(wanted, under, { takeOver: true, forward: "webhook" });
};

/** "It had no handler: set ringfence:forward". */
const withoutHandler: Remedy = ({ wanted, own }, text, numbers) => {
  if (!/forward/.test(text)) return undefined;
  return changeLines(
    wanted,
    numbers.filter((number) => own[number]!.voiceUrl === ""),
    { forward: "webhook" },
  );
};

/** "Nothing is remembered: name its handler in ringfence:former". */
const unremembered: Remedy = ({ wanted, own }, text, numbers) => {
  if (!text.includes("former")) return undefined;
  const missing = numbers.filter((number) => !wanted.former[number] && own[number]!.voiceUrl !== "");
  if (missing.length === 0) return undefined;
  const handlers = missing.map((number) => {
    const { voiceUrl, voiceMethod } = own[number]!;
    return [number, { voiceUrl, voiceMethod }];
  });
  return { ...wanted, former: { ...wanted.former, ...(Object.fromEntries(handlers) as Wanted["former"]) } };
};

function changeLines(wanted: Wanted, numbers: readonly string[], more: Partial<WantedLine>): Wanted | undefined {
  const applies = (line: WantedLine) => line.numbers.some((number) => numbers.includes(number));
  const lines = Object.values(wanted.lines).filter(applies);
  const done = lines.every((line) => Object.entries(more).every(([key, value]) => line[key as keyof WantedLine] === value));
  return done ? undefined : withLines(wanted, (line) => (applies(line) ? { ...line, ...more } : line));
}

function withLines(wanted: Wanted, change: (line: WantedLine) => WantedLine): Wanted {
  const entries = Object.entries(wanted.lines).map(([name, line]) => [name, change(line)] as const);
  const lines = Object.fromEntries(entries.filter(([, { numbers }]) => numbers.length > 0));
  return { ...wanted, lines };
}

const without = (line: WantedLine, gone: readonly string[]): WantedLine => ({
  ...line,
  numbers: line.numbers.filter((number) => !gone.includes(number)),
});
