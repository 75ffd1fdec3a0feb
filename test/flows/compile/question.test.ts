import { type Ask, compile } from "../../../flows";
import { policyOf, surroundingsOf } from "../../harness/flows/policies";

const SID = "1".repeat(32);
const answers: Ask["answers"] = [{ answer: "spam", end: "reject" }];

const TOLD = {
  From: "{{trigger.call.From}}",
  To: "{{trigger.call.To}}",
  CallSid: "{{trigger.call.CallSid}}",
  CallerCountry: "{{trigger.call.CallerCountry}}",
  StirVerstat: "{{trigger.call.StirVerstat}}",
};

function lookUp(of: Ask["of"]) {
  const { states } = compile(policyOf({ ask: { of, answers, onFailure: "forward" } }), surroundingsOf());
  const state = states.find(({ name }) => name === "caller_lookup");
  const { offset: _, ...properties } = state?.properties ?? {};
  return { type: state?.type, properties };
}

test("sends a server caller, called number, call, country and verdict, as JSON", () => {
  const url = "https://screen.example.com/verdict?key=1";
  const { type, properties } = lookUp({ kind: "webhook", url });
  const { body, ...others } = properties;
  expect(JSON.parse(String(body))).toEqual(TOLD);
  expect([type, others]).toEqual([
    "make-http-request",
    { method: "POST", url, content_type: "application/json;charset=utf-8", add_twilio_auth: false },
  ]);
});

test("sends a Function the same, as parameters", () => {
  const url = "https://screen-1111.twil.io/verdict";
  const of = { kind: "function" as const, service: `ZS${SID}`, environment: `ZE${SID}`, functionSid: `ZH${SID}`, url };
  expect(lookUp(of)).toEqual({
    type: "run-function",
    properties: {
      ...{ service_sid: of.service, environment_sid: of.environment, function_sid: of.functionSid, url },
      parameters: Object.entries(TOLD).map(([key, value]) => ({ key, value })),
    },
  });
});
