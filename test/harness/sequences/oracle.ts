import { openTexts } from "../provider/engine";
import { fenceAmong, hostedLineOf } from "../../../twilio/hosted";
import { latestRevision } from "../../../emulator/state/flow";
import { CONSOLE_URL } from "./owner";
import { placeCall } from "./met";
import { OUT_OF_SERVICE, type Party, ownParty, partyBy, settingsOf } from "./parties";
import { type Ran } from "./checkout";
import { ALL_CALLERS, type Caller, SECRETS, type Wanted, lineOf } from "./wanted";
import { type World } from "./world";

/** What must never be: the text says what was found. */
export class Broken extends Error {}

/** The numbers but those that only another checkout fences, or a lost state: the first one's state knows nothing of them, and leaves them where they are. */
function ours(world: World): string[] {
  const known = world.there().filter((number) => !isLostUnderFormerName(world, number));
  if (world.places.length === 1) return known;
  const [first, ...others] = world.places.map((place) => JSON.stringify(place?.file.resources ?? []));
  const isElsewhere = (number: string) =>
    !lineOf(world.wanted, number) && !first?.includes(number) && others.some((state) => state.includes(number));
  return known.filter((number) => !isElsewhere(number));
}

/** Says what the calls to every number must not meet, whatever was done. */
export function checkCalls(world: World, callers: readonly Caller[] = ALL_CALLERS): void {
  for (const number of ours(world)) {
    for (const caller of callers) {
      const { party, dead } = placeCall(world, number, caller);
      if (dead !== undefined && !world.vandalised) throw new Broken(`a ${caller} caller of ${number} meets ${dead}`);
      if (dead !== undefined) continue;
      const allowed = allowedFor(world, number, caller);
      if (!allowed.has(party))
        throw new Broken(`a ${caller} caller of ${number} got to ${party}, not to ${[...allowed].join(" or ")}`);
    }
  }
}

/** The same in the middle of a run, after a write. */
export function watch(world: World): (request: string) => void {
  return (request) => {
    try {
      checkCalls(world, ["american"]);
    } catch (error) {
      throw error instanceof Broken ? new Broken(`after ${request}: ${error.message}`) : error;
    }
  };
}

/** Who a call may get to: what the owner chose last, or what a config says that may be in force. */
function allowedFor(world: World, number: string, caller: Caller): Set<Party> {
  const own = world.own[number]!;
  const allowed = new Set<Party>();
  // A number without a handler of its own is not taken off its fence on the way from one config to the next.
  const stays = !world.unfenced && world.inForce.every((wanted) => lineOf(wanted, number));
  if (!stays || ownParty(own) !== OUT_OF_SERVICE) allowed.add(ownParty(own));
  const callers = world.vandalised ? ALL_CALLERS : [caller];
  for (const wanted of world.inForce) {
    for (const each of callers) {
      const party = partyBy(wanted, number, each, own);
      if (party !== undefined && party !== "handler POST ") allowed.add(party);
    }
  }
  // While a number moves to another line, the flow that it is still on may have that line's new policy.
  const lines = new Set(
    world.inForce.flatMap(({ lines }) => Object.keys(lines).filter((name) => lines[name]?.numbers.includes(number))),
  );
  for (const wanted of world.inForce) {
    for (const name of lines) {
      const line = wanted.lines[name];
      if (!line || line.numbers.includes(number)) continue;
      const still = { ...wanted, lines: { [name]: { ...line, numbers: [number] } } };
      for (const each of callers) {
        const party = partyBy(still, number, each, own);
        if (party !== undefined && party !== "handler POST ") allowed.add(party);
      }
    }
  }
  for (const { voiceUrl, voiceMethod } of world.named[number] ?? []) allowed.add(`handler ${voiceMethod} ${voiceUrl}`);
  if (world.vandalised) allowed.add(`handler POST ${CONSOLE_URL}`);
  return allowed;
}

/** A config is in force: every number of it meets it, and every other one is its owner's. */
export function checkInForce(world: World, wanted: Wanted, why: string): void {
  for (const number of ours(world)) {
    const own = world.own[number]!;
    for (const caller of ALL_CALLERS) {
      const { party } = placeCall(world, number, caller);
      const due = lineOf(wanted, number) ? partyBy(wanted, number, caller, own) : ownParty(own);
      // The owner chose another handler since the config named one: the newer one counts.
      if (wanted.former[number] && party === partyBy({ ...wanted, former: {} }, number, caller, own)) continue;
      const named = (world.named[number] ?? []).map(
        ({ voiceUrl, voiceMethod }) => `handler ${voiceMethod} ${voiceUrl}`,
      );
      if (party !== due && !named.includes(party))
        throw new Broken(`${why}, but a ${caller} caller of ${number} got to ${party}, not to ${due}`);
    }
  }
}

/** Every number has what its owner chose last, field by field. */
export function checkRestored(world: World, why: string): void {
  for (const number of ours(world)) {
    const live = settingsOf(world.emulator.number(number)!);
    const own = world.own[number]!;
    const named = (world.named[number] ?? []).some(({ voiceUrl }) => voiceUrl === live.voiceUrl);
    if (named) continue;
    // What a lost state had on a flow that somebody deleted cannot be distinguished from any other dead line.
    if (world.strays && world.vandalised && !lineOf(world.wanted, number) && isGone(world, live.voiceUrl)) continue;
    // Without its state nobody can tell the fence's fallback from the owner's.
    const fields = Object.keys(own).filter((field) => !world.strays || !/allback|statusCallback/.test(field));
    for (const field of fields as (keyof typeof own)[]) {
      const methodOfNothing = field.endsWith("Method") && own[field.replace("Method", "Url") as never] === "";
      if (!methodOfNothing && field !== "statusCallbackMethod" && live[field] !== own[field])
        throw new Broken(`${why}, but ${field} of ${number} is "${live[field]}", not "${own[field]}"`);
    }
  }
}

const isGone = ({ emulator }: World, url: string): boolean => {
  const line = hostedLineOf(url);
  if (line) return emulator.state.formerDomains.includes(line.domain);
  const [sid] = /FW[0-9a-f]{32}/.exec(url) ?? [];
  return sid !== undefined && !emulator.state.flows[sid];
};

/** A stack that lost its state and was then renamed cannot tell its own former lines from another stack's. */
function isLostUnderFormerName({ strays, wanted, places: [first], emulator }: World, number: string): boolean {
  const { voiceUrl } = settingsOf(emulator.number(number)!);
  const [name, hosted] = [`ringfence/${first.stack}`, hostedLineOf(voiceUrl)];
  const [sid = ""] = /FW[0-9a-f]{32}/.exec(voiceUrl) ?? [];
  const flow = emulator.state.flows[sid];
  const isFormer = hosted
    ? fenceAmong([name], hosted) === undefined
    : flow !== undefined && !latestRevision(flow).friendlyName.startsWith(`${name}/`);
  const isKnown = lineOf(wanted, number) !== undefined || JSON.stringify(first.file.resources).includes(number);
  return strays && isFormer && !isKnown;
}

/** Nothing that the stack made is left. */
export function checkNothingLeft({ emulator }: World, why: string): void {
  const flows = Object.keys(emulator.state.flows).length;
  const services = Object.keys(emulator.state.services).length;
  if (flows + services > 0) throw new Broken(`${why}, but ${flows} flows and ${services} services are left`);
}

/** A number was bought or released, or something asked that no client may ask. */
export function checkAccount(world: World): void {
  const { violations } = world.emulator;
  if (violations.length > 0) throw new Broken(`against the account: ${violations.join("; ")}`);
}

/** No secret stands in the open, in the output of a run or in the state that it left. */
export function checkSecrets(ran: Ran): void {
  const messages = [...ran.errors, ...ran.log];
  const state = ran.file.resources.flatMap(({ inputs, outputs, urn }) =>
    openTexts([inputs, outputs]).map((text) => `${urn}: ${text}`),
  );
  for (const text of [...messages, ...state])
    for (const secret of SECRETS)
      if (text.includes(secret)) throw new Broken(`a secret is in the open: ${text.slice(0, 300)}`);
}

/** An error says something that a person can use. */
export function checkErrors({ errors }: Ran): void {
  for (const error of errors)
    if (/TypeError|ReferenceError|RangeError|undefined|\[object|\n\s+at /.test(error) || error.length < 5)
      throw new Broken(`an error that nobody understands: ${error.slice(0, 500)}`);
}

const WRITES = /^(POST|DELETE|PUT)/;

/** A preview or a refresh changed nothing. */
export function checkNothingWritten({ requests }: Ran, verb: string): void {
  const writes = requests.filter((request) => WRITES.test(request) && !request.includes("/Validate"));
  if (writes.length > 0) throw new Broken(`a ${verb} wrote: ${writes.join(", ")}`);
}
