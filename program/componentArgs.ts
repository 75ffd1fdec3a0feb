import * as pulumi from "@pulumi/pulumi";
import { type RingfenceConfig } from "../schema/generated/config";
import { type Keys } from "../config";
import { secretTextsOf } from "./secrets";
import { type RawConfig } from "./stackConfig";

/** A value of the config, in which any text may be an output. */
type Given<Value> = Value extends string
  ? pulumi.Input<Value>
  : Value extends readonly (infer Item)[]
    ? Given<Item>[]
    : Value extends object
      ? { [Key in keyof Value]: Given<Value[Key]> }
      : Value;

/**
 * The keys of the stack config, without their namespace. Any text may be an output, such as a secret of the config; one
 * that is not known before the update is an error in the preview, since nothing could be checked.
 */
export type CountryFenceArgs = Given<RingfenceConfig>;

/** The arguments in the form in which the engine hands over a stack's config. */
export type SettledArgs = RawConfig;

/** What an output knows of itself: exported by the SDK, but left out of its typings. */
interface Inside {
  promise(withUnknowns?: boolean): Promise<unknown>;
  isKnown: Promise<boolean>;
  isSecret: Promise<boolean>;
}

interface Entry {
  key: string;
  value: unknown;
  secrets: Keys[];
}

/** The arguments, if none of them is an output. */
export function settled(args: CountryFenceArgs): SettledArgs {
  return rawConfig(entriesOf(args).map(([key, value]) => ({ key, value, secrets: [] })));
}

/** The arguments once their outputs are there; `undefined` if there is none to wait for. */
export function settledLater(name: string, args: CountryFenceArgs): pulumi.Output<SettledArgs> | undefined {
  if (!hasOutput(args)) return undefined;
  const entries = entriesOf(args).map(([key, value]) => entryOf(name, key, value));
  // In the apply: what an output is made of is copied, and of a set nothing would be left.
  return pulumi.output(Promise.all(entries)).apply(rawConfig);
}

const entriesOf = (args: CountryFenceArgs): [string, unknown][] =>
  Object.entries(args).filter(([, value]) => value !== undefined);

async function entryOf(name: string, key: string, value: unknown): Promise<Entry> {
  const output = pulumi.output(value) as unknown as Inside;
  if (!(await output.isKnown)) {
    throw new pulumi.RunError(
      `CountryFence "${name}": ringfence:${key} is not known before the update, so the fence cannot be checked. ` +
        "Give it a value that the config has, or make what it comes from in an `up` of its own",
    );
  }
  return { key, value: await output.promise(), secrets: await secretPartsIn(value, [key]) };
}

function rawConfig(entries: Entry[]): SettledArgs {
  const raw = entries.map(({ key, value, secrets }) => ({ key, secrets, text: textOf(key, value) }));
  const secret = raw.filter(({ secrets }) => secrets.length > 0);
  return {
    values: Object.fromEntries(raw.map(({ key, text }) => [key, text])),
    secretKeys: new Set(secret.map(({ key }) => key)),
    secretTexts: [...new Set(secret.flatMap(({ key, text, secrets }) => secretTextsOf(key, text, secrets)))],
    secretParts: secret.flatMap(({ secrets }) => secrets),
  };
}

/** A sentence is read as it stands, everything else as JSON: a text that looks like a number stays a text. */
const textOf = (key: string, value: unknown): string =>
  key === "announce" && typeof value === "string" ? value : JSON.stringify(value);

/** Where a value has secret outputs. */
async function secretPartsIn(value: unknown, keys: Keys): Promise<Keys[]> {
  if (pulumi.Output.isInstance(value)) return (await (value as unknown as Inside).isSecret) ? [keys] : [];
  if (value instanceof Promise) return secretPartsIn(await value, keys);
  if (typeof value !== "object" || value === null) return [];
  const inside: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return (await Promise.all(inside.map(([key, item]) => secretPartsIn(item, [...keys, key])))).flat();
}

function hasOutput(value: unknown): boolean {
  if (pulumi.Output.isInstance(value) || value instanceof Promise) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(hasOutput);
}
