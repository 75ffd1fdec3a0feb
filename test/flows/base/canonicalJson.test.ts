import fc from "fast-check";
import { canonicalJson } from "../../../flows";

test("keys are sorted at every depth, lists keep their order, and there is no white space", () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }, "x y"], a: true })).toBe('{"a":true,"b":[{"c":null,"d":1},"x y"]}');
});

test("signs are escaped as Go's encoder does", () => {
  expect(canonicalJson("<a&b>\u2028\u2029é")).toBe('"\\u003ca\\u0026b\\u003e\\u2028\\u2029é"');
});

test("keys without a value go, and a key called __proto__ stays", () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  expect(canonicalJson(JSON.parse('{"__proto__":{"x":1},"a":2}'))).toBe('{"__proto__":{"x":1},"a":2}');
});

test("the text means the same value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
