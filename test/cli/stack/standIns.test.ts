import { isStandIn, standIn } from "../../../cli/stack/standIns";

describe("a stand-in for a secret", () => {
  test.each([
    ["a phone number", ["exceptions", "reject", 0]],
    ["a webhook", ["forward", "webhook"]],
    ["a SIP address", ["forward", "sip"]],
    ["a flow", ["forward", "flow"]],
    ["a SIP trunk", ["former", "+15550100001", "trunkSid"]],
    ["a text of no special form", ["announce"]],
  ])("is recognised: %s", (_what, keys) => {
    const made = [standIn(keys, 1), standIn(keys, 42)].flat();
    expect(made).toHaveLength(2);
    for (const value of made) expect([value, isStandIn(value)]).toEqual([value, true]);
  });

  test("is recognised in a comma list", () => {
    expect(isStandIn(`+15550100001,${String(standIn(["numbers", 0], 7))}`)).toBe(true);
  });

  test.each([
    ["a phone number", "+15550100001"],
    ["a URL", "https://secret.invalid.example.com/1"],
    ["a word", "secret"],
    ["a sentence", "The secret1 office is closed."],
    ["a setting with a fixed stand-in", "POST"],
    ["no text", 1],
  ])("is not confused with %s that somebody wrote", (_what, value) => expect(isStandIn(value)).toBe(false));
});
