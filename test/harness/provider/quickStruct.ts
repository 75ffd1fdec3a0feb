import { Struct } from "google-protobuf/google/protobuf/struct_pb";

type JsonMap = Parameters<typeof Struct.fromJavaScript>[0];
type Json = JsonMap[string];
/** A message as google-protobuf keeps it: the value of each field at its number, from 1. */
type Fields = unknown[];

/** Fields of a Value: null, number, string, boolean, Struct, ListValue. */
function valueFields(value: Json): Fields {
  if (value === null) return [0];
  if (typeof value === "number") return [null, value];
  if (typeof value === "string") return [null, null, value];
  if (typeof value === "boolean") return [null, null, null, value];
  if (typeof value !== "object") throw new Error("Unexpected struct type.");
  if (Array.isArray(value)) return [null, null, null, null, null, [value.map(valueFields)]];
  return [null, null, null, null, structFields(value as JsonMap)];
}

const structFields = (values: JsonMap): Fields => [
  Object.entries(values).map(([key, value]) => [key, valueFields(value)]),
];

const QuickStruct = Struct as unknown as new (fields: Fields) => Struct;

/** `Struct.fromJavaScript`, made in one pass. The library's own goes through all that is nested once for each level above it. */
export const quickStruct = (values: JsonMap): Struct => new QuickStruct(structFields(values));

/** From now on every Struct that is made of plain values in this process is made so: a third of the fault matrix's time. */
export function makeStructsQuick(): void {
  Struct.fromJavaScript = quickStruct;
}
