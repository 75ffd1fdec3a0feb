import { type FlowDefinition } from "../../../../flows/definition";
import { answering } from "../../../harness/provider/answering";
import { Bench, SALES, SUPPORT, type Stored, failure } from "../../../harness/provider/bench";
import { type Properties, UNKNOWN, openTexts, plain, secret } from "../../../harness/provider/engine";
import { type Originals, definitionFor, flowInputs, originalsOf } from "../../../harness/provider/inputs";

interface State {
  sid: string;
  webhookUrl: string;
  revision: number;
  generation: string;
  definition: FlowDefinition;
}

let bench: Bench;
let originals: Originals;
beforeEach(async () => {
  bench = await Bench.open();
  originals = originalsOf(bench, SUPPORT);
});
afterEach(() => bench.closeWithoutViolations());

const line = () => bench.resource("studio:Flow", "main");
const stateOf = (stored: Stored) => plain<State>(stored.state);
const flows = () => Object.values(bench.emulator.state.flows);
const validations = () => bench.emulator.requests.filter(({ path }) => path.endsWith("/Validate"));
const latest = () => flows()[0]?.revisions.at(-1);

/** The inputs with another definition. */
const redefined = (change: (definition: FlowDefinition) => void): Properties => {
  const inputs = flowInputs(originals);
  const definition = structuredClone(inputs.definition) as FlowDefinition;
  change(definition);
  return { ...inputs, definition };
};

describe("check", () => {
  test("sends a valid definition to Twilio's check once, and not again if it is unchanged", async () => {
    const inputs = flowInputs(originals);
    expect(await line().refusal(inputs)).toBeUndefined();
    expect(validations()).toHaveLength(1);
    const reordered = redefined((definition) => {
      definition.states = definition.states.map(({ properties, name, ...rest }) => ({ properties, ...rest, name }));
      for (const state of definition.states) state.properties.offset = { y: 7, x: 9 };
    });
    expect(await line().check(reordered, inputs)).toEqual([]);
    expect(validations()).toHaveLength(1);
  });

  test("reports every schema error with its path, without a request to Twilio", async () => {
    const faults = await line().check(
      redefined((definition) => {
        definition.states[2]!.properties.timeout = 0;
        definition.states[3]!.properties.method = "PUT";
      }),
    );
    expect(faults).toHaveLength(2);
    expect(faults[0]).toMatch(/^definition: .*states\[2\].*timeout/);
    expect(faults[1]).toMatch(/^definition: .*states\[3\].*method/);
    expect(bench.emulator.requests).toEqual([]);
  });

  test("reports an error of the graph that Twilio would accept", async () => {
    const [fault] = await line().check(
      redefined((definition) => definition.states[2]!.transitions.push({ event: "return", next: "by_country" })),
    );
    expect(fault).toMatch(/^definition: /);
    expect(bench.emulator.requests).toEqual([]);
  });

  test("does not wait for Twilio's check, but the preview does, and an update before it writes", async () => {
    const stored = await line().create(flowInputs(originals));
    const next = flowInputs(originals, { countries: ["RU", "CN"] });
    bench.emulator.fault({ match: { path: "/Validate$" }, times: 2, fault: { status: 400 } });
    bench.writes();
    for (const preview of [true, false]) {
      expect(await line().check(next, stored.inputs)).toEqual([]);
      expect((await failure(line().update(stored, next, preview))).message).toMatch(/Validate: Twilio answered 400/);
    }
    expect(bench.writes()).toEqual([]);
    expect(await line().check(next, stored.inputs)).toEqual([]);
    await line().update(stored, next);
    expect(bench.writes()).toHaveLength(1);
  });

  test("reports what Twilio's check finds, path by path", async () => {
    const errors = [
      { property_path: "#/states/2/properties/url", message: "must not be null" },
      { property_path: "#/states/3/properties/method", message: "does not have a value in the enumeration" },
    ];
    const body = { code: 81022, message: "Flow definition validation failed", status: 400, details: { errors } };
    const judge = await answering(400, body);
    try {
      await bench.configure({ apiBaseUrl: judge.url });
      expect(await line().refusal(flowInputs(originals))).toBe(
        "Twilio's Flows/Validate refuses #/states/2/properties/url: must not be null\n" +
          "Twilio's Flows/Validate refuses #/states/3/properties/method: does not have a value in the enumeration",
      );
    } finally {
      await judge.close();
    }
  });

  test("replaces a hosted URL that is not known yet by a placeholder", async () => {
    const inputs = { ...flowInputs(originals), definition: definitionFor(originals, ["RU"], UNKNOWN) };
    expect(await line().refusal(inputs)).toBeUndefined();
    expect(validations()).toHaveLength(1);
    expect(JSON.stringify(validations())).not.toContain(UNKNOWN);
  });

  test("reports that an unknown definition is checked later", async () => {
    expect(await line().check({ ...flowInputs(originals), definition: UNKNOWN })).toEqual([]);
    expect(bench.log.join()).toMatch(/not known yet/);
  });

  test("refuses a forward to a flow of this stack, and accepts other flows", async () => {
    const own = await line().create(flowInputs(originals));
    const other = bench.resource("studio:Flow", "other");
    const menu = bench.emulator.addFlow({ friendlyName: "menu", definition: definitionFor(originals) });
    const forwardTo = (voiceUrl: string) =>
      other.refusal({
        ...flowInputs(originals, { line: "other" }),
        definition: definitionFor({ [SUPPORT]: { ...originals[SUPPORT]!, voiceUrl } }),
      });
    expect(await forwardTo(stateOf(own).webhookUrl)).toMatch(/the flow shop\/dev\/main of this very stack/);
    expect(await forwardTo(menu.webhookUrl)).toBeUndefined();
    const description = "x [ringfence shop/prod/main 01234567]";
    const definition = { ...definitionFor(originals), description };
    expect(await forwardTo(bench.emulator.addFlow({ friendlyName: "prod", definition }).webhookUrl)).toBeUndefined();
  });
});

describe("create", () => {
  test("makes one published flow with its mark, and outputs what the binding needs", async () => {
    const stored = await line().create(flowInputs(originals));
    const { sid, generation } = stateOf(stored);
    expect(bench.writes()).toEqual(["POST /v2/Flows"]);
    expect(latest()).toMatchObject({ status: "published", friendlyName: "shop/dev/main" });
    expect(latest()?.definition.description).toBe(`test fence [ringfence shop/dev/main ${generation}]`);
    expect(stateOf(stored)).toMatchObject({
      webhookUrl: `https://webhooks.twilio.com/v1/Accounts/AC${"1".repeat(32)}/Flows/${sid}`,
      revision: 1,
      consoleUrl: expect.stringContaining(sid) as string,
    });
    expect(JSON.stringify(stateOf(stored).definition)).not.toContain("[ringfence");
  });

  test("writes nothing in a preview, outputs no SID yet, and describes the flow", async () => {
    const stored = await line().create(flowInputs(originals), true);
    expect(stored.state).toMatchObject({ sid: UNKNOWN, webhookUrl: UNKNOWN, friendlyName: "shop/dev/main" });
    await line().create({ ...flowInputs(originals), definition: UNKNOWN }, true);
    await line().create({ ...flowInputs(originals), numbers: UNKNOWN }, true);
    expect(bench.writes()).toEqual([]);
    expect(bench.log).toEqual(["test fence", "the definition is not known yet", "test fence"]);
  });

  test("accepts a definition without a description", async () => {
    const inputs = redefined((definition) => Reflect.deleteProperty(definition, "description"));
    await line().create(inputs, true);
    const stored = await line().create(inputs);
    expect(latest()?.definition.description).toMatch(/^\[ringfence shop\/dev\/main [0-9a-f]{8}\]$/);
    expect(await line().diff(stored, inputs)).toEqual({});
  });

  test("keeps a secret of the definition secret in its state", async () => {
    const hidden = "https://handlers.example.com/hidden-path";
    const inputs = redefined((definition) => (definition.states[3]!.properties.url = secret(hidden)));
    const stored = await line().create(inputs);
    expect(JSON.stringify(latest()?.definition)).toContain(hidden);
    expect(openTexts(stored.state).join()).not.toContain("hidden-path");
  });

  test("finds the flow if the response was lost, instead of making a second one", async () => {
    bench.emulator.fault({ match: { method: "POST", path: "/v2/Flows$" }, fault: { reset: "after" } });
    const stored = await line().create(flowInputs(originals));
    expect(flows().map(({ sid }) => sid)).toEqual([stateOf(stored).sid]);
  });
});

describe("create while flows of that name exist", () => {
  const bind = (number: string, webhookUrl: string) => (bench.emulator.number(number)!.voice_url = webhookUrl);

  test("takes over an orphan with its own mark, and gives it a new generation", async () => {
    const lost = await line().create(flowInputs(originals));
    const found = await line().create(flowInputs(originals, { countries: ["CN"] }));
    expect(stateOf(found).sid).toBe(stateOf(lost).sid);
    expect(stateOf(found).generation).not.toBe(stateOf(lost).generation);
    expect(latest()?.definition.description).toContain(stateOf(found).generation);
    expect(flows()).toHaveLength(1);
  });

  test("reports a takeover in the preview already, and writes nothing there", async () => {
    const lost = await line().create(flowInputs(originals));
    bench.writes();
    await line().create(flowInputs(originals), true);
    expect(bench.log.at(-1)).toContain(`takes over flow ${stateOf(lost).sid}`);
    expect(bench.writes()).toEqual([]);
  });

  test("takes over a flow while numbers of this stack are on it", async () => {
    const lost = await line().create(flowInputs(originals));
    bind(SUPPORT, stateOf(lost).webhookUrl);
    expect(stateOf(await line().create(flowInputs(originals))).sid).toBe(stateOf(lost).sid);
  });

  test("takes over the one of several orphans that numbers are on", async () => {
    const marked = latest() ?? (await line().create(flowInputs(originals)), latest()!);
    const { sid, webhookUrl } = bench.emulator.addFlow({
      friendlyName: "shop/dev/main",
      definition: marked.definition,
    });
    bind(SUPPORT, webhookUrl);
    expect(stateOf(await line().create(flowInputs(originals))).sid).toBe(sid);
  });

  test.each([["voice_url"], ["voice_fallback_url"], ["status_callback"]] as const)(
    "refuses a flow that %s of somebody else is on, names the number, and changes nothing",
    async (field) => {
      const lost = await line().create(flowInputs(originals));
      bench.emulator.number(SALES)![field] = stateOf(lost).webhookUrl;
      bench.writes();
      for (const preview of [true, false]) {
        const { message } = await failure(line().create(flowInputs(originals), preview));
        expect(message).toMatch(/serves \+15550100002\..*ringfence:former.*aliases/s);
      }
      expect(bench.writes()).toEqual([]);
    },
  );

  test("ignores flows of that name without a mark, or with another one", async () => {
    const definition = definitionFor(originals);
    bench.emulator.addFlow({ friendlyName: "shop/dev/main", definition });
    bench.emulator.addFlow({
      friendlyName: "shop/dev/main",
      definition: { ...definition, description: "x [ringfence shop/prod/main 01234567]" },
    });
    const before = structuredClone(flows());
    await line().create(flowInputs(originals));
    expect(flows()).toHaveLength(3);
    expect(flows().slice(0, 2)).toEqual(before);
  });
});
