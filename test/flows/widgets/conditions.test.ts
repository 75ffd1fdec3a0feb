import { type Call, type FlowDefinition, simulate } from "../../../flows";

const CALL: Call = { from: "+15550109999", to: "+15550100001", callerCountry: "RU" };

/** A split on a literal input, with one condition. */
function flow(type: string, input: string, value: string): FlowDefinition {
  return {
    description: "",
    initial_state: "Trigger",
    flags: { allow_concurrent_calls: true },
    states: [
      { name: "Trigger", type: "trigger", transitions: [{ event: "incomingCall", next: "test" }], properties: {} },
      {
        name: "test",
        type: "split-based-on",
        transitions: [
          { event: "noMatch" },
          { event: "match", conditions: [{ friendly_name: "", arguments: [input], type, value }] },
        ],
        properties: { input },
      },
    ],
  };
}

function holds(type: string, input: string, value: string): boolean {
  return simulate(flow(type, input, value), CALL).steps[1]?.event === "match";
}

test.each([
  ["equal_to", "yes", "YES", true],
  ["equal_to", " yes ", "yes", true],
  ["equal_to", "yes", "no", false],
  ["not_equal_to", "yes", "no", true],
  ["not_equal_to", "yes", " Yes", false],
  ["matches_any_of", "b", "a,B", true],
  ["matches_any_of", "b", "a, b ,c", true],
  ["matches_any_of", "start", "START, Start,", true],
  ["matches_any_of", "", "a,", false],
  ["matches_any_of", "a,b", "a,b", false],
  ["does_not_match_any_of", "d", "a,b", true],
  ["does_not_match_any_of", "A", "a,b", false],
  ["is_blank", "  ", "Is Blank", true],
  ["is_blank", "{{trigger.call.NoSuchParameter}}", "Is Blank", true],
  ["is_blank", "x", "Is Blank", false],
  ["is_not_blank", "x", "Is Not Blank", true],
  ["is_not_blank", "", "Is Not Blank", false],
  ["regex", "abc", "A.C", true],
  ["regex", "xabc", "abc", false],
  ["regex", "b", "a|b", true],
  ["regex", "ab", "a|b", false],
  ["contains", "Hello", "ELL", true],
  ["contains", "Hello", "elo", false],
  ["does_not_contain", "Hello", "elo", true],
  ["does_not_contain", "Hello", "ell", false],
  ["starts_with", "+19005550100", "+1900", true],
  ["starts_with", "+19005550100", "1900", false],
  ["does_not_start_with", "abc", "b", true],
  ["does_not_start_with", "abc", "AB", false],
  ["less_than", "9", "10", true],
  ["less_than", "10", "10", false],
  ["less_than", "-1.5", "0", true],
  ["less_than", "", "10", false],
  ["less_than", "nine", "10", false],
  ["greater_than", "10", "9", true],
  ["greater_than", "9", "9", false],
  ["is_before_time", "08:59", "09:00", true],
  ["is_before_time", "09:00", "09:00", false],
  ["is_before_time", "8:59", "09:00", false],
  ["is_after_time", "17:01", "17:00", true],
  ["is_after_time", "24:00", "17:00", false],
  ["is_before_date", "2024-01-31", "2024-02-01", true],
  ["is_before_date", "2024-02-01", "2024-02-01", false],
  ["is_after_date", "2024-02-01", "2024-01-31", true],
  ["is_after_date", "2024-1-31", "2023-01-01", false],
])("%s: %j against %j is %s", (type, input, value, expected) => {
  expect(holds(type, input, value)).toBe(expected);
});

test("renders the input from the call", () => {
  expect(holds("equal_to", "{{trigger.call.CallerCountry}}", "ru")).toBe(true);
  expect(holds("equal_to", "{{contact.channel.address}}", "+15550109999")).toBe(true);
  expect(holds("equal_to", "{{flow.channel.address}}", "+15550100001")).toBe(true);
});

test("reports an unknown condition type and an invalid regular expression with the state", () => {
  expect(() => holds("sounds_like", "a", "a")).toThrow('state "test": there is no condition type "sounds_like"');
  expect(() => holds("constructor", "a", "a")).toThrow('there is no condition type "constructor"');
  expect(() => holds("regex", "a", "(")).toThrow('state "test": condition "(" cannot be tested');
});
