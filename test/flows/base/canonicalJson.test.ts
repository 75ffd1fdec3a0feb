import fc from "fast-check";
import { canonicalJson } from "../../../flows";

test("sorts keys at every depth, keeps the order of lists, and writes no white space", () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }, "x y"], a: true })).toBe('{"a":true,"b":[{"c":null,"d":1},"x y"]}');
});

test("escapes signs like Go's encoder", () => {
  expect(canonicalJson("<a&b>\u2028\u2029é")).toBe('"\\u003ca\\u0026b\\u003e\\u2028\\u2029é"');
});

test("omits keys without a value, and keeps a key named __proto__", () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  expect(canonicalJson(JSON.parse('{"__proto__":{"x":1},"a":2}'))).toBe('{"__proto__":{"x":1},"a":2}');
});

test("writes text that parses to the same value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
