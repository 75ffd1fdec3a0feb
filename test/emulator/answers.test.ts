import { startEmulator, type Emulator } from "../../emulator";
import { type FlowDefinition } from "../../flows/definition";
import { empty, redirect, trigger } from "../harness/emulator/definitions";
import { accountSid, sdk, send } from "../harness/emulator/sdk";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ contract: true });
});

afterEach(() => emulator.stop());

const flows = "/studio.twilio.com/v2/Flows";
const numbers = `/api.twilio.com/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers`;
const json = async (method: string, path: string, form?: Record<string, string>) =>
  (await (await send(emulator, method, path, form)).json()) as Record<string, unknown>;
const form = (definition: unknown = empty(), Status = "draft") => ({
  FriendlyName: "x",
  Status,
  Definition: JSON.stringify(definition),
});

describe("81022 names the place of each kind of error", () => {
  const split = (properties: object, transitions: object[] = [{ event: "noMatch" }]) => ({
    name: "split",
    type: "split-based-on",
    transitions,
    properties,
  });
  const condition = { friendly_name: "c", arguments: ["{{x}}"], type: "equal_to", value: "1" };
  const dial = (properties: object) => ({
    name: "dial",
    type: "connect-call-to",
    transitions: [{ event: "callCompleted" }],
    properties: { noun: "number", to: "+15550100055", caller_id: "+15550100001", ...properties },
  });
  const after = (...states: object[]) => ({ ...empty(), states: [trigger(), ...states] });
  const cases: [string, unknown, string][] = [
    ["a duplicate name", after(split({ input: "x" }), split({ input: "x" })), "#/states/2/name"],
    ["a dangling next", { ...empty(), states: [trigger("nowhere")] }, "#/states/0/transitions/1/next"],
    ["a first state that is not there", { ...empty(), initial_state: "Start" }, "#/initial_state"],
    [
      "an event of another widget",
      after(split({ input: "x" }, [{ event: "keypress" }])),
      "#/states/1/transitions/0/event",
    ],
    ["an unknown widget", after({ ...split({}), type: "split" }), "#/states/1/type"],
    ["a missing property", after(split({})), "#/states/1/properties/input"],
    [
      "a number for a text: a redirect's timeout",
      after({ ...redirect("r", "https://a.example/", "POST"), properties: { url: "https://a.example/", timeout: 0 } }),
      "#/states/1/properties/timeout",
    ],
    ["a text for a number: a dial's timeout", after(dial({ timeout: "30" })), "#/states/1/properties/timeout"],
    ["a text for a boolean: a dial's record", after(dial({ record: "yes" })), "#/states/1/properties/record"],
    [
      "a condition without a value",
      after(split({ input: "x" }, [{ event: "match", conditions: [{ ...condition, value: undefined }] }])),
      "#/states/1/transitions/0/conditions/0/value",
    ],
    [
      "a condition of an unknown type",
      after(split({ input: "x" }, [{ event: "match", conditions: [{ ...condition, type: "is" }] }])),
      "#/states/1/transitions/0/conditions/0/type",
    ],
    ["no states", { ...empty(), states: [] }, "#/states"],
    ["a list instead of a definition", [], "#"],
  ];
  test.each(cases)("%s", async (_, definition, path) => {
    const { code, status, more_info, details } = await json("POST", flows, form(definition));
    expect({ code, status, more_info }).toEqual({
      code: 81022,
      status: 400,
      more_info: "https://www.twilio.com/docs/errors/81022",
    });
    const { errors } = details as { errors: { property_path: string; message: string }[] };
    expect(errors.map(({ property_path }) => property_path)).toContain(path);
    expect(errors.every(({ message }) => message.length > 0)).toBe(true);
    expect(emulator.state.flows).toEqual({});
  });
});

describe("the limits of a definition", () => {
  const many = (count: number): FlowDefinition => ({
    ...empty(),
    states: [
      trigger(),
      ...Array.from({ length: count - 1 }, (_, at) => redirect(`r${at}`, "https://a.example/", "GET")),
    ],
  });

  test("accept 1,000 states, and not one more", async () => {
    expect(await json("POST", `${flows}/Validate`, form(many(1000)))).toEqual({ valid: true });
    expect(await json("POST", `${flows}/Validate`, form(many(1001)))).toMatchObject({
      code: 81022,
      details: { errors: [{ property_path: "#/states" }] },
    });
  });

  test("accept 1 MB, and not one byte more", async () => {
    const room = 1024 * 1024 - JSON.stringify(empty("")).length;
    expect(await json("POST", `${flows}/Validate`, form(empty("x".repeat(room))))).toEqual({ valid: true });
    expect(await json("POST", `${flows}/Validate`, form(empty("x".repeat(room + 1))))).toMatchObject({ code: 81022 });
  });
});

describe("the body of an answer", () => {
  test("has errors and warnings as null straight after a create, and as empty lists from then on", async () => {
    const made = await json("POST", flows, form());
    expect(made).toMatchObject({ errors: null, warnings: null });
    const flow = `${flows}/${String(made.sid)}`;
    expect(await json("POST", flow, form())).toMatchObject({ errors: [], warnings: [] });
    expect(await json("GET", flow)).toMatchObject({ errors: [], warnings: [] });
  });

  test("has dates in ISO 8601 for Studio, and no date of an update on the first revision", async () => {
    const made = await json("POST", flows, form());
    expect(made.date_created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(made.date_updated).toBeNull();
    const flow = `${flows}/${String(made.sid)}`;
    expect((await json("POST", flow, form())).date_updated).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  test("has dates in RFC 2822 for the core API", async () => {
    const { date_created } = await json("GET", `${numbers}/PN${"1".repeat(32)}.json`);
    expect(date_created).toMatch(/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000$/);
  });
});

describe("a page", () => {
  const add = (count: number) => {
    for (let index = 0; index < count; index++) emulator.addFlow({ friendlyName: `${index}`, definition: empty() });
  };

  test("of Studio and Serverless has a meta with absolute links, and the list under its key", async () => {
    add(3);
    const page = await json("GET", `${flows}?PageSize=2`);
    expect(Object.keys(page).sort()).toEqual(["flows", "meta"]);
    expect(page.meta).toEqual({
      key: "flows",
      page: 0,
      page_size: 2,
      first_page_url: "https://studio.twilio.com/v2/Flows?PageSize=2&Page=0",
      previous_page_url: null,
      next_page_url: expect.stringMatching(
        /^https:\/\/studio\.twilio\.com\/v2\/Flows\?PageSize=2&Page=1&PageToken=PAFW/,
      ) as string,
      url: "https://studio.twilio.com/v2/Flows?PageSize=2&Page=0",
    });
  });

  test("of the core API has relative links and the place in the list", async () => {
    const { incoming_phone_numbers, ...page } = await json("GET", `${numbers}.json?PageSize=2`);
    expect(incoming_phone_numbers).toHaveLength(2);
    const path = numbers.replace("/api.twilio.com", "");
    expect(page).toEqual({
      page: 0,
      page_size: 2,
      start: 0,
      end: 1,
      uri: `${path}.json?PageSize=2&Page=0`,
      first_page_uri: `${path}.json?PageSize=2&Page=0`,
      next_page_uri: expect.stringContaining(`${path}.json?PageSize=2&Page=1&PageToken=PAPN`) as string,
      previous_page_uri: null,
    });
  });

  test("has 50 items by default, and the SDK follows to the last", async () => {
    add(121);
    const page = await json("GET", flows);
    expect(page).toMatchObject({ meta: { page_size: 50 } });
    expect(page.flows).toHaveLength(50);
    expect(await sdk(emulator).studio.v2.flows.list()).toHaveLength(121);
    expect(emulator.requests).toHaveLength(4);
  });

  test("has at most 1,000", async () => {
    await emulator.stop();
    emulator = await startEmulator({ contract: false });
    expect(await json("GET", `${flows}?PageSize=5000`)).toMatchObject({ meta: { page_size: 1000 } });
  });

  test("refuses an unknown token with 400", async () => {
    expect(await json("GET", `${flows}?PageToken=PAnone`)).toMatchObject({ status: 400, code: 20001 });
  });
});

test("refuses the purchase of a number that the account has, or had, with 21422, and records it", async () => {
  const release = await fetch(`${emulator.url}/_ringfence/numbers`, {
    method: "DELETE",
    body: JSON.stringify({ phoneNumber: "+15550100009" }),
  });
  expect([release.status, emulator.number("+15550100009")]).toEqual([204, undefined]);
  for (const phoneNumber of ["+15550100009", "+15550100001"]) {
    const buy = sdk(emulator).incomingPhoneNumbers.create({ phoneNumber });
    await expect(buy).rejects.toMatchObject({ status: 400, code: 21422 });
  }
  expect(emulator.violations).toHaveLength(2);
  expect(emulator.number("+15550100009")).toBeUndefined();
});
