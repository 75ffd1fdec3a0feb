import { type Action, type Run, type Trouble } from "./actions";
import { changed } from "./changes";
import {
  Broken,
  checkAccount,
  checkCalls,
  checkErrors,
  checkInForce,
  checkNothingLeft,
  checkNothingWritten,
  checkRestored,
  checkSecrets,
} from "./oracle";
import { editFence, editNumber } from "./owner";
import { settingsOf } from "./parties";
import { type Ran } from "./checkout";
import { NUMBERS } from "./account";
import { type Wanted } from "./wanted";
import { type World } from "./world";

/** Does one thing to a stack, and looks at every number afterwards. */
export async function perform(world: World, action: Action): Promise<void> {
  const [first] = world.places;
  switch (action.kind) {
    case "run":
      await performRun(world, action);
      break;
    case "two at once":
      await performTwo(world, action.first, action.second);
      break;
    case "a number": {
      const name = NUMBERS[action.number]!;
      const number = world.emulator.number(name);
      if (!number) return;
      editNumber(world.emulator, number, action.edit, action.variant);
      // The owner sees what the fence set as the number's settings; only what they changed is theirs.
      const now = settingsOf(number);
      const own = world.own[name]!;
      (world.earlier[name] ??= []).push({ voiceUrl: own.voiceUrl, voiceMethod: own.voiceMethod });
      if (action.edit === "re-points" || action.edit === "empties") {
        Object.assign(own, {
          voiceUrl: now.voiceUrl,
          ...(action.edit === "re-points" && { voiceMethod: now.voiceMethod }),
        });
        // What the config still says of the number stands.
        const handler = world.wanted.former[name];
        world.named[name] = handler ? [handler] : [];
      } else Object.assign(own, { trunkSid: now.trunkSid, voiceApplicationSid: now.voiceApplicationSid });
      Object.assign(world, { unseen: true, unfenced: true });
      break;
    }
    case "the fence":
      if (!editFence(world.emulator, action.edit, action.index)) return;
      Object.assign(world, { vandalised: true, unseen: true, unfenced: true });
      break;
    case "mend":
      world.emulator.clearFaults();
      break;
    case "rotate the key":
      world.rotateKey();
      break;
    case "import an old state":
      if (!(await first.importOld(action.back))) return;
      // What the newer states knew of may be left for good.
      Object.assign(world, { unseen: true, intact: false, strays: true, unfenced: true });
      break;
    case "copy the state elsewhere":
      world.places[1] = await first.copy();
      break;
    case "state delete":
      if (!(await first.deleteFromState(action.name))) return;
      Object.assign(world, { unseen: true, intact: false, strays: true });
      break;
    case "state rename":
      if (!(await first.renameInState(action.name))) return;
      Object.assign(world, { unseen: true, intact: false });
      break;
    case "stack rename":
      await first.renameStack();
      Object.assign(world, { unseen: true, orphans: world.orphans || !world.intact, intact: false });
      break;
  }
  checkCalls(world);
  checkAccount(world);
}

async function performRun(world: World, run: Run): Promise<void> {
  const place = (run.elsewhere ? world.places[1] : undefined) ?? world.places[0];
  write(world, run);
  if (run.verb === "up" || run.verb === "destroy") begin(world, run);
  const ours = run.identity === undefined || run.identity === "ours";
  const clean = !run.kill && run.interrupt === undefined && !run.trouble;
  let green = false;
  let refused: string | undefined;
  if (run.verb === "up" && run.previewFirst) {
    const preview = await world.run({ ...lineOf(run), verb: "preview" }, run.identity, place);
    checkRan(world, preview, { ...run, verb: "preview" }, false);
    green = preview.code === 0;
    refused = green ? undefined : preview.errors.join("; ");
    // A person stops here. Without anything in its way, the up is run to see whether it refuses the same.
    if (refused !== undefined && !(clean && ours)) return;
  }
  inject(world, run.trouble);
  const ran = await world.run(lineOf(run), run.identity, place);
  mend(world, run.trouble);
  const troubled = world.emulator.requests.some(({ fault }) => fault !== undefined);
  world.emulator.requests.length = 0;
  if (green && clean && ours && !troubled && ran.code !== 0)
    throw new Broken(`the preview was green, but the up fails: ${ran.errors.join("; ")}`);
  // A run that does not look may pass what a preview has seen by chance.
  if (refused !== undefined && !troubled && ran.code === 0 && (run.refresh || !world.unseen))
    throw new Broken(`the preview was refused, but the up succeeds: ${refused}`);
  checkRan(world, ran, run, place !== world.places[0]);
}

async function performTwo(world: World, first: Run, second: Run): Promise<void> {
  write(world, first);
  const [one] = world.places;
  // Two that write are in two checkouts: a backend lets one of them in.
  const other = second.verb === "preview" ? one : (world.places[1] ?? (world.places[1] = await one.copy()));
  begin(world, first);
  begin(world, second);
  const before = world.wanted;
  write(world, second);
  // Nobody holds a lock over two checkouts: a destroy in one takes a flow away that an up in the other is about to use, and
  // restores what its own copy of the state remembers. Of two ups that deploy one service, the last deployment lacks the other's lines.
  const deploys = [before, world.wanted].some(({ lines }) => Object.values(lines).some(({ runsOn }) => runsOn));
  const bothWrite = [first, second].every(({ verb }) => verb === "up" || verb === "destroy");
  if (bothWrite && (deploys || [first, second].some(({ verb }) => verb === "destroy"))) {
    world.vandalised = true;
    for (const [number, handlers] of Object.entries(world.earlier)) (world.named[number] ??= []).push(...handlers);
  }
  begin(world, second);
  const both = await Promise.all([
    world.run(lineOf(first), first.identity, one, before),
    world.run(lineOf(second), second.identity, other),
  ]);
  Object.assign(world, { unseen: true, intact: false, strays: true });
  both.forEach((ran) => {
    checkSecrets(ran);
    checkErrors(ran);
  });
}

const lineOf = ({ verb, refresh, target, targetDependents, replace, kill, interrupt }: Run) => ({
  ...{ verb, refresh },
  ...(target !== undefined && { target }),
  ...(targetDependents && { targetDependents }),
  ...(replace !== undefined && { replace }),
  ...(kill && { kill }),
  ...(interrupt !== undefined && { interrupt }),
});

function write(world: World, run: Run): void {
  for (const change of run.changes) {
    const now = changed(world.wanted, change, world);
    if (now !== world.wanted) world.write(now);
  }
}

/** From here on the config of this run may be in force, too. */
function begin(world: World, run: Run): void {
  if (run.verb === "destroy" || run.elsewhere) world.unfenced = true;
  if (run.verb === "up") world.inForce = [...world.inForce.filter((each) => each !== world.wanted), world.wanted];
}

/** Holds the end of a run against what it says of itself. */
function checkRan(world: World, ran: Ran, run: Run, elsewhere: boolean): void {
  const { verb, refresh, target } = run;
  const ours = run.identity === undefined || run.identity === "ours";
  checkSecrets(ran);
  checkErrors(ran);
  if (verb === "preview" || verb === "refresh") checkNothingWritten(ran, verb);
  const done = ran.code === 0 && ours;
  if (elsewhere) {
    Object.assign(world, { unseen: true, intact: false, strays: true });
    return;
  }
  // What a killed run was making when it fell stands in no file: the next `up` takes it over, a destroy knows nothing of it.
  // So it is with a run that gave up on a write whose answers were lost.
  const isLost = run.trouble !== undefined && ran.code === 1 && "reset" in run.trouble.fault;
  if ((ran.code === undefined || isLost) && verb === "up") world.intact = false;
  // The engine keeps the state of a delete that failed as it was before.
  if (ran.code !== 0 && (ran.code === undefined || run.trouble || verb === "destroy")) world.unseen = true;
  const sees = refresh || !world.unseen;
  if (verb === "preview" && done && refresh && target === undefined && ran.changes.length === 0)
    checkInForce(world, world.wanted, "the preview with refresh is empty");
  if (target !== undefined || !done || !sees) return;
  if (verb === "up") {
    succeeded(world, world.wanted);
    checkInForce(world, world.wanted, "the up ended with 0");
  }
  if (verb === "destroy" && world.intact) {
    checkRestored(world, "the destroy ended with 0");
    if (!world.orphans) checkNothingLeft(world, "the destroy ended with 0");
    Object.assign(world, { inForce: [], vandalised: false, unseen: false });
  }
}

function succeeded(world: World, wanted: Wanted): void {
  // What a state that is lost has left behind, nobody mends.
  const seen = { vandalised: world.vandalised && world.strays, unseen: false, unfenced: false, intact: !world.strays };
  Object.assign(world, { inForce: [wanted], ...seen });
}

/** Puts trouble in the way of the next run. */
function inject({ emulator }: World, trouble: Trouble | undefined): void {
  if (!trouble) return;
  const { fault, skip, lasts, number } = trouble;
  const sid = number === undefined ? undefined : emulator.number(number)?.sid;
  const match = number === undefined ? undefined : { method: "POST", path: sid ?? "no such number" };
  emulator.fault({ fault, skip, times: lasts === "once" ? 1 : Infinity, ...(match && { match }) });
}

function mend({ emulator }: World, trouble: Trouble | undefined): void {
  if (trouble && trouble.lasts !== "on") emulator.clearFaults();
}
