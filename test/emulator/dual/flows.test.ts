import { type FlowDefinition } from "../../../flows/definition";
import { empty, fence, trigger } from "../../harness/emulator/definitions";
import { eventually, openTarget, type Target } from "./target";

// The same tests for the emulator and for the real Twilio: see emulator/README.md.
let target: Target;

beforeAll(async () => {
  target = await openTarget();
});

afterAll(() => target.close());

/** A throwaway flow. No number is ever bound to it here. */
async function made(name: string, definition: FlowDefinition = empty(), status: "draft" | "published" = "draft") {
  const { flows } = target.client.studio.v2;
  const flow = await flows.create({ friendlyName: `${target.prefix} ${name}`, status, definition });
  target.afterwards(() => flows(flow.sid).remove().catch(ignoreMissing));
  return flow;
}

function ignoreMissing(error: unknown): void {
  if ((error as { status?: number }).status !== 404) throw error;
}

const flow = (sid: string) => target.client.studio.v2.flows(sid);
const revision = (sid: string, name: string) => flow(sid).revisions(name).fetch();

/** Past the SDK's own list, which throws on every answer (twilio 6.2.0: an instance needs a revision that a list has not). */
async function revisions(sid: string): Promise<number[]> {
  const uri = `https://studio.twilio.com/v2/Flows/${sid}/Revisions`;
  const { body } = (await target.client.request({ method: "get", uri })) as { body: unknown };
  return (body as { revisions: { revision: number }[] }).revisions
    .map((each) => each.revision)
    .sort((one, other) => one - other);
}

test("returns the first revision of a new flow, which can be read soon", async () => {
  const answer = await made("new");
  expect(answer).toMatchObject({ revision: 1, status: "draft", valid: true });
  expect(answer.webhookUrl).toMatch(/^https?:\/\/webhooks\.twilio\.com\/v1\/Accounts\/AC\w{32}\/Flows\/FW\w{32}$/);
  for (const list of [answer.errors, answer.warnings]) expect(list ?? []).toEqual([]);
  const read = await eventually(() => flow(answer.sid).fetch());
  expect(read).toMatchObject({ sid: answer.sid, friendlyName: `${target.prefix} new` });
  expect(read.dateCreated).toBeInstanceOf(Date);
});

test("returns a definition that is equal as a value", async () => {
  const definition = fence("RU,CN", "https://twiml.example.com/reject", "https://handlers.example.com/support");
  const { sid } = await made("echo", definition);
  const answered: unknown = (await eventually(() => flow(sid).fetch())).definition;
  expect(answered).toEqual(definition);
  target.observe(
    "unknown 3, key order of a definition is kept",
    JSON.stringify(answered) === JSON.stringify(definition),
  );
});

test("reads a draft over a published revision, which stays published", async () => {
  const { sid } = await made("revisions");
  await eventually(() => flow(sid).fetch());
  await expect(revision(sid, "LatestPublished")).rejects.toMatchObject({ status: 404, code: 20404 });
  expect(await flow(sid).update({ status: "published", definition: empty("live") })).toMatchObject({ revision: 2 });
  await flow(sid).update({ status: "draft", definition: empty("half done") });

  expect(await flow(sid).fetch()).toMatchObject({ revision: 3, status: "draft", definition: empty("half done") });
  expect(await revision(sid, "LatestPublished")).toMatchObject({ revision: 2, definition: empty("live") });
  expect(await revision(sid, "LatestRevision")).toMatchObject({ revision: 3 });
  expect(await revision(sid, "1")).toMatchObject({ revision: 1, definition: empty() });
  expect(await revisions(sid)).toEqual([1, 2, 3]);
  await expect(revision(sid, "newest")).rejects.toMatchObject({ status: 400, code: 81021 });

  const again = await flow(sid).update({ status: "draft", definition: empty("half done") });
  target.observe("unknown 8, an identical update makes a new revision", again.revision === 4);
  const published = await flow(sid).update({ status: "published" });
  target.observe(
    "unknown 8, an update of the status only publishes",
    (published.definition as FlowDefinition).description,
  );
});

test("lists flows without definitions, and pages by links", async () => {
  const sids = [(await made("one")).sid, (await made("two")).sid];
  for (const sid of sids) await eventually(() => flow(sid).fetch());
  const seen: string[] = [];
  const first = await target.client.studio.v2.flows.page({ pageSize: 1 });
  for (let page: Pick<typeof first, "instances" | "nextPage"> = first; ;) {
    expect(page.instances.length).toBeLessThanOrEqual(1);
    for (const each of page.instances) {
      seen.push(each.sid);
      expect(each.definition ?? null).toBeNull();
    }
    // An account may hold many flows; what was just made need not be on the first pages.
    const next = seen.length < 20 ? await page.nextPage() : undefined;
    if (!next) break;
    page = next;
  }
  expect(new Set(seen).size).toBe(seen.length);
  if (!target.live) expect(seen).toEqual(expect.arrayContaining(sids));
});

describe("answers 400 with code 81022 and the place for an invalid definition", () => {
  const states = (...extra: object[]) => ({ ...empty(), states: [...empty().states, ...extra] }) as FlowDefinition;
  const split = { name: "s", type: "split-based-on", transitions: [{ event: "noMatch" }], properties: { input: "x" } };
  const dial = (properties: object) => ({
    name: "dial",
    type: "connect-call-to",
    transitions: [{ event: "callCompleted" }],
    properties: { noun: "number", to: "+15550100055", caller_id: "{{contact.channel.address}}", ...properties },
  });
  const cases: [string, FlowDefinition][] = [
    ["a name twice", states(split, split)],
    ["a transition to a widget that is not there", { ...empty(), states: [trigger("nowhere")] }],
    ["an event the widget does not have", states({ ...split, transitions: [{ event: "match_all" }] })],
    ["a number where a text belongs", states({ ...split, properties: { input: 5 } })],
    ["a text where a number belongs", states(dial({ timeout: "30" }))],
  ];

  test.each(cases)("%s", async (_, definition) => {
    const wanted = { friendlyName: `${target.prefix} wrong`, status: "published", definition } as const;
    const failure: unknown = await target.client.studio.v2.flowValidate.update(wanted).catch((error: unknown) => error);
    expect(failure).toMatchObject({ status: 400, code: 81022 });
    const { details } = failure as { details: { errors: { property_path: string }[] } };
    expect(details.errors).not.toEqual([]);
    for (const { property_path } of details.errors) expect(property_path).toMatch(/^#\//);
    target.observe("unknown 6, details of 81022", details.errors);
    const draft = target.client.studio.v2.flowValidate.update({ ...wanted, status: "draft" });
    target.observe(
      "unknown 6, a draft may be wrong",
      await draft.then(
        () => true,
        () => false,
      ),
    );
  });
});

test("accepts a valid definition, also with a long list of countries", async () => {
  const list = Array.from({ length: 250 }, (_, index) =>
    String.fromCharCode(65 + (index % 26), 65 + Math.floor(index / 26)),
  );
  const long = fence(list.join(","), "https://twiml.example.com/reject", "https://handlers.example.com/support");
  const validate = (definition: FlowDefinition) =>
    target.client.studio.v2.flowValidate.update({ friendlyName: target.prefix, status: "published", definition });
  expect(await validate(empty())).toMatchObject({ valid: true });
  target.observe("unknown 5, a condition of 749 characters", await validate(long).then(() => "valid", String));
  const many = (count: number) => ({
    ...empty(),
    states: [
      trigger(),
      ...Array.from({ length: count - 1 }, (_, at) => ({ name: `set_${at}`, type: "set-variables" })),
    ],
  });
  const full = (count: number) =>
    many(count).states.map((state) => ({ transitions: [{ event: "next" }], properties: { variables: [] }, ...state }));
  for (const count of [1000, 1001]) {
    const answer = await validate({ ...empty(), states: full(count) }).then(() => "valid", String);
    target.observe(`unknown 10, ${count} states`, answer.slice(0, 200));
    if (!target.live) expect(answer === "valid").toBe(count === 1000);
  }
});

test("refuses a missing field and an unknown SID with Twilio's code", async () => {
  const unknown = flow(`FW${"0".repeat(32)}`).fetch();
  await expect(unknown).rejects.toMatchObject({ status: 404, code: 20404 });
  const uri = "https://studio.twilio.com/v2/Flows";
  const data = { FriendlyName: `${target.prefix} none`, Definition: JSON.stringify(empty()) };
  const refused = (await target.client.request({ method: "post", uri, data })) as { statusCode: number; body: unknown };
  expect([refused.statusCode, (refused.body as { code: number }).code]).toEqual([400, 20001]);
  const nobody = await fetch(`${target.origin("studio.twilio.com")}/v2/Flows`);
  expect([nobody.status, ((await nobody.json()) as { code: number }).code]).toEqual([401, 20003]);
});

test("answers 404 for a deleted flow", async () => {
  const { sid } = await made("short-lived");
  await eventually(() => flow(sid).fetch());
  expect(await flow(sid).remove()).toBe(true);
  await expect(flow(sid).fetch()).rejects.toMatchObject({ status: 404 });
});
