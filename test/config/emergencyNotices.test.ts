import { emergencyNotices } from "../../config";
import { ONE, read, TWO } from "../harness/config/written";

const JERSEY_CITY = "+12015550100";

const noticesOf = (config: Record<string, unknown>, withAddress: string[], secretKeys?: Set<string>) =>
  emergencyNotices(read(config).lines, withAddress, secretKeys).map(({ path, reason }) => `${path}: ${reason}`);

describe("a number with an emergency address is warned about", () => {
  test.each<[string, Record<string, unknown>, string]>([
    ["hidden callers are rejected", { hiddenCallers: "reject" }, "hidden callers"],
    ["callers without a country are", { unknownCountry: "reject" }, "callers without a country"],
    ["its own country is blocked", { blockList: ["US"] }, "callers from US"],
    [
      "its own country is not allowed",
      { blockList: undefined, allowList: ["CA"], hiddenCallers: "reject", unknownCountry: "forward" },
      "hidden callers and callers from US",
    ],
  ])("if %s", (_when, changes, callers) => {
    expect(noticesOf({ numbers: [JERSEY_CITY, TWO], ...changes }, [JERSEY_CITY])).toEqual([
      `ringfence:numbers: includes ${JERSEY_CITY} with a registered emergency address, and line main rejects ${callers}: ` +
        "a call-back from the emergency services may be among these calls, and would be rejected",
    ]);
  });

  test.each<[string, Record<string, unknown>]>([
    ["a policy that lets all of these in", {}],
    ["a mode that rejects nobody", { hiddenCallers: "reject", mode: "monitor" }],
    ["another number only", { hiddenCallers: "reject", numbers: [TWO] }],
  ])("but not if %s", (_what, changes) => {
    expect(noticesOf({ numbers: [JERSEY_CITY], ...changes }, [JERSEY_CITY])).toEqual([]);
  });

  test("only for the line that the number is on", () => {
    const lines = { desk: { numbers: [JERSEY_CITY], hiddenCallers: "reject" }, rest: { numbers: [ONE] } };
    expect(noticesOf({ numbers: undefined, lines }, [JERSEY_CITY, ONE])).toEqual([
      expect.stringMatching(
        /^ringfence:lines\.desk\.numbers: includes \+12015550100 .* line desk rejects hidden callers/,
      ),
    ]);
  });

  test("without showing its number if the numbers are secret", () => {
    const [notice] = noticesOf(
      { numbers: [JERSEY_CITY], hiddenCallers: "reject" },
      [JERSEY_CITY],
      new Set(["numbers"]),
    );
    expect(notice).toContain("includes a number with a registered emergency address");
  });
});
