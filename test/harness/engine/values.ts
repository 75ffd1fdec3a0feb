import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { type Properties, secret } from "../provider/engine";

const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";
const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";

type JsonMap = Parameters<typeof Struct.fromJavaScript>[0];

export const toStruct = (properties: Properties): Struct => Struct.fromJavaScript(properties as JsonMap);

export const fromStruct = (struct: Struct | undefined): Properties => struct?.toJavaScript() ?? {};

const isSecret = (value: unknown): boolean =>
  typeof value === "object" && value !== null && (value as Properties)[SIGNATURE_KEY] === SECRET_SIGNATURE;

/**
 * The outputs with those made secret that the program says are, or whose input of the same name is
 * (`stepExecutor.continueExecuteStep`).
 */
export function withSecrets(outputs: Properties, inputs: Properties, secretOutputs: readonly string[]): Properties {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, value]) => {
      const open = !isSecret(value) && (isSecret(inputs[name]) || secretOutputs.includes(name));
      return [name, open ? secret(value) : value];
    }),
  );
}

/** Whether two properties are equal, whatever the order of their keys. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  if (keys.length !== others.length || Array.isArray(one) !== Array.isArray(other)) return false;
  return keys.every((key) => key in other && same((one as Properties)[key], (other as Properties)[key]));
}
