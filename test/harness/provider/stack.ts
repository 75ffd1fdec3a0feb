import { ResourceProviderService as Protocol } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { HOSTED_LINES, serviceName } from "../../../twilio/hosted";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type Bench, Resource, type Stored } from "./bench";
import { type Kill } from "../../../emulator";
import { type Connection } from "./connection";
import { Failure, type Properties, plain } from "./engine";
import { type Remembered, bindingInputs, definitionFor, flowInputs } from "./inputs";

/** What a line of the stack is to be. */
interface WantedLine {
  numbers: string[];
  countries: string[];
  /** A Function answers in place of a flow. */
  onFunction?: true;
}

/** What a stack is to be. */
export interface Wanted {
  /** By name. */
  lines: Record<string, WantedLine>;
  /** Hosted TwiML by path; the first one rejects. */
  documents: Record<string, string>;
  /** Former handlers, as in the config. */
  former?: Properties;
  /** Stamps of a newer copy of the state that this one takes over, as in the config. */
  adopt?: string[];
}

interface StoredResource extends Stored {
  /** The last operation was done in part: the engine updates it whatever the diff says. */
  failed: boolean;
}

/** Engine flags of one `up`: what to make anew, or the only thing to look at. A resource is named as in the program. */
export interface Flags {
  replace?: string;
  target?: string;
  /** Twilio is read first, by the same process of the provider. */
  refresh?: boolean;
}

/** What the memory tells the other resources. */
interface Memory {
  settings: Remembered;
  retired: Remembered;
  held: Record<string, string[]>;
  stamps: Record<string, string[]>;
  names: string[];
  released: string;
}

interface Host {
  urls: Record<string, string>;
  lineUrls?: Record<string, string>;
}

/** A line as the Function of the service gets it: it rejects some countries, and forwards to what each number had. */
const hostedPolicy = (line: string, countries: string[], served: Remembered): Properties => ({
  policy: {
    ...{ line, mode: "enforce", list: { kind: "block", countries }, rejectReason: "busy" },
    ...{ hiddenCallers: "forward", unknownCountry: "forward", exceptions: { forward: [], reject: [] } },
    ...{ routes: [], forward: { kind: "existing" } },
  },
  numbers: Object.keys(served).sort().join(","),
  handlers: Object.entries(served).map(([numbers, { voiceUrl, voiceMethod = "POST" }]) => ({
    ...{ numbers, voiceUrl, voiceMethod },
  })),
  fallback: "none",
});

const pasts = (past: Remembered, numbers: string[]): Remembered =>
  Object.fromEntries(numbers.map((number) => [number, past[number] ?? { voiceUrl: "" }]));

const TYPES: Record<string, string> = {
  originals: "voice:OriginalRouting",
  twiml: "serverless:TwimlHost",
  numbers: "voice:VoiceBinding",
};
const typeOf = (name: string): string => TYPES[name] ?? "studio:Flow";

/**
 * A stack with the resources of the program, run the way the engine runs it: a provider process a run, one resource after
 * the other, stopping at a failure, what the program declares no more deleted at the end.
 */
export class Stack {
  #kept = new Map<string, StoredResource>();
  #running: Connection | undefined;
  #config: Properties = {};

  /** @param project the program's own name; two stacks of one account differ in it, or share it by mistake */
  constructor(
    private readonly bench: Bench,
    private readonly project = "shop",
  ) {}

  /** Every resource as the engine's file has it, by name. */
  states(): Record<string, Stored> {
    return Object.fromEntries(this.#kept);
  }

  /** Takes the engine's file back to `states`; without them it is lost. */
  restore(states: Record<string, Stored> = {}): void {
    this.#kept = new Map(Object.entries(states).map(([name, kept]) => [name, { failed: false, ...kept }]));
  }

  up(wanted: Wanted, flags: Flags = {}): Promise<void> {
    return this.#run(async (connection) => {
      if (flags.refresh) await this.#read(connection);
      const step = <State>(name: string, inputs: Properties) => this.#step<State>(connection, name, inputs, flags);
      const numbers = Object.values(wanted.lines).flatMap((line) => line.numbers);
      const former = wanted.former ?? {};
      const lines = Object.entries(wanted.lines).map(([line, { numbers: own, countries }]) => [
        line,
        { plan: countries.join(), numbers: [...own].sort().join(",") },
      ]);
      const fence = `${this.project}/dev`;
      const onFunction = Object.entries(wanted.lines).filter(([, line]) => line.onFunction);
      if (onFunction.length > 0) {
        const plan = onFunction.map(([line, { countries }]) => `${line} ${countries.join()}`).join();
        lines.push([
          HOSTED_LINES,
          {
            plan,
            numbers: onFunction
              .flatMap(([, line]) => line.numbers)
              .sort()
              .join(","),
          },
        ]);
      }
      const plans = { fence, lines: Object.fromEntries(lines) as Properties };
      const asked = { phoneNumbers: numbers, former, ...plans, ...(wanted.adopt && { adopt: wanted.adopt }) };
      const memory = await step<Memory>("originals", asked);
      const { settings, retired, held, stamps, names, released } = memory;
      const past = { ...retired, ...settings };
      const hosted = onFunction.map(([line, { numbers: own, countries }]) => {
        const served = pasts(past, [...own, ...(held[line] ?? [])]);
        return [line, hostedPolicy(line, countries, served)] as const;
      });
      const host = {
        uniqueName: hosted.length > 0 ? serviceName(fence) : `ringfence-${this.project}-dev-01234567`,
        documents: wanted.documents,
        ...(hosted.length > 0 && { lines: Object.fromEntries(hosted), fence, stamps: stamps[HOSTED_LINES] ?? [] }),
      };
      const { urls, lineUrls } = await step<Host>("twiml", { ...host, phoneNumbers: numbers });
      const bindings: Properties = {};
      for (const [line, { numbers: own, countries, onFunction: isHosted }] of Object.entries(wanted.lines)) {
        if (isHosted) {
          for (const number of own) bindings[number] = { voiceUrl: lineUrls?.[line] ?? "" };
          continue;
        }
        const mine = pasts(past, own);
        const served = pasts(past, [...own, ...(held[line] ?? [])]);
        const definition = definitionFor(served, countries, Object.values(urls)[0]);
        const inputs = { ...flowInputs(served), friendlyName: `${fence}/${line}`, definition };
        await step(line, { ...inputs, stamps: stamps[line] ?? [] });
        const flow = this.#kept.get(line);
        if (flow) Object.assign(bindings, bindingInputs(flow, mine).bindings);
      }
      const known = { names, stamps, released, documents: Object.values(urls), leaving: retired };
      await step("numbers", { bindings, originals: settings, ...known });
      const flows = Object.keys(wanted.lines).filter((line) => !wanted.lines[line]?.onFunction);
      const declared = new Set(["originals", "twiml", "numbers", ...flows]);
      if (!flags.target) await this.#delete(connection, (name) => !declared.has(name));
    });
  }

  /** `pulumi refresh`. */
  refresh(): Promise<void> {
    return this.#run((connection) => this.#read(connection));
  }

  /** `pulumi destroy`, perhaps with `--refresh`: one run for both. */
  destroy({ refresh = false } = {}): Promise<void> {
    return this.#run(async (connection) => {
      if (refresh) await this.#read(connection);
      await this.#delete(connection, () => true);
    });
  }

  async #read(connection: Connection): Promise<void> {
    for (const [name, kept] of this.#kept) {
      const read = await this.#resource(connection, name).read(kept);
      if (read) this.#kept.set(name, { ...read, failed: false });
      else this.#kept.delete(name);
    }
  }

  /**
   * A run whose engine and provider are killed at a request to Twilio, which is carried out or not.
   *
   * @returns whether it came so far; the engine's file is as it was saved by then
   */
  async killed(
    run: () => Promise<void>,
    at: Pick<Kill, "afterRequests" | "match">,
    carriedOut: boolean,
  ): Promise<boolean> {
    const client = "killed";
    this.#config = { apiBaseUrl: this.bench.emulator.clientUrl(client) };
    const death = this.bench.emulator.kill({ ...at, carriedOut, client });
    const ended = run().then(
      () => false,
      (error: unknown) => {
        if (this.#running) throw error;
        return true;
      },
    );
    const fell = await Promise.race([death, ended]);
    const file = structuredClone(this.states());
    const connection = this.#running;
    this.#running = undefined;
    if (fell) connection?.close();
    await ended;
    this.restore(file);
    this.#config = {};
    return fell;
  }

  async #run(work: (connection: Connection) => Promise<void>): Promise<void> {
    const connection = await this.bench.connect();
    this.#running = connection;
    try {
      await this.bench.configure(this.#config, connection);
      await work(connection);
    } finally {
      this.bench.log.push(...connection.log);
      // The process ends with its run: what it may have been waiting for is not tried again.
      await connection.ask(Protocol.cancel, new Empty()).catch(() => undefined);
      connection.close();
    }
  }

  #resource(connection: Connection, name: string): Resource {
    return new Resource(connection, typeOf(name), name, this.project);
  }

  /** In the reverse order of their making, which is that of the engine. */
  async #delete(connection: Connection, goes: (name: string) => boolean): Promise<void> {
    const order = (name: string) => ["numbers", "", "twiml", "originals"].indexOf(name in TYPES ? name : "");
    const names = [...this.#kept.keys()].filter(goes).sort((a, b) => order(a) - order(b));
    for (const name of names) {
      const kept = this.#kept.get(name);
      if (kept) await this.#resource(connection, name).delete(kept);
      this.#kept.delete(name);
    }
  }

  async #step<State>(connection: Connection, name: string, given: Properties, flags: Flags): Promise<State> {
    const kept = this.#kept.get(name);
    if (flags.target && flags.target !== name) return plain<State>(kept?.state ?? {});
    const resource = this.#resource(connection, name);
    // As the engine does: what is replaced is checked as if there were nothing before it.
    const { inputs, faults } = await resource.checked(given, flags.replace === name ? undefined : kept?.inputs);
    if (faults.length > 0) throw new Failure(faults.join("\n"), undefined);
    const differs = kept && (kept.failed || Object.keys(await resource.diff(kept, inputs)).length > 0);
    try {
      if (!kept || flags.replace === name) {
        this.#kept.set(name, { ...(await resource.create(inputs)), failed: false });
        if (kept) await resource.delete(kept);
      } else if (differs) this.#kept.set(name, { ...(await resource.update(kept, inputs)), failed: false });
      // As the engine does: what needs no update keeps its outputs, beside the inputs of now.
      else this.#kept.set(name, { ...kept, inputs });
    } catch (error) {
      const partial = error instanceof Failure ? error.partial : undefined;
      if (partial) this.#kept.set(name, { id: partial.id, inputs, state: partial.state, failed: true });
      throw error;
    }
    return plain<State>(this.#kept.get(name)?.state);
  }
}
