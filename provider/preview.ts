import { type Twilio } from "../twilio/client";
import { ForeignAnswer, LostAnswer, TwilioError } from "../twilio/errors";
import { ProviderError } from "../twilio/failure";
import { type Service } from "../twilio/serverless";
import { ProxyError } from "../twilio/tunnel";
import { Session } from "../numbers/session";
import { Ahead } from "./ahead";
import { type Operation } from "./resource";
import { RESOURCES } from "./resources";
import { notOurs } from "./resources/twimlHost/ownService";
import { UNKNOWN } from "./wire/values";

/** What other rooms may ask of the provider: what it would say of a stack in a preview. They import this file alone. */
export { UNKNOWN };

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
  readonly #session = new Session(false);

  constructor(
    private readonly twilio: Twilio,
    private readonly owner: { project: string; stack: string },
  ) {}

  /** Checks the inputs of a resource. A judgement that takes Twilio is only begun; `create` waits for it. */
  async check(token: string, name: string, inputs: object): Promise<string[]> {
    const errors = await resourceOf(token).check(this.#operation(token, name), inputs, undefined);
    return errors.map(({ property, reason }) => `${property}: ${reason}`);
  }

  /** @throws Error where Twilio cannot be asked, or answers about another account */
  async create(token: string, name: string, inputs: object): Promise<Previewed> {
    try {
      const { state } = await resourceOf(token).create(this.#operation(token, name), inputs, true);
      return { state, refused: [] };
    } catch (error) {
      const failed = [TwilioError, LostAnswer, ForeignAnswer, ProxyError].some((kind) => error instanceof kind);
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

/** Why a service of the stack's name cannot be used, as the provider words it; undefined if the stack owns it. */
export const serviceRefusal = (service: Service, name: string): string | undefined =>
  service.mark?.owner === name ? undefined : notOurs(service);
