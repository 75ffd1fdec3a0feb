import { addRevision, latestRevision } from "../../../emulator/state/flow";
import { NUMBERS } from "./account";
import {
  Broken,
  checkAccount,
  checkCalls,
  checkErrors,
  checkInForce,
  checkNothingLeft,
  checkRestored,
  checkSecrets,
} from "./oracle";
import { type Ran } from "./checkout";
import { type Wanted, type WantedLine, lineOf } from "./wanted";
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
  const errors: string[] = [];
  let refresh = true;
  for (let tries = 0; ; tries++) {
    const ran = await run(world, "up", refresh);
    if (ran.code === 0 && refresh) break;
    refresh ||= ran.code === 0;
    if (ran.code === 0) continue;
    const text = ran.errors.join("\n");
    errors.push(text);
    world.note(`(the up says: ${text.slice(0, 600)})`);
    checkCalls(world);
    if (tries === MOST_REMEDIES) throw new Broken(`nothing leads to the config: ${errors.join("\n   then ")}`);
    // Once without a look ahead, where the message says that it is in the way; the look follows.
    const once: boolean = refresh && text.includes("--refresh=false");
    const followed = once || (await remedy(world, text)) || !refresh;
    if (!followed) throw new Broken(`nothing leads to the config: ${errors.join("\n   then ")}`);
    refresh = !once;
  }
  Object.assign(world, { inForce: [world.wanted], vandalised: world.vandalised && world.strays });
  checkInForce(world, world.wanted, "the last up ended with 0");
  checkCalls(world);

  const preview = await run(world, "preview");
  if (preview.code !== 0) throw new Broken(`the preview after the up fails: ${preview.errors.join("; ")}`);
  const { changes } = preview;
  if (changes.length > 0)
    throw new Broken(
      `the preview after the up is not empty: ${changes.map(({ op, name }) => `${op} ${name}`).join(", ")}`,
    );

  world.unfenced = true;
  await destroyed(world);
  Object.assign(world, { inForce: [], unfenced: true });
  checkRestored(world, "the last destroy ended with 0");
  checkCalls(world);
  checkAccount(world);
  if (!world.strays && !world.orphans) checkNothingLeft(world, "the last destroy ended with 0");
}

/** `pulumi destroy`, and once more after what its errors say to do. */
async function destroyed(world: World): Promise<void> {
  for (let tries = 0; ; tries++) {
    const { code, errors } = await run(world, "destroy");
    if (code === 0) return;
    const text = errors.join("\n");
    const again = overtaken(world, text, []);
    if (again) {
      world.write(again);
      if ((await run(world, "up")).code === 0) continue;
    }
    if (tries === 2 || !((await leaveOtherStack(world, text)) || deleteFlows(world, text)))
      throw new Broken(`the destroy fails: ${text}`);
  }
}

/** "Otherwise delete them in Studio": flows that a copy of the state made and that no number is on. */
function deleteFlows({ emulator }: World, text: string): boolean {
  const sids = text.includes("delete them in Studio") ? (text.match(/FW[0-9a-f]{32}/g) ?? []) : [];
  const used = (sid: string) => Object.values(emulator.state.numbers).some(({ voice_url }) => voice_url?.includes(sid));
  const free = sids.filter((sid) => emulator.state.flows[sid] && !used(sid));
  for (const sid of free) delete emulator.state.flows[sid];
  return free.length > 0;
}

async function run(world: World, verb: "up" | "preview" | "destroy", refresh = true): Promise<Ran> {
  if (verb === "up") world.inForce = [...world.inForce, world.wanted];
  const ran = await world.run({ verb, refresh });
  checkSecrets(ran);
  checkErrors(ran);
  return ran;
}

/** Does what an error says. @returns false if it says nothing that can be done */
async function remedy(world: World, text: string): Promise<boolean> {
  const named = NUMBERS.filter((number) => text.includes(number));
  const change = REMEDIES.map((each) => each(world, text, named)).find(Boolean);
  if (change) world.write(change);
  if (!change && text.includes("`pulumi destroy` forgets")) return (await run(world, "destroy")).code === 0;
  return (
    change !== undefined ||
    setByHand(world, text, named) ||
    markFlow(world, text) ||
    (await leaveOtherStack(world, text))
  );
}

/** "Set its voice URL by hand", or "point the number at its handler in the Twilio console". */
function setByHand(world: World, text: string, numbers: readonly string[]): boolean {
  if (!/voice URL by hand|at its handler in the Twilio console/.test(text)) return false;
  const { emulator, own } = world;
  const found = numbers.map((number) => emulator.number(number)).filter((number) => number !== undefined);
  const wrong = found.filter((number) => number.voice_url !== own[number.phone_number]!.voiceUrl);
  for (const number of wrong) {
    const { voiceUrl, voiceMethod } = own[number.phone_number]!;
    Object.assign(number, { voice_url: voiceUrl, voice_method: voiceMethod });
  }
  // Only the voice URL is set by hand: the fence's fallback stays where it was.
  if (wrong.length > 0) world.strays = true;
  return wrong.length > 0;
}

/** "Remove the number from that stack first": the one of the second checkout. */
async function leaveOtherStack(world: World, text: string): Promise<boolean> {
  const [, other] = world.places;
  if (!other || !/(another|that|other|stale) (stack|state|copy)/.test(text)) return false;
  world.places.length = 1;
  const ran = await world.run({ verb: "destroy" }, "ours", other);
  if (ran.code !== 0) throw new Broken(`${text}\n   but the other stack's destroy fails: ${ran.errors.join("; ")}`);
  return true;
}

/** "End the description with [ringfence …] in Studio". */
function markFlow({ emulator }: World, text: string): boolean {
  const [, sid = "", mark = ""] = /Flow (FW\w{32}).*end the description with (\[ringfence [^\]]+\])/s.exec(text) ?? [];
  const flow = emulator.state.flows[sid];
  if (!flow) return false;
  const { friendlyName, commitMessage, definition } = latestRevision(flow);
  const marked = { ...definition, description: `${definition.description} ${mark}` };
  addRevision(flow, { friendlyName, commitMessage, status: "published", definition: marked });
  return true;
}

type Remedy = (world: World, text: string, numbers: readonly string[]) => Wanted | undefined;

/** "The account has no such number": take it out of the config. */
const released: Remedy = (world, _text, numbers) => {
  const gone = numbers.filter((number) => !world.there().includes(number) && lineOf(world.wanted, number));
  if (gone.length === 0) return undefined;
  const left = withLines(world.wanted, (line) => without(line, gone));
  if (Object.keys(left.lines).length > 0) return left;
  // A stack without any number is no config: another number takes its place.
  const [line] = Object.values(world.wanted.lines);
  const numbersLeft = world.there().slice(0, 1);
  return { ...left, lines: { main: { ...line!, numbers: numbersLeft, forward: "webhook", takeOver: true } } };
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

/** "Add the numbers to ringfence:numbers", which other lines of a lost state serve. */
const left: Remedy = ({ wanted }, text, numbers) => {
  if (!/(add|put) (the|those) numbers (in)?to ringfence:numbers/i.test(text)) return undefined;
  const more = numbers.filter((number) => !lineOf(wanted, number));
  const [name = "main", line] = Object.entries(wanted.lines)[0] ?? [];
  if (more.length === 0 || !line) return undefined;
  return { ...wanted, lines: { ...wanted.lines, [name]: { ...line, numbers: [...line.numbers, ...more] } } };
};

/** "Nothing is remembered: name its handler in ringfence:former". */
const unremembered: Remedy = ({ wanted, own }, text, numbers) => {
  if (!text.includes("former")) return undefined;
  const missing = numbers.filter((number) => !wanted.former[number]);
  if (missing.length === 0) return undefined;
  const handlers = missing.map((number) => {
    const { voiceUrl, voiceMethod, trunkSid, voiceApplicationSid } = own[number]!;
    const routing = { ...(trunkSid && { trunkSid }), ...(voiceApplicationSid && { voiceApplicationSid }) };
    return [number, { voiceUrl, voiceMethod, ...routing }];
  });
  return { ...wanted, former: { ...wanted.former, ...(Object.fromEntries(handlers) as Wanted["former"]) } };
};

/** "Remove the entry": of a number that is not in the config, or that no fence hides. */
const needless: Remedy = ({ wanted }, text, numbers) => {
  if (!/remove the entry/i.test(text)) return undefined;
  const kept = Object.entries(wanted.former).filter(([number]) => !numbers.includes(number));
  if (kept.length === Object.keys(wanted.former).length) return undefined;
  return { ...wanted, former: Object.fromEntries(kept) };
};

/** "Take over on purpose: pulumi config set --path 'ringfence:adopt[0]' … STAMP". */
const overtaken: Remedy = ({ wanted, earlier, named: chosen }, text) => {
  const named = [...text.matchAll(/ringfence:adopt\[\d\]' --type string ([0-9a-f]{8})/g)].map(([, stamp]) => stamp!);
  const stamps = named.filter((one) => !wanted.adopt?.includes(one));
  if (stamps.length === 0) return undefined;
  // An older copy remembers what a number had before its owner last changed it. The newer copy is lost, and with it the newer handler.
  for (const [number, handlers] of Object.entries(earlier)) (chosen[number] ??= []).push(...handlers);
  return { ...wanted, adopt: [...(wanted.adopt ?? []), ...new Set(stamps)] };
};

/** "Change one thing at a time: keep the old forward", so that a number without a handler can leave the line. */
const oneAtATime: Remedy = ({ wanted }, text) => {
  const [, name = ""] = /of line (\S+) is existing.*Change one thing at a time/s.exec(text) ?? [];
  const line = wanted.lines[name];
  return line && { ...wanted, lines: { ...wanted.lines, [name]: { ...line, forward: "webhook" } } };
};

const REMEDIES = [overtaken, oneAtATime, released, left, needless, takenOver, withoutHandler, unremembered];

function changeLines(wanted: Wanted, numbers: readonly string[], more: Partial<WantedLine>): Wanted | undefined {
  const applies = (line: WantedLine) => line.numbers.some((number) => numbers.includes(number));
  const lines = Object.values(wanted.lines).filter(applies);
  const done = lines.every((line) =>
    Object.entries(more).every(([key, value]) => line[key as keyof WantedLine] === value),
  );
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
