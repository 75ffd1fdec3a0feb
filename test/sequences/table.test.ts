import { Account } from "../harness/sequences/account";
import { type Action, type Run } from "../harness/sequences/actions";
import { type Change } from "../harness/sequences/changes";
import {
  ALL,
  CLINIC,
  DELETES_FLOW,
  DELETES_SERVICE,
  SALES,
  SUPPORT,
  UNUSED,
  WRITES,
  WRITES_NUMBER,
  add,
  back,
  line,
  move,
  owner,
  refused,
  remove,
  rename,
  run,
} from "../harness/sequences/sample";
import { Step, survive } from "../harness/sequences/sequence";
import { type World } from "../harness/sequences/world";
import { type Wanted } from "../harness/sequences/wanted";

let account: Account;
beforeAll(async () => {
  Error.stackTraceLimit = 0;
  account = await Account.open();
});
afterAll(() => account.close());

/** Something that is looked at between two actions. */
type Look = (world: World) => void;

/** Lives through the actions, and to the end of a sequence. All that is true of generated sequences holds for these. */
async function lives(lines: Wanted["lines"], ...actions: (Action | Look)[]): Promise<void> {
  const wanted: Wanted = { lines, fallback: "auto", former: {} };
  const steps = actions.map((action) => (typeof action === "function" ? lookingAt(action) : new Step(action)));
  await survive(account, { wanted, keysIn: "environment", random: 1, begun: true }, steps);
}

const lookingAt = (look: Look) => ({
  check: () => true,
  run: (_start: object, world: World) => Promise.resolve(look(world)),
  toString: () => "a look",
});

/** The last run ended so. */
const ended =
  (code: number | undefined): Look =>
  ({ ran }) =>
    expect({ code: ran?.code, errors: ran?.errors }).toEqual({ code, errors: code === 0 ? [] : ran?.errors });
/** Done, or refused in words that name the way on. */
const endedOrReported =
  (pattern: RegExp): Look =>
  ({ ran }) =>
    ran?.code === 0 ? undefined : expect(ran?.errors.join("\n")).toMatch(pattern);
const expectText =
  (pattern: RegExp, isSaid = true): Look =>
  ({ ran }) => {
    const all = [...(ran?.errors ?? []), ...(ran?.log ?? [])].join("\n");
    if (isSaid) expect(all).toMatch(pattern);
    else expect(all).not.toMatch(pattern);
  };

describe.each([true, false])("Twilio always refuses a number in an up that adds two (with refresh: %s):", (refresh) => {
  const begin = [run("up", { changes: [add(SALES), add(CLINIC)], trouble: refused(CLINIC) }), ended(1)];

  test("a destroy restores the others", () =>
    lives({ main: line([SUPPORT]) }, ...begin, run("destroy", { refresh }), ended(0)));

  test("an up without it fences the other one", () =>
    lives({ main: line([SUPPORT]) }, ...begin, run("up", { changes: [remove(CLINIC)], refresh }), ended(0)));

  test("an up with the earlier config restores the other one", () =>
    lives({ main: line([SUPPORT]) }, ...begin, run("up", { changes: [back], refresh }), ended(0)));
});

describe.each([true, false])("SIGKILL in a destroy, then an up (with refresh: %s):", (refresh) => {
  test.each([
    ["the flow", DELETES_FLOW, true],
    ["the flow", DELETES_FLOW, false],
    ["the service", DELETES_SERVICE, true],
    ["the service", DELETES_SERVICE, false],
    ["a number", WRITES_NUMBER, true],
  ])("no line is dead after a kill while it writes %s (%s, carried out: %s)", (_what, at, carriedOut) =>
    lives({ main: line(ALL) }, run("destroy", { kill: { request: 1, carriedOut, at } }), run("up", { refresh })),
  );
});

test.each([1, 2, 3])(
  "SIGKILL while a change of fallback writes number %s, then a destroy: every number has its owner's fallback",
  (request) =>
    lives(
      { main: line(ALL) },
      run("up", {
        changes: [{ change: "fallback", fallback: "own" }],
        kill: { request, carriedOut: true, at: WRITES_NUMBER },
      }),
      run("destroy"),
      ended(0),
    ),
);

const TWICE = [true, false].flatMap((carriedOut) => [true, false].map((refresh) => [carriedOut, refresh] as const));

describe.each<[string, Change]>([
  ["a rename of a line", rename(1, "night")],
  ["a removal of a line", { change: "remove a line", line: 1 }],
  ["a move of a number", move(SALES, 1)],
])("%s is killed, then an up with the earlier config:", (_name, change) => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])("every number is fenced again after a kill at write %s", async (request) => {
    for (const [carriedOut, refresh] of TWICE)
      await lives(
        { main: line([SUPPORT, SALES]), desk: line([CLINIC]) },
        run("up", { changes: [change], kill: { request, carriedOut, at: WRITES } }),
        run("up", { changes: [back], refresh }),
        // A run that does not look cannot know what the killed one did. It may refuse, and says what to do.
        refresh ? ended(0) : endedOrReported(/--refresh/),
      );
  });
});

test("never leaves a number without a handler dead while it moves between two lines", () =>
  lives(
    {
      main: line([SUPPORT]),
      desk: line([UNUSED, SALES], { forward: "number" }),
      night: line([CLINIC], { forward: "number" }),
    },
    run("up", { changes: [move(UNUSED, 2)] }),
    ended(0),
  ));

test.each(["refresh", "up"] as const)("changes no state and no number in a %s with another account's key", (verb) => {
  let before: string[] = [];
  const names = ({ places: [{ file }] }: World) => file.resources.map(({ urn, id }) => `${urn} ${id}`);
  return lives(
    { main: line(ALL) },
    (world) => (before = names(world)),
    run(verb, { identity: "another account's key" }),
    ended(1),
    (world) => expect(names(world)).toEqual(before),
  );
});

test.each([true, false])(
  "does in an up what its preview showed after an owner re-points a number and another is added (with refresh: %s)",
  (refresh) =>
    lives(
      { main: line([SUPPORT, SALES]) },
      owner(SUPPORT, "re-points"),
      run("up", { changes: [add(CLINIC)], previewFirst: true, refresh }),
    ),
);

test("never announces in a preview that a released number will be bound", () =>
  lives(
    { main: line([SUPPORT, SALES]) },
    owner(SALES, "releases"),
    run("refresh"),
    run("preview"),
    expectText(/binds 1 number/, false),
  ));

test("names no other stack in a preview after a stack was renamed", () =>
  lives(
    { main: line(ALL) },
    { kind: "stack rename" },
    run("preview"),
    ended(0),
    expectText(/another stack/, false),
    run("up"),
    ended(0),
  ));

test("refuses in a preview what an up with --target refuses: a line whose Function is not deployed yet", () =>
  lives(
    { main: line(ALL) },
    run("up", { changes: [{ change: "runs on", line: 0, function: true }], interrupt: 1 }),
    run("preview", { target: "originals" }),
    ended(1),
    expectText(/line main does not serve \+15550100001, .* yet/),
    run("up", { target: "originals" }),
    ended(1),
    expectText(/line main does not serve \+15550100001, .* yet/),
  ));

const LIST: Change = { change: "list", line: 0, list: "block", countries: ["CN"] };
const ON_FUNCTION: Change = { change: "runs on", line: 0, function: true };

test.each([true, false])(
  "never sends calls to another number's handler after an older state takes over from one that had bound more numbers (on a Function: %s)",
  (onFunction) =>
    lives(
      { main: line([SUPPORT, SALES], onFunction ? { runsOn: "function" } : {}) },
      run("up", { changes: [add(CLINIC)] }),
      { kind: "import an old state", back: 1 },
      run("up", { changes: [remove(CLINIC), LIST] }),
      ended(1),
      expectText(/older copy/),
    ),
);

test.each([true, false])(
  "has an empty preview after the up that restores a number which the one before could not (on a Function: %s)",
  (onFunction) =>
    lives(
      { main: line([SUPPORT, SALES], onFunction ? { runsOn: "function" } : {}) },
      run("up", { changes: [remove(SALES)], kill: { request: 1, carriedOut: false, at: WRITES_NUMBER } }),
      run("up", { trouble: refused(SALES) }),
      { kind: "mend" },
    ),
);

test("takes over a service that a killed up left, after a destroy without a look ahead", () =>
  lives(
    { main: line(ALL) },
    run("destroy"),
    run("up", { changes: [ON_FUNCTION], kill: { request: 1, carriedOut: true, at: /^POST .*\/Environments$/ } }),
    run("destroy", { refresh: false }),
    run("up", { previewFirst: true }),
    ended(0),
  ));

test.each([true, false])(
  "moves a number to another line while the old one gets another number and another forward (on a Function: %s)",
  (onFunction) =>
    lives(
      { main: line([SUPPORT], onFunction ? { runsOn: "function" } : {}) },
      run("up", {
        changes: [
          add(SALES),
          { change: "add a line", name: "night", number: 0, forward: "existing" },
          { change: "forward", line: 0, forward: "webhook" },
        ],
      }),
      ended(0),
    ),
);

describe("a preview refuses nothing that the up after it does:", () => {
  const onFunction = { runsOn: "function" } as const;
  const passes = (more: Partial<Run>) => run("up", { previewFirst: true, ...more });

  test("a line moves to the Function and back", () =>
    lives(
      { main: line([SUPPORT, SALES]) },
      passes({ changes: [ON_FUNCTION] }),
      ended(0),
      passes({ changes: [{ ...ON_FUNCTION, function: false }] }),
      ended(0),
    ));

  test("a number leaves a line on the Function", () =>
    lives({ main: line([SUPPORT, SALES], onFunction) }, passes({ changes: [remove(SALES)] }), ended(0)));

  test("a line leaves, and the service is replaced", () =>
    lives(
      { main: line([SUPPORT]), desk: line([SALES]) },
      passes({ changes: [{ change: "remove a line", line: 1 }], replace: "twiml" }),
      ended(0),
    ));
});
