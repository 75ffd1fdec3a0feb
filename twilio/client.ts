import { type Account } from "./credentials";
import { Limiter } from "./limiter";
import { Patience } from "./patience";
import type * as sdkModule from "./sdk";
import { type HttpResponse } from "./connections";

type Sdk = ReturnType<typeof sdkModule.openSdk>;

/** Twilio for one account. The SDK is loaded at first use: a preview that changes nothing never needs it. */
export class Twilio {
  /** Whatever waits for Twilio waits here. */
  readonly patience: Patience;
  readonly #limiter = new Limiter();
  #sdk: Sdk | undefined;

  /** @param pace see {@link Patience} */
  constructor(
    readonly account: Account,
    pace?: number,
  ) {
    this.patience = new Patience(pace);
  }

  get accountSid(): string {
    return this.account.accountSid;
  }

  /** What Twilio's own client has for us. */
  get sdk(): Sdk["sdk"] {
    return this.#open().sdk;
  }

  /** Posts a multipart form to a path of one of Twilio's hosts, in the account's region. */
  upload(host: string, path: string, form: FormData): Promise<HttpResponse> {
    const { sdk, transport } = this.#open();
    return transport.upload(`https://${sdk.hostName(host)}${path}`, form);
  }

  /** Reads a path of one of Twilio's hosts, in the account's region. @returns the parsed body */
  async get(host: string, path: string): Promise<unknown> {
    const { sdk, transport } = this.#open();
    return (await transport.request({ method: "get", uri: `https://${sdk.hostName(host)}${path}` })).body;
  }

  /** Posts a form to a path of one of Twilio's hosts, in the account's region. @returns the parsed body */
  async post(host: string, path: string, form: object): Promise<unknown> {
    const { sdk, transport } = this.#open();
    const headers = { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json" };
    const uri = `https://${sdk.hostName(host)}${path}`;
    return (await transport.request({ method: "post", uri, headers, data: form })).body;
  }

  /** A public document, asked for without credentials as an inbound call would. Status 0: nothing answered. */
  fetchDocument(url: string): Promise<{ status: number; body: unknown }> {
    return this.#open().transport.fetchDocument(url);
  }

  /** From now on nothing new is written; what is in flight ends by itself. */
  cancel(): void {
    this.patience.end();
  }

  #open(): Sdk {
    if (!this.#sdk) {
      // A require, not an import: bundled, it runs only when it is reached.
      // oxlint-disable-next-line typescript/no-require-imports
      const { openSdk } = require("./sdk") as typeof sdkModule;
      this.#sdk = openSdk(this.account, this.#limiter, this.patience);
    }
    return this.#sdk;
  }
}
