import { resolveAccount } from "../../provider/config";
import { ACCOUNT } from "./bench";

const resolved = (config: Record<string, string>, environment: Record<string, string> = {}) =>
  resolveAccount({ accountSid: ACCOUNT, authToken: "token", ...config }, environment);

test.each([
  ["au1", "sydney"],
  ["ie1", "dublin"],
  ["jp1", "tokyo"],
  ["us1", undefined],
])("region %s alone goes through edge %s", (region, edge) => {
  expect(resolved({ region }).account?.edge).toBe(edge);
  expect(resolved({}, { TWILIO_REGION: region }).account?.edge).toBe(edge);
});

test("a region of the config does not take the edge that the environment has for another", () => {
  const elsewhere = { TWILIO_REGION: "ie1", TWILIO_EDGE: "dublin" };
  expect(resolved({ region: "au1" }, elsewhere).account).toMatchObject({ region: "au1", edge: "sydney" });
  expect(resolved({ region: "au1", edge: "umatilla" }, elsewhere).account).toMatchObject({ edge: "umatilla" });
  expect(resolved({ region: "br1" }, elsewhere).account).toMatchObject({ region: "br1", edge: "dublin" });
});

test("an unknown region without an edge is a fault that says what to set", () => {
  const { account, faults } = resolved({ region: "br1" });
  expect(account).toBeUndefined();
  expect(faults).toEqual([
    { property: "edge", reason: expect.stringMatching(/region br1 needs an edge: set twilio:edge.*ie1/) as string },
  ]);
});

test.each(["evil.example.com/", "ie1.evil", "ie1@evil", "a b"])(
  "%j as region or edge cannot lead the credentials to another host",
  (value) => {
    expect(resolved({ region: value, edge: value }).faults.map(({ property }) => property)).toEqual(["region", "edge"]);
  },
);
