import { type FlowDefinition } from "../../../../flows/definition";
import { Bench, SALES, SUPPORT, type Stored, failure, keptAfter } from "../../../harness/provider/bench";
import { type Properties, UNKNOWN, plain } from "../../../harness/provider/engine";
import { type Originals, definitionFor, flowInputs, originalsOf, boundFlow } from "../../../harness/provider/inputs";

interface State {
  sid: string;
  webhookUrl: string;
  revision: number;
  generation: string;
}

let bench: Bench;
let originals: Originals;
let stored: Stored;
beforeEach(async () => {
  bench = await Bench.open({ consistencyDelay: false });
  originals = originalsOf(bench, SUPPORT, SALES);
  stored = await boundFlow(bench, originals);
  bench.writes();
});
afterEach(() => bench.closeWithoutViolations());

const line = () => bench.resource("studio:Flow", "main");
const stateOf = (from: Stored | undefined) => plain<State>(from?.state);
const flow = () => bench.emulator.state.flows[stored.id];
const latest = () => flow()?.revisions.at(-1);

describe("diff", () => {
  test("names the one value that changed", async () => {
    expect(await line().diff(stored, flowInputs(originals, { countries: ["RU", "CN"] }))).toEqual({
      "definition.states[1].transitions[1].conditions[0].value": "update",
    });
    expect(await line().diff(stored, { ...flowInputs(originals), numbers: SUPPORT })).toEqual({ numbers: "update" });
    expect(await line().diff(stored, { ...flowInputs(originals), stamps: ["abcdef01"] })).toEqual({ stamps: "update" });
    expect(await line().diff(stored, { ...flowInputs(originals), friendlyName: "shop/dev/x" })).toEqual({
      friendlyName: "update",
    });
  });

  test("ignores a commit message by itself", async () => {
    expect(await line().diff(stored, { ...flowInputs(originals), commitMessage: "why" })).toEqual({});
  });

  test("treats a definition that is not known yet as a change", async () => {
    expect(await line().diff(stored, { ...flowInputs(originals), definition: UNKNOWN })).toEqual({
      definition: "update",
    });
  });
});

describe("an update of the definition", () => {
  const more = () => flowInputs(originals, { countries: ["RU", "CN"] });

  test("is one new revision, and touches no number", async () => {
    const next = await line().update(stored, more());
    expect(bench.writes()).toEqual(["POST /v2/Flows/FW"]);
    expect(stateOf(next)).toMatchObject({ sid: stored.id, revision: 2, generation: stateOf(stored).generation });
    expect(latest()?.definition.description).toContain(stateOf(stored).generation);
    expect(await line().diff(next, more())).toEqual({});
  });

  test("is described in words in a preview, with SID and URL known", async () => {
    const next = await line().update(stored, more(), true);
    expect(stateOf(next)).toMatchObject({ sid: stored.id, webhookUrl: stateOf(stored).webhookUrl, revision: UNKNOWN });
    expect(bench.log.at(-1)).toMatch(/by_country/);
    expect(bench.writes()).toEqual([]);
  });

  test("is refused for a flow that another state has taken over", async () => {
    await line().create(flowInputs(originals));
    bench.writes();
    const { message } = await failure(line().update(stored, more()));
    expect(message).toMatch(/another state of shop\/dev\/main has taken it over.*Nothing was changed/);
    expect(bench.writes()).toEqual([]);
  });

  test("requests the flow only once, while the engine continues", async () => {
    const asked = () => bench.emulator.requests.map(({ method, path }) => `${method} ${path.split("/").at(-1)}`);
    await line().check(more(), stored.inputs);
    await line().diff(stored, more());
    await line().update(stored, more());
    expect(asked().sort()).toEqual([`GET ${stored.id}`, `POST ${stored.id}`, "POST Validate"]);
    bench.emulator.requests.length = 0;
    expect(await line().diff(stored, flowInputs(originals))).toEqual({});
    expect(asked()).toEqual([]);
  });

  test.each([
    ["is gone", () => delete bench.emulator.state.flows[stored.id], /is gone from Twilio.*pulumi up --refresh/],
    [
      "has another mark",
      () => (latest()!.definition.description = "x [ringfence shop/dev/main 89abcdef]"),
      /another state of shop\/dev\/main has taken it over/,
    ],
  ])("is refused in the preview already for a flow that %s", async (_what, happens, reason) => {
    happens();
    await line().diff(stored, more());
    expect((await failure(line().update(stored, more(), true))).message).toMatch(reason);
    expect((await failure(line().update(stored, more()))).message).toMatch(reason);
    expect(bench.writes()).toEqual([]);
  });

  test("is refused with a remedy for a flow that is gone", async () => {
    delete bench.emulator.state.flows[stored.id];
    const { message } = await failure(line().update(stored, more()));
    expect(message).toMatch(/is gone from Twilio.*pulumi up --refresh/);
    expect(bench.writes()).toEqual([]);
  });
});

describe("read", () => {
  const redefine = (change: (definition: FlowDefinition) => void) => change(latest()!.definition);

  test("finds no drift in key order, positions, names of conditions and what the console adds", async () => {
    redefine((definition) => {
      for (const state of definition.states) state.properties.offset = { x: -1, y: 999 };
      definition.states[0]!.transitions.push({ event: "incomingSomethingNew" });
      definition.states[1]!.transitions[1]!.conditions![0]!.friendly_name = "If value matches_any_of RU";
    });
    const read = await line().read(stored);
    expect(plain(read)).toEqual(plain(stored));
    expect(await line().diff(read!, flowInputs(originals))).toEqual({});
  });

  test("finds what the console changed, and the next update corrects it", async () => {
    redefine((definition) => (definition.states[1]!.transitions[1]!.conditions![0]!.value = "RU,FR"));
    const read = await line().read(stored);
    const path = "definition.states[1].transitions[1].conditions[0].value";
    expect(await line().diff(read!, flowInputs(originals))).toEqual({ [path]: "update" });
    await line().update(read!, flowInputs(originals));
    expect(latest()?.definition.states[1]?.transitions[1]?.conditions?.[0]?.value).toBe("RU");
  });

  test("reports the published flow, not a draft that was saved over it", async () => {
    const draft = structuredClone(latest()!);
    draft.definition.states[1]!.transitions[1]!.conditions![0]!.value = "FR";
    flow()?.revisions.push({ ...draft, number: 2, status: "draft", friendlyName: "my draft" });
    expect(plain(await line().read(stored))).toEqual(plain(stored));
  });

  test("reports the newest revision if a draft is wanted", async () => {
    const inputs: Properties = { ...flowInputs(originals, { countries: ["FR"] }), status: "draft" };
    const draft = await line().update(stored, inputs);
    const read = await line().read(draft);
    expect(await line().diff(read!, inputs)).toEqual({});
  });

  test("reports a flow as gone only after a 404", async () => {
    bench.emulator.fault({ match: { path: "/v2/Flows/FW" }, fault: { status: 401 } });
    await failure(line().read(stored));
    bench.emulator.fault({ match: { path: "/v2/Flows/FW" }, times: 20, fault: { status: 503 } });
    await failure(line().read(stored));
    bench.emulator.clearFaults();
    delete bench.emulator.state.flows[stored.id];
    expect(await line().read(stored)).toBeUndefined();
  });

  test("imports a flow, also one without a description, and the next update marks it", async () => {
    const { description: _none, ...definition } = definitionFor(originals);
    const { sid } = bench.emulator.addFlow({ friendlyName: "by hand", definition: definition as FlowDefinition });
    const imported = await line().read({ id: sid });
    expect(imported?.inputs).toMatchObject({ friendlyName: "by hand", status: "published" });
    const next = await line().update(imported!, flowInputs(originals));
    expect(bench.emulator.state.flows[sid]?.revisions.at(-1)?.definition.description).toContain(
      `[ringfence shop/dev/main ${stateOf(next).generation}]`,
    );
  });
});

test("writes a reverted update again whose response was lost, because the flow may hold it", async () => {
  const more = flowInputs(originals, { countries: ["RU", "CN"] });
  bench.emulator.fault({ match: { method: "POST", path: "/Flows/FW" }, times: 8, fault: { reset: "after" } });
  const kept = await keptAfter(line().update(stored, more), more);
  bench.emulator.clearFaults();
  const back = await line().update(kept, flowInputs(originals));
  expect(JSON.stringify(latest()?.definition)).not.toContain("CN");
  expect(back.state).not.toHaveProperty("unconfirmed");
});
