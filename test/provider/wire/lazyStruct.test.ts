import fc from "fast-check";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { quickStruct } from "../../harness/provider/lazyStruct";

test("the structs of these tests are, byte for byte, those that the library makes", () => {
  const values = fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<Parameters<typeof quickStruct>[0]>;
  fc.assert(
    fc.property(values, (made) => {
      const quick = quickStruct(made);
      const usual = Struct.fromJavaScript(made);
      expect(Buffer.from(quick.serializeBinary())).toEqual(Buffer.from(usual.serializeBinary()));
      expect(quick.toJavaScript()).toEqual(usual.toJavaScript());
      expect(quick.getFieldsMap().getLength()).toBe(usual.getFieldsMap().getLength());
    }),
  );
});

test("what has no place in a struct is an error, as in the library", () => {
  for (const make of [quickStruct, (values: Parameters<typeof quickStruct>[0]) => Struct.fromJavaScript(values)]) {
    expect(() => make({ nothing: undefined as unknown as null })).toThrow("Unexpected struct type.");
  }
});
