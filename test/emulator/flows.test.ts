import { startEmulator, type Emulator } from "../../emulator";
import { empty, fence } from "../harness/emulator/definitions";
import { accountSid, sdk, send } from "../harness/emulator/sdk";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ contract: true });
});

afterEach(async () => {
  await emulator.stop();
  expect(emulator.violations).toEqual([]);
});

const draft = { friendlyName: "app/dev/main", status: "draft", definition: empty() } as const;

describe("a flow, made with Twilio's SDK", () => {
  test("is created, read, updated, listed and deleted", async () => {
    const { studio } = sdk(emulator);
    const made = await studio.v2.flows.create({ ...draft, status: "published", commitMessage: "first" });
    expect(made).toMatchObject({ accountSid, revision: 1, status: "published", valid: true, commitMessage: "first" });
    expect(made.webhookUrl).toBe(`https://webhooks.twilio.com/v1/Accounts/${accountSid}/Flows/${made.sid}`);

    const flow = studio.v2.flows(made.sid);
    const updated = await flow.update({ status: "published", definition: empty("second") });
    expect(updated).toMatchObject({ revision: 2, friendlyName: "app/dev/main", commitMessage: null });
    expect((await flow.fetch()).definition).toEqual(empty("second"));
    expect(await studio.v2.flows.list()).toHaveLength(1);

    expect(await flow.remove()).toBe(true);
    await expect(flow.fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    expect(await studio.v2.flows.list()).toEqual([]);
  });

  test("cannot be read immediately: the first read after a create is a 404", async () => {
    const { studio } = sdk(emulator);
    const { sid } = await studio.v2.flows.create(draft);
    await expect(studio.v2.flows(sid).fetch()).rejects.toMatchObject({
      status: 404,
      code: 20404,
      message: `The requested resource /Flows/${sid} was not found`,
      moreInfo: "https://www.twilio.com/docs/errors/20404",
    });
    expect((await studio.v2.flows(sid).fetch()).sid).toBe(sid);
  });

  test("keeps its revisions unchanged", async () => {
    const { studio } = sdk(emulator);
    const { sid } = await studio.v2.flows.create(draft);
    await studio.v2.flows(sid).update({ status: "published", definition: empty("live") });
    await studio.v2.flows(sid).update({ status: "draft", definition: empty("half done") });

    expect(await studio.v2.flows(sid).fetch()).toMatchObject({ status: "draft", definition: empty("half done") });
    const revision = (name: string) => studio.v2.flows(sid).revisions(name).fetch();
    expect(await revision("1")).toMatchObject({ status: "draft", definition: empty(), revision: 1 });
    expect(await revision("LatestPublished")).toMatchObject({ revision: 2, definition: empty("live") });
    expect(await revision("LatestRevision")).toMatchObject({ revision: 3 });
    await expect(revision("4")).rejects.toMatchObject({ status: 404 });
    await expect(revision("newest")).rejects.toMatchObject({ status: 400, code: 81021 });

    const page = await send(emulator, "GET", `/studio.twilio.com/v2/Flows/${sid}/Revisions`);
    const { revisions } = (await page.json()) as { revisions: { revision: number }[] };
    expect(revisions.map(({ revision }) => revision)).toEqual([3, 2, 1]);
  });

  test("has no published revision if it was never published", async () => {
    const { sid } = emulator.addFlow(draft);
    const published = sdk(emulator).studio.v2.flows(sid).revisions("LatestPublished").fetch();
    await expect(published).rejects.toMatchObject({ status: 404 });
  });

  test("is returned with its keys in another order, and without a definition in a list", async () => {
    const definition = fence("RU,CN", "https://twiml.example.com/reject", "https://handlers.example.com/support");
    const { sid } = emulator.addFlow({ ...draft, definition });
    const { studio } = sdk(emulator);
    const answered: unknown = (await studio.v2.flows(sid).fetch()).definition;
    expect(answered).toEqual(definition);
    expect(JSON.stringify(answered)).not.toBe(JSON.stringify(definition));
    const [listed] = await studio.v2.flows.list();
    expect(listed).toMatchObject({ sid, definition: null, friendlyName: "app/dev/main" });
  });

  test("may share its friendly name with another flow", async () => {
    const { studio } = sdk(emulator);
    const one = await studio.v2.flows.create(draft);
    const other = await studio.v2.flows.create(draft);
    expect(one.sid).not.toBe(other.sid);
    expect(await studio.v2.flows.list()).toHaveLength(2);
  });
});

describe("an invalid definition", () => {
  const broken = { ...empty(), states: [...empty().states, { name: "Trigger", type: "sms", transitions: [] }] };

  test.each(["create", "validate", "update"])("is refused by %s with the place of the error", async (action) => {
    const { studio } = sdk(emulator);
    const wanted = { ...draft, definition: broken };
    const attempt = () => {
      if (action === "create") return studio.v2.flows.create(wanted);
      if (action === "validate") return studio.v2.flowValidate.update(wanted);
      return studio.v2.flows(emulator.addFlow(draft).sid).update({ status: "draft", definition: broken });
    };
    const error = await attempt().then(
      () => undefined,
      (thrown: unknown) => thrown as { details: { errors: { property_path: string }[] } },
    );
    expect(error).toMatchObject({ status: 400, code: 81022 });
    expect(error?.details.errors.map((fault) => fault.property_path)).toContainEqual(
      expect.stringMatching(/^#\/states\/1\//),
    );
  });

  test("is distinguished from a valid one by Validate, which stores nothing", async () => {
    const { studio } = sdk(emulator);
    expect(await studio.v2.flowValidate.update(draft)).toMatchObject({ valid: true });
    expect(emulator.state.flows).toEqual({});
  });

  test("is refused if it is not JSON", async () => {
    const form = { FriendlyName: "x", Status: "draft", Definition: "{" };
    const response = await send(emulator, "POST", "/studio.twilio.com/v2/Flows", form);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 81022, details: { errors: [{ property_path: "#" }] } });
  });
});

test("answers 20001 for a missing form field, or an empty commit message", async () => {
  const form = { FriendlyName: "x", Definition: JSON.stringify(empty()) };
  const post = async (fields: Record<string, string>) =>
    (await send(emulator, "POST", "/studio.twilio.com/v2/Flows", fields)).json();
  expect(await post(form)).toMatchObject({ code: 20001, message: expect.stringContaining("Status") as string });
  expect(await post({ ...form, Status: "draft", CommitMessage: "" })).toMatchObject({ code: 20001 });
});

test("ignores region and edge in the host name", async () => {
  const { sid } = emulator.addFlow(draft);
  const client = sdk(emulator, undefined, undefined, { region: "ie1", edge: "dublin" });
  expect((await client.studio.v2.flows(sid).fetch()).sid).toBe(sid);
  expect(emulator.requests.at(-1)?.host).toBe("studio.dublin.ie1.twilio.com");
});
