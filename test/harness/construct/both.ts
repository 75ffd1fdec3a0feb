import * as pulumi from "@pulumi/pulumi";
import * as twilio from "@pulumi/twilio";
import { CountryFence, type CountryFenceArgs, type CountryFenceOptions } from "../../../program/countryFence";
import { runProgram } from "../engine/program";
import { type Declared, NotingMonitor } from "./monitor";
import { PluginProcess } from "./plugin";

/** What a component's program left: the same for the class and for the component of the package. */
export interface Made {
  resources: Declared[];
  /** The component's own names: its type, and the types that it may have had. */
  names: string[];
  lines: { value: unknown; secret: boolean } | undefined;
  messages: string[];
  fault: string | undefined;
}

/** A component as a program declares it. Arguments are made within the program, as outputs belong to it. */
export interface Sample {
  name?: string;
  args: () => CountryFenceArgs;
  options?: () => CountryFenceOptions;
  preview?: boolean;
}

interface Inside {
  promise(withUnknowns?: boolean): Promise<unknown>;
  isSecret: Promise<boolean>;
}

const NOT_KNOWN = "not known";

const isComponent = (type: string) => type.endsWith(":CountryFence");

/** Declares the sample with the class of TypeScript programs. */
export const withClass = (sample: Sample): Promise<Made> =>
  made(sample, false, (name, args, options) => new CountryFence(name, args, options));

/** Declares it as programs in other languages do: the engine has the provider, in a process of its own, make the component. */
export const withPackage = (sample: Sample): Promise<Made> =>
  made(sample, true, (name, args, { prefix, ...options }) => {
    const inputs = { ...args, ...(prefix !== undefined && { prefix }) } as unknown as twilio.voice.CountryFenceArgs;
    return new twilio.voice.CountryFence(name, inputs, options);
  });

/** One provider process for all components, as in a run of the engine; what it logs goes to a monitor of its own. */
let shared: { plugin: PluginProcess; logs: NotingMonitor } | undefined;

async function startShared() {
  const logs = await new NotingMonitor(false).serve();
  return { plugin: await PluginProcess.start(logs.address), logs };
}

/** Ends the provider process. To be called after the tests of a file. */
export function stopPackage(): void {
  shared?.plugin.stop();
  shared?.logs.stop();
  shared = undefined;
}

type Declare = (
  name: string,
  args: CountryFenceArgs,
  options: CountryFenceOptions,
) => pulumi.Resource & { lines: pulumi.Output<unknown> };

async function made(sample: Sample, remote: boolean, declare: Declare): Promise<Made> {
  const monitor = await new NotingMonitor(sample.preview ?? false).serve();
  if (remote) shared ??= await startShared();
  if (remote) monitor.plugin = shared?.plugin;
  shared?.logs.log.splice(0);
  const log: string[] = [];
  let lines: Made["lines"];
  const program = async () => {
    const fence = declare(sample.name ?? "desk", sample.args(), sample.options?.() ?? {});
    const output = fence.lines as unknown as Inside;
    const value = shown(await output.promise(true));
    // A program that gets them from the engine knows all of them or none.
    lines = { value: JSON.stringify(value).includes(NOT_KNOWN) ? NOT_KNOWN : value, secret: await output.isSecret };
  };
  const scene = {
    ...{ project: "shop", stack: "dev", preview: sample.preview ?? false, monitor },
    ...{ config: { values: {}, secretKeys: [] }, log: (text: string) => void log.push(text) },
  };
  let fault: string | undefined;
  try {
    await runProgram(scene, program);
  } catch (error) {
    fault = (error as Error).message.replace(/^error serializing property "\w+": /, "");
  }
  const runs = !remote || monitor.plugin?.runs;
  monitor.stop();
  if (!runs) throw new Error("the provider ended");
  const own = monitor.declared.find(({ type }) => isComponent(type));
  const others = own?.aliases.map((alias) => (alias as { spec?: { type: string } }).spec?.type ?? "") ?? [];
  return {
    resources: monitor.declared.filter(({ type }) => type.startsWith("twilio:") && !isComponent(type)).map(comparable),
    names: [own?.type ?? "", ...others].sort(),
    lines,
    messages: [...log, ...monitor.log, ...(shared?.logs.log ?? [])].sort(),
    fault: remote ? monitor.faults[0] : fault,
  };
}

/** Without the one thing in which the two differ: the type of the component above. */
const comparable = (declared: Declared): Declared => ({
  ...declared,
  parent: declared.parent.replace(/(ringfence:index|twilio:voice):CountryFence/, "CountryFence"),
});

/** What is not known as a word, since each of those is an object of its own. */
const shown = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_key, item: unknown) => (isUnknown(item) ? NOT_KNOWN : item)) ?? "null") as unknown;

const { isUnknown } = pulumi as unknown as { isUnknown: (value: unknown) => boolean };
