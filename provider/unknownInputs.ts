import { version } from "../package.json";
import { type CheckFailure } from "./resource";
import schema from "./schema.json";
import { tokenOf } from "../numbers/urn";

const described: Readonly<Record<string, { inputProperties?: object }>> = schema.resources;

/**
 * Errors for the inputs that this version of the plugin does not have. An SDK that is newer than the plugin sends them, and
 * what it asks for must not be left undone without a word.
 */
export function unknownInputs(urn: string, inputs: object): CheckFailure[] {
  const token = tokenOf(urn);
  const known = Object.keys(described[token]?.inputProperties ?? {});
  // The engine and its SDKs may add keys of their own, which begin with two underscores.
  const unknown = Object.keys(inputs).filter((name) => !known.includes(name) && !name.startsWith("__"));
  return unknown.map((property) => ({
    property,
    reason:
      `version ${version} of the twilio plugin has no such input of ${token}. Install the plugin of the SDK's own version, ` +
      `or leave it out. There is ${known.join(", ")}`,
  }));
}
