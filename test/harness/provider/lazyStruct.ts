import { Struct } from "google-protobuf/google/protobuf/struct_pb";

type JsonMap = Parameters<typeof Struct.fromJavaScript>[0];
type Json = JsonMap[string];

/** A copy of plain values, by the rules of the wire: what has no place in a Struct is an error there too. */
function copy(value: Json): Json {
  if (value === null || PLAIN.has(typeof value)) return value;
  if (typeof value !== "object") throw new Error("Unexpected struct type.");
  if (Array.isArray(value)) return value.map(copy);
  const copied: JsonMap = {};
  for (const [key, item] of Object.entries(value)) copied[key] = copy(item as Json);
  return copied;
}

const PLAIN = new Set(["string", "number", "boolean"]);

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

/**
 * A Struct that stays plain values, which nobody may change any more, until somebody asks for its fields. A definition of
 * a flow is thousands of messages: making and reading them takes half of a run's time, where both ends are one process.
 */
class LazyStruct extends Struct {
  #fields: ReturnType<Struct["getFieldsMap"]> | undefined;

  constructor(private readonly values: JsonMap) {
    super();
  }

  override toJavaScript(): JsonMap {
    return copy(this.values) as JsonMap;
  }

  override getFieldsMap(): ReturnType<Struct["getFieldsMap"]> {
    const real = () => (this.#fields ??= quickStruct(this.values).getFieldsMap());
    return new Proxy({} as ReturnType<Struct["getFieldsMap"]>, {
      get: (_target, name) => {
        // What the provider asks of every state: whether there is anything in it.
        if (name === "getLength" && !this.#fields) return () => Object.keys(this.values).length;
        const member: unknown = Reflect.get(real(), name);
        return typeof member === "function" ? (member.bind(real()) as unknown) : member;
      },
    });
  }
}

/** From now on every Struct that is made of plain values in this process is a lazy one. */
export function makeStructsLazy(): void {
  Struct.fromJavaScript = (values) => new LazyStruct(values);
}
