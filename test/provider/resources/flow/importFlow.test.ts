import { setCountries } from "../../../../emulator";
import { type FlowDefinition } from "../../../../flows/definition";
import { Bench, SUPPORT, type Stored, failure } from "../../../harness/provider/bench";
import { plain } from "../../../harness/provider/engine";
import { type Originals, definitionFor, flowInputs, originalsOf } from "../../../harness/provider/inputs";

interface State {
  generation: string;
  imported?: boolean;
  webhookUrl: string;
}

let bench: Bench;
let originals: Originals;
beforeEach(async () => {
  bench = await Bench.open({ consistencyDelay: false });
  originals = originalsOf(bench, SUPPORT);
});
afterEach(() => bench.closeWithoutViolations());

const line = () => bench.resource("studio:Flow", "main");
const stateOf = (stored: Stored) => plain<State>(stored.state);
const add = (definition = definitionFor(originals), status: "published" | "draft" = "published") =>
  bench.emulator.addFlow({ friendlyName: "by hand", definition, status }).sid;
const imported = async (sid: string): Promise<Stored> => (await line().read({ id: sid }))!;
const latest = (sid: string) => bench.emulator.state.flows[sid]!.revisions.at(-1)!;

/** What the engine does with a program that declares the imported inputs. */
async function nothingToDo(stored: Stored, inputs = stored.inputs): Promise<void> {
  expect(await line().check(inputs, stored.inputs)).toEqual([]);
  expect(await line().diff(stored, inputs)).toEqual({});
}

describe("an imported flow", () => {
  test("has complete inputs: a program that declares them has nothing to do", async () => {
    const stored = await imported(add());
    expect(stored.inputs).toEqual({
      friendlyName: "by hand",
      status: "published",
      definition: expect.objectContaining({ description: "test fence", initial_state: "Trigger" }) as object,
    });
    await nothingToDo(stored);
    const { status: _published, ...least } = stored.inputs;
    await nothingToDo(stored, least);
    expect(plain(await line().read(stored))).toEqual(plain(stored));
    expect(bench.writes()).toEqual([]);
  });

  test("may be one that Ringfence would not make, with a loop and no description", async () => {
    const { description: _none, ...definition } = definitionFor(originals);
    definition.states[2]!.transitions.push({ event: "return", next: "by_country" });
    const stored = await imported(add(definition as FlowDefinition));
    expect(stored.inputs.definition).not.toHaveProperty("description");
    await nothingToDo(stored);
  });

  test("is the published flow, and a draft over it is named", async () => {
    const sid = add();
    bench.emulator.console.editFlow(sid, setCountries("FR"), { status: "draft" });
    const stored = await imported(sid);
    expect(JSON.stringify(stored.inputs)).not.toContain("FR");
    expect(bench.log.join()).toMatch(
      /a draft of flow .*\(revision 2\) was saved over what callers meet \(revision 1\)/,
    );
    await nothingToDo(stored);
  });

  test("is a draft if it was never published", async () => {
    const stored = await imported(add(definitionFor(originals), "draft"));
    expect(stored.inputs.status).toBe("draft");
    await nothingToDo(stored);
  });

  test.each(["main", "FW123", `AC${"1".repeat(32)}`])(
    "is not found by %s, which is not the SID of a flow",
    async (id) => {
      const { message } = await failure(line().read({ id }));
      expect(message).toMatch(/is not the SID of a Studio flow: give FW/);
      expect(bench.emulator.requests).toEqual([]);
    },
  );

  test("is reported if it does not exist", async () => {
    expect(await line().read({ id: `FW${"9".repeat(32)}` })).toBeUndefined();
  });
});

describe("a flow without our mark", () => {
  test("gets it with the first update, in one additional revision", async () => {
    const stored = await imported(add());
    const next = await line().update(stored, flowInputs(originals));
    expect(latest(stored.id).definition.description).toBe(
      `test fence [ringfence shop/dev/main ${stateOf(next).generation}]`,
    );
    expect(stateOf(next)).not.toHaveProperty("imported");
    await nothingToDo(next, flowInputs(originals));
  });

  test("is not deleted if no update has marked it, and the error explains why", async () => {
    const stored = await imported(add());
    bench.emulator.number(SUPPORT)!.voice_url = stateOf(stored).webhookUrl;
    await line().delete(stored);
    expect(bench.writes()).toEqual([]);
    expect(bench.log.join()).toMatch(/was left as it is: it was imported and never updated since/);
  });
});

describe("a flow with our mark", () => {
  test("is taken over with the first update, and the earlier state can no longer write it", async () => {
    const before = await line().create(flowInputs(originals));
    const stored = await imported(before.id);
    expect(bench.log).toEqual([]);
    bench.writes();
    const next = await line().update(stored, flowInputs(originals));
    expect(bench.writes()).toEqual(["POST /v2/Flows/FW"]);
    expect(stateOf(next).generation).not.toBe(stateOf(before).generation);
    const { message } = await failure(line().update(before, flowInputs(originals, { countries: ["CN"] })));
    expect(message).toMatch(/has taken it over/);
  });

  test("is imported with a warning that names the other stack", async () => {
    const definition = { ...definitionFor(originals), description: "x [ringfence shop/prod/main 01234567]" };
    await imported(add(definition));
    expect(bench.log.join()).toMatch(/carries the mark of shop\/prod\/main\. If that state is alive/);
  });
});

test("suggests the right type for the longer form", async () => {
  const { message } = await failure(bench.resource("studio/flow:Flow", "main").read({ id: add() }));
  expect(message).toBe("the twilio provider has no resource twilio:studio/flow:Flow: write twilio:studio:Flow");
});
