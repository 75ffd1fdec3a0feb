import { type Fault } from "../../flows";
import { Ahead } from "../../provider/ahead";
import { type Operation } from "../../provider/resource";
import { RESOURCES } from "../../provider/resources";
import { Session } from "../../provider/session";
import { type Twilio } from "../../twilio/client";
import { ForeignAnswer, LostAnswer, TwilioError } from "../../twilio/errors";
import { ProxyFault } from "../../twilio/tunnel";
import { ProviderError } from "../../provider/wire/failure";

/** What a resource's preview came to: its outputs, or the words in which the provider refuses it. */
export interface Previewed {
  state?: object;
  refused: string[];
}

/** What a preview logs beside that is the engine's to show, at a resource. */
const SILENT = { info: () => undefined, warning: () => undefined, status: () => undefined };

/**
 * The provider's own resources, asked what the first preview of a stack asks them: so what it would refuse is found here in
 * its own words. They are asked to preview alone, which writes nothing.
 */
export class StackPreview {
  readonly #ahead = new Ahead();
  readonly #session = new Session();

  constructor(
    private readonly twilio: Twilio,
    private readonly owner: { project: string; stack: string },
  ) {}

  /** Checks the inputs of a resource. A judgement that takes Twilio is only begun; `create` waits for it. */
  async check(token: string, name: string, inputs: object): Promise<string[]> {
    const faults = await resourceOf(token).check(this.#operation(token, name), inputs, undefined);
    return faults.map(({ property, reason }) => `${property}: ${reason}`);
  }

  /** @throws Error where Twilio cannot be asked, or answers about another account */
  async create(token: string, name: string, inputs: object): Promise<Previewed> {
    try {
      const { state } = await resourceOf(token).create(this.#operation(token, name), inputs, true);
      return { state, refused: [] };
    } catch (error) {
      const failed = [TwilioError, LostAnswer, ForeignAnswer, ProxyFault].some((kind) => error instanceof kind);
      if (!(error instanceof ProviderError) || failed) throw error;
      return { refused: error.message.split("\n") };
    }
  }

  #operation(token: string, name: string): Operation {
    const { project, stack } = this.owner;
    const urn = `urn:pulumi:${stack}::${project}::${token}::${name}`;
    return { urn, log: SILENT, twilio: this.twilio, ahead: this.#ahead, session: this.#session, declared: true };
  }
}

function resourceOf(token: string) {
  const resource = RESOURCES[token];
  if (!resource) throw new Error(`the provider has no resource ${token}`);
  return resource;
}

/**
 * A line of the provider's in its parts: `ringfence:KEY "NUMBER": reason. Remedy.`
 *
 * @param place what it is about, where it does not say so itself
 * @param advice the remedy, where it has none
 */
export function faultOf(text: string, place = "ringfence:numbers", advice = ""): Fault {
  const [, path = place, value, words = text] = /^(ringfence:\S+) ("\+?\w+"): (.*)$/s.exec(text) ?? [];
  const [reason = words, ...remedy] = words.split(/\.\s+(?=[A-Z])/);
  return { path, ...(value !== undefined && { value }), reason, remedy: remedy.join(". ") || advice };
}
