import { type Bench, type Resource, type Stored } from "./bench";
import { Failure, type Properties, plain } from "./engine";
import { type Remembered, bindingInputs, definitionFor, flowInputs } from "./inputs";

/** What a stack is to be. */
export interface Wanted {
  numbers: string[];
  countries: string[];
  documents: Record<string, string>;
}

interface Kept extends Stored {
  /** The last operation was done in part: the engine updates it whatever the diff says. */
  failed: boolean;
}

/** A stack with the resources of the program, run the way the engine runs it: one after the other, stopping at a failure. */
export class Stack {
  readonly #kept = new Map<Resource, Kept>();
  readonly #memory: Resource;
  readonly #host: Resource;
  readonly #flow: Resource;
  readonly #binding: Resource;

  constructor(bench: Bench) {
    this.#memory = bench.resource("voice:OriginalRouting", "originals");
    this.#host = bench.resource("serverless:TwimlHost", "twiml");
    this.#flow = bench.resource("studio:Flow", "main");
    this.#binding = bench.resource("voice:VoiceBinding", "numbers");
  }

  /** Inputs and state of every resource, as they stand in the engine's file. */
  states(): Properties[] {
    return [...this.#kept.values()].map(({ inputs, state }) => ({ inputs, state }));
  }

  /** `pulumi refresh`. */
  async refresh(): Promise<void> {
    for (const [resource, kept] of this.#kept) {
      const read = await resource.read(kept);
      if (read) this.#kept.set(resource, { ...read, failed: false });
      else this.#kept.delete(resource);
    }
  }

  /** `pulumi up`. */
  async up({ numbers, countries, documents }: Wanted): Promise<void> {
    const { settings } = await this.#step<{ settings: Remembered }>(this.#memory, { phoneNumbers: numbers });
    const host = { uniqueName: "ringfence-shop-dev-01234567", documents, phoneNumbers: numbers };
    const { urls } = await this.#step<{ urls: Record<string, string> }>(this.#host, host);
    const definition = definitionFor(settings, countries, Object.values(urls)[0]);
    const { handedBack } = await this.#step<{ handedBack: Properties }>(this.#flow, {
      ...flowInputs(settings),
      definition,
    });
    const flow = this.#kept.get(this.#flow);
    if (flow) await this.#step(this.#binding, { ...bindingInputs(flow, settings), handedBack });
  }

  /** `pulumi destroy`. */
  async destroy(): Promise<void> {
    for (const resource of [this.#binding, this.#flow, this.#host, this.#memory]) {
      const kept = this.#kept.get(resource);
      if (kept) await resource.delete(kept);
      this.#kept.delete(resource);
    }
  }

  async #step<State>(resource: Resource, given: Properties): Promise<State> {
    const kept = this.#kept.get(resource);
    const { inputs, faults } = await resource.checked(given, kept?.inputs);
    if (faults.length > 0) throw new Error(faults.join("\n"));
    const differs = kept && (kept.failed || Object.keys(await resource.diff(kept, inputs)).length > 0);
    try {
      if (!kept) this.#kept.set(resource, { ...(await resource.create(inputs)), failed: false });
      else if (differs) this.#kept.set(resource, { ...(await resource.update(kept, inputs)), failed: false });
    } catch (error) {
      const partial = error instanceof Failure ? error.partial : undefined;
      if (partial) this.#kept.set(resource, { id: partial.id, inputs, state: partial.state, failed: true });
      throw error;
    }
    return plain<State>(this.#kept.get(resource)?.state);
  }
}
