import { Account } from "./account";
import { type Action, type Run } from "./actions";
import { type Change } from "./changes";
import { Step, survive } from "./sequence";
import { type World } from "./world";
import { type Wanted, type WantedLine } from "./wanted";

const [SUPPORT, SALES, CLINIC, , UNUSED] = [
  "+15550100001",
  "+15550100002",
  "+15550100003",
  "",
  "+15550100009",
] as const;
const NUMBER = { [SUPPORT]: 0, [SALES]: 1, [CLINIC]: 2, [UNUSED]: 4 };

let account: Account;
beforeAll(async () => {
  Error.stackTraceLimit = 0;
  account = await Account.open();
});
afterAll(() => account.close());

const line = (numbers: string[], more: Partial<WantedLine> = {}): WantedLine => ({
  ...{ numbers, list: "block", countries: ["RU"], reason: "busy", hidden: "forward", mode: "enforce" },
  ...{ forward: "existing", takeOver: false },
  ...more,
});
const run = (verb: Run["verb"], more: Partial<Run> = {}): Run => ({
  kind: "run",
  verb,
  changes: [],
  refresh: true,
  ...more,
});
const add = (number: keyof typeof NUMBER): Change => ({ change: "add a number", number: NUMBER[number], line: 0 });
const remove = (number: keyof typeof NUMBER): Change => ({ change: "remove a number", number: NUMBER[number] });
const back: Change = { change: "back to before", steps: 1 };

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
    expect({ code: ran?.code, errors: ran?.errors }).toEqual({ code, errors: code === 0 ? [] : expect.any(Array) });
const said =
  (pattern: RegExp, isSaid = true): Look =>
  ({ ran }) => {
    const all = [...(ran?.errors ?? []), ...(ran?.log ?? [])].join("\n");
    if (isSaid) expect(all).toMatch(pattern);
    else expect(all).not.toMatch(pattern);
  };

describe.each([true, false])(
  "Twilio refuses a number for good, in an up that adds two (with refresh: %s);",
  (refresh) => {
    const refused = {
      name: "a refused number",
      fault: { status: 400, code: 21631 },
      skip: 0,
      number: CLINIC,
      lasts: "on" as const,
    };
    const begin = [run("up", { changes: [add(SALES), add(CLINIC)], trouble: refused }), ended(1)];

    test("a destroy gives the others back", () =>
      lives({ main: line([SUPPORT]) }, ...begin, run("destroy", { refresh }), ended(0)));

    test("an up without it fences the other one", () =>
      lives({ main: line([SUPPORT]) }, ...begin, run("up", { changes: [remove(CLINIC)], refresh }), ended(0)));

    test("an up with what there was before gives the other one back", () =>
      lives({ main: line([SUPPORT]) }, ...begin, run("up", { changes: [back], refresh }), ended(0)));
  },
);

const ALL = [SUPPORT, SALES, CLINIC];

describe.each([true, false])("SIGKILL in a destroy, then an up (with refresh: %s):", (refresh) => {
  test.each([
    ["the flow", /^DELETE .*\/Flows\//, true],
    ["the flow", /^DELETE .*\/Flows\//, false],
    ["the service", /^DELETE .*\/Services\//, true],
    ["the service", /^DELETE .*\/Services\//, false],
    ["a number", /^POST .*\/IncomingPhoneNumbers\//, true],
  ])("while it writes %s (%s, carried out: %s), no line is dead", (_what, at, carriedOut) =>
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
        kill: { request, carriedOut: true, at: /^POST .*\/IncomingPhoneNumbers\// },
      }),
      run("destroy"),
      ended(0),
    ),
);

const TWICE = [true, false].flatMap((carriedOut) => [true, false].map((refresh) => [carriedOut, refresh] as const));

describe.each<[string, Change]>([
  ["a rename of a line", { change: "rename a line", line: 1, name: "night" }],
  ["a removal of a line", { change: "remove a line", line: 1 }],
  ["a move of a number", { change: "move a number", number: NUMBER[SALES], line: 1 }],
])("%s is killed; back to the config of before; an up:", (_name, change) => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])("at write %s, every number is fenced again", async (request) => {
    for (const [carriedOut, refresh] of TWICE)
      await lives(
        { main: line([SUPPORT, SALES]), desk: line([CLINIC]) },
        run("up", { changes: [change], kill: { request, carriedOut, at: /^(POST(?!.*Validate)|DELETE) / } }),
        run("up", { changes: [back], refresh }),
        ended(0),
      );
  });
});

test("a number that never had a handler moves between two lines: it is never dead", () =>
  lives(
    {
      main: line([SUPPORT]),
      desk: line([UNUSED, SALES], { forward: "number" }),
      night: line([CLINIC], { forward: "number" }),
    },
    run("up", { changes: [{ change: "move a number", number: NUMBER[UNUSED], line: 2 }] }),
    ended(0),
  ));

test.each(["refresh", "up"] as const)("a %s with another account's key changes no state and no number", (verb) => {
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
  "an owner re-points a number, another one is added (with refresh: %s): the up does what its preview says",
  (refresh) =>
    lives(
      { main: line([SUPPORT, SALES]) },
      { kind: "a number", number: NUMBER[SUPPORT], edit: "re-points", variant: 1 },
      run("up", { changes: [add(CLINIC)], previewFirst: true, refresh }),
    ),
);

test("a number is released: no preview says that it will be bound", () =>
  lives(
    { main: line([SUPPORT, SALES]) },
    { kind: "a number", number: NUMBER[SALES], edit: "releases", variant: 0 },
    run("refresh"),
    run("preview"),
    said(/binds 1 number/, false),
  ));

test("a stack is renamed: no preview speaks of another stack", () =>
  lives(
    { main: line(ALL) },
    { kind: "stack rename" },
    run("preview"),
    ended(0),
    said(/another stack/, false),
    run("up"),
    ended(0),
  ));
