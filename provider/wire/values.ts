import * as structs from "google-protobuf/google/protobuf/struct_pb";
import { PLAIN, pack, unpack } from "../../numbers/packed";
import { Secrets } from "./secrets";

export { Secrets };

/** A property value as resources see it: plain JSON. An unknown value is the string {@link UNKNOWN}. */
export type Value = null | boolean | number | string | Value[] | { [key: string]: Value };
export type Values = Record<string, Value>;

/** What the engine puts where a value is only known after the update (pulumi/pulumi, `plugin.UnknownStringValue`). */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";
const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";

/** A request's properties without their secret wrappers, which are kept apart in `secrets`. */
export interface Received {
  values: Values;
  secrets: Secrets;
}

/**
 * Unwraps a request's properties. A message that the engine left empty reads as no properties.
 *
 * @param packed properties that are maps, packed (see `packed.ts`) or not
 */
export function receive(struct: structs.Struct | undefined, packed: readonly string[] = []): Received {
  const secrets = new Secrets();
  const raw = struct?.toJavaScript() ?? {};
  const values = unwrap(raw, "", false, secrets) as Values;
  for (const name of packed) {
    const map = values[name];
    if (isMap(map)) values[name] = unpack(map);
    // What is secret as a whole makes all that it holds secret.
    if (secrets.paths.has(`.${name}.${PLAIN}`)) secrets.paths.add(`.${name}`);
    if (secrets.paths.has(`.${name}`)) textsIn(values[name] ?? null).forEach((text) => secrets.addText(text));
  }
  return { values, secrets };
}

/** The texts of an unpacked map. */
function textsIn(value: Value): string[] {
  if (typeof value === "string") return value === UNKNOWN ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Whether a value is a map, of whatever is in it. */
export const isMap = (value: Value | undefined): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function unwrap(value: Value, path: string, secret: boolean, secrets: Secrets): Value {
  if (typeof value === "string" && secret && value !== UNKNOWN) secrets.addText(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item, index) => unwrap(item, `${path}[${index}]`, secret, secrets));
  if (value[SIGNATURE_KEY] === SECRET_SIGNATURE) {
    secrets.paths.add(path);
    return unwrap(value.value ?? null, path, true, secrets);
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, unwrap(item, `${path}.${key}`, secret, secrets)]),
  );
}

/**
 * Wraps properties for the engine, and packs the maps that are named in `packed`. A value leaves as a secret if it stood at
 * a secret place, if it is or holds a text that came in as a secret anywhere, in whatever form, or if it is secret by
 * nature: a password, an address with a password or a query in it. So no resource can forget to.
 */
export function send(values: object, secrets = new Secrets(), packed: readonly string[] = []): structs.Struct {
  const entries = Object.entries(values as Values).filter(([, value]) => value !== undefined);
  const wrapped: Values = Object.fromEntries(
    entries.map(([key, value]) => [key, wrap(value, `.${key}`, secrets, key)]),
  );
  for (const name of packed) {
    const map = wrapped[name];
    if (isMap(map)) wrapped[name] = isSecret(map) ? secretOf(packMap(map.value)) : packMap(map);
  }
  return structs.Struct.fromJavaScript(wrapped);
}

const packMap = (map: Value | undefined): Value =>
  isMap(map) ? (pack(map, (entry) => isPlain(entry as Value)) as Values) : (map ?? null);

const isSecret = (value: Value): boolean => isMap(value) && value[SIGNATURE_KEY] === SECRET_SIGNATURE;

/** Whether a wrapped value has no secret in it, and nothing that is not known yet. */
function isPlain(value: Value): boolean {
  if (typeof value !== "object" || value === null) return value !== UNKNOWN;
  return !isSecret(value) && Object.values(value).every(isPlain);
}

function wrap(value: Value, path: string, secrets: Secrets, key = ""): Value {
  if (secrets.isAt(path, value)) return secretOf(value);
  if (typeof value === "string") return value !== UNKNOWN && secrets.hides(value, key) ? secretOf(value) : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item, index) => wrap(item, `${path}[${index}]`, secrets, key));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, wrap(item, `${path}.${key}`, secrets, key)]),
  );
}

const secretOf = (value: Value): Value => ({ [SIGNATURE_KEY]: SECRET_SIGNATURE, value: withoutUndefined(value) });

const withoutUndefined = (value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

/** Whether `value` is, or holds anywhere, a value that is not known yet. */
export function hasUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(hasUnknown);
}
