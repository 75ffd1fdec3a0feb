import { empty, redirect, trigger } from "../../harness/emulator/definitions";
import { eventually, openTarget, type Target } from "./target";

let target: Target;

beforeAll(async () => {
  target = await openTarget();
});

afterAll(() => target.close());

test("binds the named number for a moment and restores it, or touches none without a name", async () => {
  if (target.number === undefined) return expect(target.live).toBe(true);
  const { incomingPhoneNumbers, studio } = target.client;
  const [number] = await incomingPhoneNumbers.list({ phoneNumber: target.number });
  if (!number) throw new Error(`the account has no number ${target.number}`);
  const { voiceUrl, voiceMethod, statusCallback, statusCallbackMethod } = await incomingPhoneNumbers(
    number.sid,
  ).fetch();
  if (!voiceUrl || number.trunkSid || number.voiceApplicationSid) {
    throw new Error(`${target.number} has no voice URL of its own, or a trunk or an application: name another number`);
  }
  // Whoever calls in these seconds reaches the old handler by way of the flow.
  const method = voiceMethod === "GET" ? "GET" : "POST";
  const definition = { ...empty(), states: [trigger("on"), redirect("on", voiceUrl, method)] };
  const made = { friendlyName: `${target.prefix} number`, status: "published", definition } as const;
  const flow = await studio.v2.flows.create(made);
  target.afterwards(() => studio.v2.flows(flow.sid).remove());
  await eventually(() => studio.v2.flows(flow.sid).fetch());

  const restored = { voiceUrl, voiceMethod, statusCallback, statusCallbackMethod };
  const restore = () => incomingPhoneNumbers(number.sid).update(restored);
  target.afterwards(restore);
  const bound = await incomingPhoneNumbers(number.sid).update({ voiceUrl: flow.webhookUrl, voiceMethod: "POST" });
  expect(bound.voiceUrl).toBe(flow.webhookUrl);
  if (target.live) await new Promise((resolve) => setTimeout(resolve, 10_000));
  const later = await incomingPhoneNumbers(number.sid).fetch();
  target.observe("unknown 9, status callback before, and 10 s after binding", [statusCallback, later.statusCallback]);
  if (!target.live) expect(later.statusCallback).toBe(flow.webhookUrl);

  await restore();
  expect(await incomingPhoneNumbers(number.sid).fetch()).toMatchObject(restored);
});
