import { startEmulator, type Emulator } from "../../emulator";
import { type FlowDefinition } from "../../flows/definition";
import { empty, fence, redirect, trigger } from "../harness/emulator/definitions";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator();
});

afterEach(() => emulator.stop());

const LINE = "+15550100004";
const handlerUrl = "https://handlers.example.com/clinic";
const fallbackUrl = "https://handlers.example.com/clinic-fallback?line=4";
const call = (callerCountry = "US") => emulator.call({ from: "+15550100077", to: LINE, callerCountry });
const flow = (definition: FlowDefinition, status: "draft" | "published" = "published") =>
  emulator.addFlow({ friendlyName: "fence", definition, status }).webhookUrl;
const line = (voiceUrl: string, more: { voiceFallbackUrl?: string } = { voiceFallbackUrl: fallbackUrl }) =>
  emulator.addNumber({ phoneNumber: LINE, voiceUrl, voiceFallbackMethod: "GET", ...more });

describe("asks the fallback URL of a number by its own method, with the error and its place", () => {
  const cases: [string, string, number, () => string][] = [
    ["a flow that is gone", "11200", 11200, () => `${flow(empty()).slice(0, -4)}0000`],
    ["a flow that was never published", "11200", 11200, () => flow(empty(), "draft")],
    ["a document that is not TwiML", "12100", 12100, () => (emulator.addHandler(handlerUrl, "<html/>"), handlerUrl)],
    ["a document that is not XML", "12100", 12100, () => (emulator.addHandler(handlerUrl, "<Resp"), handlerUrl)],
  ];
  test.each(cases)("%s", (_, ErrorCode, code, dead) => {
    const url = dead();
    line(url);
    expect(call()).toMatchObject({
      outcome: "handler",
      reached: { url: fallbackUrl, method: "GET", parameters: { ErrorCode, ErrorUrl: url } },
      errorCodes: [code],
    });
  });

  test("a dead document behind a working flow", () => {
    const rejectUrl = "https://twiml.example.com/reject";
    emulator.addHandler(rejectUrl, "not XML at all");
    line(flow(fence("RU", rejectUrl, handlerUrl)));
    const parameters = { ErrorCode: "12100", ErrorUrl: rejectUrl };
    expect(call("RU")).toMatchObject({
      reached: { url: fallbackUrl, parameters },
      path: ["Trigger", "by_country", "reject"],
    });
    expect(call("US")).toEqual(expect.not.objectContaining({ errorCodes: expect.anything() as unknown }));
  });
});

test("accepts a flow as fallback, whose handler gets no error", () => {
  const living = flow({ ...empty(), states: [trigger("on"), redirect("on", handlerUrl, "POST")] });
  line(flow(empty(), "draft"), { voiceFallbackUrl: living });
  expect(call()).toMatchObject({ path: ["Trigger", "on"], errorCodes: [11200] });
  expect(call().reached).toEqual({ url: handlerUrl, method: "POST" });
});

test("plays the application error once if the fallback is dead too", () => {
  const dead = flow(empty(), "draft");
  line(dead, { voiceFallbackUrl: dead });
  expect(call()).toMatchObject({ outcome: "error", answered: true, errorCodes: [11200, 11200] });
});

test("plays the application error if a number has no fallback URL", () => {
  line(flow(empty(), "draft"), {});
  expect(call()).toMatchObject({ outcome: "error", errorCodes: [11200] });
});

describe("ends a subflow that Twilio does not run by failed, with error 81024", () => {
  const runs = (flowSid: string): FlowDefinition => ({
    ...empty(),
    states: [
      trigger("sub"),
      {
        name: "sub",
        type: "run-subflow",
        transitions: [{ event: "completed" }, { event: "failed", next: "after" }],
        properties: { flow_sid: flowSid, flow_revision: "LatestPublished", offset: { x: 0, y: 0 } },
      },
      redirect("after", handlerUrl, "POST"),
    ],
  });
  const gone = `FW${"0".repeat(32)}`;
  const sid = (webhook: string) => webhook.split("/").at(-1) ?? "";

  test.each([
    ["one that does not exist", () => gone],
    ["one that was never published", () => sid(flow(empty(), "draft"))],
    ["one that runs a subflow itself", () => sid(flow(runs(gone)))],
  ])("%s", (_, subflow) => {
    line(flow(runs(subflow())));
    expect(call()).toMatchObject({
      path: ["Trigger", "sub", "after"],
      errorCodes: [81024],
      reached: { url: handlerUrl },
    });
  });

  test("reports any other subflow as not simulated", () => {
    line(flow(runs(sid(flow(empty())))));
    expect(() => call()).toThrow(/run-subflow/);
  });
});
