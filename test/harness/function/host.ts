import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, Script } from "node:vm";
import twilio from "twilio";
import { type LookUpAnswer } from "../../../flows";
import { type ScreenData } from "../../../flows/function/answerCall";
import { linePath } from "../../../flows/function/underWay";
import { nodePath, root } from "../../../tools/toolchain";

/** A request that the Function has sent. */
interface Sent {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: string;
}

type Handler = (
  context: object,
  event: unknown,
  callback: (error: Error | null, response?: { toString(): string }) => void,
) => void;

const BUNDLE = "provider/dist/function.js";

/** The bundle that is deployed, built from the sources as they are now. */
export function builtFunction(): string {
  const { status, stderr } = spawnSync(nodePath, ["tools/build.mjs"], { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return readFileSync(join(root, BUNDLE), "utf8");
}

/**
 * Twilio's runtime as far as the Function uses it: the bundle in a context of its own, with the npm package twilio as
 * `Twilio`, assets in memory, and a network that answers what it is told.
 */
export class FunctionHost {
  /** Private assets by path. */
  readonly assets: Record<string, string> = {};
  /** Lines of the log. */
  readonly log: string[] = [];
  readonly sent: Sent[] = [];
  /** What a look-up is answered; null for nothing in time. A function is asked in its place. */
  answer: LookUpAnswer | null | ((url: string, init: RequestInit) => Promise<Response>) = null;
  /** Milliseconds that the Function waits for a look-up, as it set them last. */
  patience: number | undefined;
  /** How many times faster its clock runs. */
  haste = 1;
  readonly #handler: Handler;

  constructor(bundle = builtFunction()) {
    const module: { exports: { handler?: Handler } } = { exports: {} };
    const write = (text: string) => void this.log.push(text);
    new Script(bundle, { filename: BUNDLE }).runInContext(
      createContext({
        ...{ module, exports: module.exports, Twilio: twilio, URL, Buffer },
        AbortSignal: { timeout: (ms: number) => AbortSignal.timeout((this.patience = ms) / this.haste) },
        console: { log: write, error: write, warn: write },
        fetch: (url: string, init: RequestInit) => this.#fetch(url, init),
        Runtime: {
          getAssets: () =>
            Object.fromEntries(Object.entries(this.assets).map(([path, text]) => [path, { open: () => text }])),
        },
      }),
    );
    const { handler } = module.exports;
    if (handler === undefined) throw new Error(`${BUNDLE} exports no handler`);
    this.#handler = handler;
  }

  /** Puts a line's data beside the code. */
  put({ fallback = "auto", ...data }: Omit<ScreenData, "fallback"> & { fallback?: string }): void {
    this.assets[linePath(data.policy.line)] = JSON.stringify({ ...data, fallback });
  }

  /** Forgets what was logged and sent. */
  clear(): void {
    this.log.length = this.sent.length = 0;
  }

  /** The document that the Function answers with. @throws what it gives the callback. */
  run(event: unknown): Promise<string> {
    return new Promise((resolve, reject) =>
      this.#handler({}, event, (error, response) => (error ? reject(error) : resolve(String(response)))),
    );
  }

  /** The entries of the log, without what a runtime adds. */
  entries(): Record<string, unknown>[] {
    return this.log.map((line) => (JSON.parse(line) as { ringfence: Record<string, unknown> }).ringfence);
  }

  async #fetch(url: string, init: RequestInit): Promise<unknown> {
    const { method = "GET", headers, body } = init;
    this.sent.push({ url, method, headers: { ...(headers as Record<string, string>) }, body: String(body as string) });
    if (typeof this.answer === "function") return this.answer(url, init);
    if (this.answer === null) throw new Error(`no answer from ${url}`);
    const { status, contentType } = this.answer;
    const chunks = [Buffer.from(this.answer.body)];
    // A body is allowed with each status here, as Twilio's side of the wire is not ours to check.
    return { status, headers: new Headers(contentType === "" ? {} : { "content-type": contentType }), body: chunks };
  }
}
