import { resolveAccount } from "../../twilio/credentials";
import { ACCOUNT } from "../harness/provider/bench";

const resolved = (config: Record<string, string>, environment: Record<string, string> = {}) =>
  resolveAccount({ accountSid: ACCOUNT, authToken: "token", ...config }, environment);

test.each([
  ["au1", "sydney"],
  ["ie1", "dublin"],
  ["jp1", "tokyo"],
  ["us1", undefined],
])("uses for region %s alone the edge %s", (region, edge) => {
  expect(resolved({ region }).account?.edge).toBe(edge);
  expect(resolved({}, { TWILIO_REGION: region }).account?.edge).toBe(edge);
});

test("ignores the environment's edge for another region of the config", () => {
  const elsewhere = { TWILIO_REGION: "ie1", TWILIO_EDGE: "dublin" };
  expect(resolved({ region: "au1" }, elsewhere).account).toMatchObject({ region: "au1", edge: "sydney" });
  expect(resolved({ region: "au1", edge: "umatilla" }, elsewhere).account).toMatchObject({ edge: "umatilla" });
  expect(resolved({ region: "br1" }, elsewhere).account).toMatchObject({ region: "br1", edge: "dublin" });
});

test("refuses an unknown region without an edge, with a remedy", () => {
  const { account, errors } = resolved({ region: "br1" });
  expect(account).toBeUndefined();
  expect(errors).toEqual([
    { property: "edge", reason: expect.stringMatching(/region br1 needs an edge: set twilio:edge.*ie1/) as string },
  ]);
});

describe("reports an invalid region or edge with its key and value", () => {
  test.each<[Record<string, string>, Record<string, string>, string]>([
    [{ region: "Ireland" }, {}, 'twilio:region: "Ireland" is not a region of Twilio. Write it as ie1, or leave it out'],
    [{ region: "IE1" }, {}, 'twilio:region: "IE1" is not a region of Twilio. Did you mean ie1?'],
    [{ region: "dublin" }, {}, 'twilio:region: "dublin" is not a region of Twilio. Did you mean ie1?'],
    [{ edge: "ie1" }, {}, 'twilio:edge: "ie1" is a region of Twilio, not an edge. Write dublin'],
    [
      {},
      { TWILIO_EDGE: "Dub lin" },
      'TWILIO_EDGE: "Dub lin" is not an edge of Twilio. Write it as dublin, or leave it out',
    ],
    [
      { region: "ie1", edge: "roaming" },
      {},
      'twilio:edge: "roaming" goes with no region, and region ie1 is set. Write dublin, or leave the edge out',
    ],
    [
      { region: "br1" },
      { TWILIO_EDGE: "roaming" },
      'TWILIO_EDGE: "roaming" goes with no region, and region br1 is set. Write an edge of br1, or leave the region out',
    ],
    [
      { edge: "roaming" },
      { TWILIO_REGION: "us1" },
      'twilio:edge: "roaming" goes with no region, and region us1 is set. Write an edge of us1, or leave the region out',
    ],
  ])("%j with the environment %j", (config, environment, message) => {
    expect(resolved(config, environment).errors.map(({ reason }) => reason)).toEqual([message]);
  });
});

test("treats roaming without a region like hosts without an edge", () => {
  expect(resolved({ edge: "roaming" }).account).not.toHaveProperty("edge");
  // A known region of the config brings its own edge.
  expect(resolved({ region: "ie1" }, { TWILIO_EDGE: "roaming" }).account).toMatchObject({ edge: "dublin" });
});

test.each(["evil.example.com/", "ie1.evil", "ie1@evil", "a b"])(
  "never leads the credentials to another host by %j as region or edge",
  (value) => {
    expect(resolved({ region: value, edge: value }).errors.map(({ property }) => property)).toEqual(["region", "edge"]);
  },
);
