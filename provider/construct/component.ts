import * as pulumi from "@pulumi/pulumi";
import { ConstructRequest, ConstructResponse } from "@pulumi/pulumi/proto/provider_pb";
import * as structs from "google-protobuf/google/protobuf/struct_pb";
import { CountryFence } from "../../program/countryFence";
import { optionsOf } from "./options";
import { config, inputs, rpc, settings, storage } from "./sdk";

/** The component's type in the schema. */
const TYPE = "twilio:voice:CountryFence";

/** The class of TypeScript programs, under the name that it has in the schema: one component, whatever the language. */
class PackagedFence extends CountryFence {
  static override readonly pulumiType: string = TYPE;
}

/** What became of a request: the bytes of the response, or an error in words for people. */
export type Constructed = { response: Uint8Array; error?: undefined } | { response?: undefined; error: string };

/** Constructions under way, by the storage that their promises carry along. */
const underWay = new WeakMap<object, (error: unknown) => void>();

/**
 * Makes the component that a request asks for, with settings of its own: several may be under way at once.
 *
 * @param bytes a `ConstructRequest`
 */
export function construct(bytes: Uint8Array, engineAddress: string): Promise<Constructed> {
  watchRejections();
  return storage.withLocalStorage(async () => {
    const failed = new Promise<never>((_, reject) => underWay.set(storage.getStore(), reject));
    failed.catch(() => undefined);
    try {
      const request = ConstructRequest.deserializeBinary(bytes);
      const response = await Promise.race([declare(request, engineAddress), failed]);
      return { response: response.serializeBinary() };
    } catch (error) {
      return { error: wordsOf(error) };
    } finally {
      underWay.set(storage.getStore(), () => undefined);
    }
  });
}

async function declare(request: ConstructRequest, engineAddress: string): Promise<ConstructResponse> {
  const name = request.getName();
  if (request.getType() !== TYPE)
    throw new pulumi.RunError(`the twilio provider has no component ${request.getType()}: there is ${TYPE}`);
  await configure(request, engineAddress);
  const { prefix, ...args } = withoutNulls(
    await inputs.deserializeInputs(request.getInputs(), request.getInputdependenciesMap()),
  );
  const given = prefix === undefined ? {} : { prefix: await prefixOf(name, prefix) };
  const fence = new PackagedFence(name, args, { ...optionsOf(request), ...given });
  const response = new ConstructResponse().setUrn(await promiseOf(fence.urn));
  const [state, dependencies] = await rpc.serializeResourceProperties(`construct(${TYPE}, ${name})`, {
    lines: fence.lines,
  });
  for (const [key, resources] of dependencies) {
    const urns = await Promise.all([...resources].map((resource) => promiseOf(resource.urn)));
    response.getStatedependenciesMap().set(key, new ConstructResponse.PropertyDependencies().setUrnsList(urns));
  }
  response.setState(structs.Struct.fromJavaScript(state as Parameters<typeof structs.Struct.fromJavaScript>[0]));
  await settings.waitForRPCs();
  return response;
}

/** Points the SDK at the engine's program: its project, its stack and its config. */
async function configure(request: ConstructRequest, engineAddress: string): Promise<void> {
  settings.resetOptions(
    request.getProject(),
    request.getStack(),
    request.getParallel(),
    engineAddress,
    request.getMonitorendpoint(),
    request.getDryrun(),
    request.getOrganization(),
  );
  await settings.awaitFeatureSupport();
  const values: Record<string, string> = {};
  request.getConfigMap().forEach((value, key) => (values[key] = value));
  config.setAllConfig(values, request.getConfigsecretkeysList());
}

/** Some languages send what is left out as null. */
const withoutNulls = (given: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null));

/** Names of resources are made of the prefix, so it has to be there before any of them. */
async function prefixOf(name: string, given: unknown): Promise<string> {
  const output = pulumi.output(given) as unknown as { isKnown: Promise<boolean>; promise(): Promise<unknown> };
  if (await output.isKnown) return (await output.promise()) as string;
  throw new pulumi.RunError(
    `CountryFence "${name}": its prefix is not known before the update, and every name of the fence is made of it. ` +
      "Give it a text that the program has",
  );
}

const promiseOf = <T>(output: pulumi.Output<T>): Promise<T> =>
  (output as unknown as { promise(): Promise<T> }).promise();

/** An error of ours is for people as it is; any other comes with the place in the code where it was thrown. */
function wordsOf(error: unknown): string {
  const { message = String(error), details, stack = message } = error as Partial<Error & { details: string }>;
  const forPeople = pulumi.RunError.isInstance(error) || pulumi.ResourceError.isInstance(error);
  return forPeople ? message : (details ?? stack);
}

let watching = false;

/** What a construction leaves unhandled is its failure; it must not end the provider, which serves others too. */
function watchRejections(): void {
  if (watching) return;
  watching = true;
  process.on("unhandledRejection", (error: unknown) => {
    const fail = underWay.get(storage.getStore());
    if (!fail) throw error;
    fail(error);
  });
}
