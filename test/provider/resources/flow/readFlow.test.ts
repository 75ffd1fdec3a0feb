import { type FlowEdit, resave, setCountries } from "../../../../emulator";
import { type FlowDefinition } from "../../../../flows/definition";
import { Bench, SALES, SUPPORT, type Stored } from "../../../harness/provider/bench";
import { UNKNOWN, plain } from "../../../harness/provider/engine";
import { type Originals, flowInputs, originalsOf } from "../../../harness/provider/inputs";

interface State {
  revision: number;
  status: string;
  generation: string;
  friendlyName: string;
}

let bench: Bench;
let originals: Originals;
let stored: Stored;
beforeEach(async () => {
  bench = await Bench.open({ consistencyDelay: false });
  originals = originalsOf(bench, SUPPORT, SALES);
  stored = await line().create(flowInputs(originals));
  bench.log.length = 0;
});
afterEach(() => bench.closeWithoutViolations());

const line = () => bench.resource("studio:Flow", "main");
const inputs = () => flowInputs(originals);
const stateOf = (from: Stored | undefined) => plain<State>(from?.state);
const revisions = () => bench.emulator.state.flows[stored.id]!.revisions;
const edit = (change: (definition: FlowDefinition) => void, how?: FlowEdit) =>
  bench.emulator.console.editFlow(stored.id, change, how);
const refresh = async () => (await line().read(stored))!;
const COUNTRIES = "definition.states[1].transitions[1].conditions[0].value";

describe("a flow that was opened and saved in the console", () => {
  test("has no drift if a revision changes nothing", async () => {
    edit(resave);
    expect(plain(await line().read(stored))).toEqual(plain(stored));
    expect(bench.log).toEqual([]);
  });

  test("has drift in the single changed value, and is named with its widget", async () => {
    edit((definition) => {
      resave(definition);
      setCountries("FR")(definition);
    });
    const seen = await refresh();
    expect(stateOf(seen).revision).toBe(2);
    expect(await line().diff(seen, inputs())).toEqual({ [COUNTRIES]: "update" });
    // The engine shows a refresh by comparing states: nothing but the value may differ there either.
    const text = JSON.stringify({ ...stored.state, revision: 2 }).replaceAll('"RU"', '"FR"');
    expect(seen.state).toEqual(JSON.parse(text));
    expect(bench.log.join()).toMatch(/not as this stack wrote it \(revision 2\): 1 widget changed: by_country\. The/);
  });

  test("gets our value again with the next update, which reports it", async () => {
    edit(setCountries("FR"));
    const seen = await refresh();
    await line().update(seen, inputs(), true);
    expect(bench.log.at(-1)).toBe("1 widget changed: by_country");
    const next = await line().update(seen, inputs());
    expect(revisions().at(-1)).toMatchObject({ number: 3, status: "published" });
    expect(await line().read(next)).toMatchObject({ state: next.state });
  });

  test("has drift in a changed name too", async () => {
    edit(() => undefined, { friendlyName: "mine" });
    expect(await line().diff(await refresh(), inputs())).toEqual({ friendlyName: "update" });
    expect(bench.log.join()).toMatch(/renamed to mine/);
  });
});

describe("a draft over the published revision", () => {
  beforeEach(() => edit(setCountries("FR"), { status: "draft" }));

  test("is named with its changes, and not treated as the published flow", async () => {
    expect(plain(await line().read(stored))).toEqual(plain(stored));
    expect(bench.log).toEqual([
      expect.stringMatching(
        /a draft of flow FW\w+ \(revision 2\) was saved over what callers meet \(revision 1\): 1 widget changed: by_country.*Callers do not meet it/,
      ),
    ]);
  });

  test("is named beside the earlier published revision", async () => {
    revisions().pop();
    edit(setCountries("DE"));
    edit(setCountries("FR"), { status: "draft" });
    const seen = await refresh();
    expect(stateOf(seen)).toMatchObject({ revision: 2, status: "published" });
    expect(JSON.stringify(seen.state.definition)).toContain('"DE"');
    expect(bench.log.join()).toMatch(/a draft .*\(revision 3\).*not as this stack wrote it \(revision 2\)/);
  });

  test("is published over by the next change, which reports it", async () => {
    await line().update(stored, flowInputs(originals, { countries: ["RU", "CN"] }));
    expect(bench.log.join()).toMatch(/draft that was saved in Studio \(revision 2\) is passed over/);
    expect(revisions().map(({ status }) => status)).toEqual(["published", "draft", "published"]);
  });

  test("without our mark does not keep the state from its own flow", async () => {
    edit((definition) => (definition.description = "my experiment"), { status: "draft" });
    const next = await line().update(stored, flowInputs(originals, { countries: ["RU", "CN"] }));
    expect(revisions().at(-1)?.definition.description).toContain(stateOf(stored).generation);
    edit((definition) => (definition.description = "my experiment"), { status: "draft" });
    await line().delete(next);
    expect(bench.emulator.state.flows[stored.id]).toBeUndefined();
  });
});

describe("the status", () => {
  test("is a change by itself, is described in words, and sends the definition too", async () => {
    const draft = { ...inputs(), status: "draft" };
    expect(await line().diff(stored, draft)).toEqual({ status: "update" });
    const shown = await line().update(stored, draft, true);
    expect(shown.state).toMatchObject({ sid: stored.id, revision: UNKNOWN });
    expect(bench.log.at(-1)).toBe("saved as a draft, which callers do not meet");
    const next = await line().update(stored, draft);
    expect(revisions().at(-1)).toMatchObject({ number: 2, status: "draft" });
    expect(revisions().at(-1)?.definition.states).toEqual(revisions()[0]?.definition.states);
    expect(await line().diff((await line().read(next))!, draft)).toEqual({});
  });

  test("is `published` again if the program no longer sets it, and stays so after a refresh", async () => {
    const draft = await line().update(stored, { ...inputs(), status: "draft" });
    const { status: _status, ...silent } = inputs();
    expect(await line().diff(draft, silent)).toEqual({ status: "update" });
    const next = await line().update(draft, silent);
    expect(bench.log.join()).not.toMatch(/passed over/);
    expect(stateOf(next).status).toBe("published");
    expect(plain(await line().read(next))).toEqual(plain(next));
  });

  test("has drift if somebody published a draft", async () => {
    const draft = await line().update(stored, { ...inputs(), status: "draft" });
    edit(() => undefined);
    const seen = (await line().read(draft))!;
    expect(await line().diff(seen, { ...inputs(), status: "draft" })).toEqual({ status: "update" });
  });
});

test("removes from the state what a program no longer sets", async () => {
  const spoken = await line().update(stored, { ...inputs(), friendlyName: "shop/dev/x", commitMessage: "why" });
  expect(spoken.state).toMatchObject({ commitMessage: "why", friendlyName: "shop/dev/x" });
  const next = await line().update(spoken, inputs());
  expect(next.state).not.toHaveProperty("commitMessage");
});
