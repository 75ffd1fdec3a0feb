import { type IncomingMessage, type ServerResponse } from "node:http";
import { type Socket } from "node:net";
import { type Emulator } from "../../../emulator";

/** When a process is killed: at which of its requests, and whether Twilio still carries that one out. */
export interface Kill {
  request: number;
  carriedOut: boolean;
  /** Counts only requests that look like this: `METHOD /HOST/PATH`. */
  at?: RegExp;
}

/** What is to happen to a run on its way. */
export interface Plan {
  kill?: Kill;
  /** The request at which somebody presses Ctrl-C. */
  interrupt?: number;
  /** Is called whenever a write has been carried out. */
  afterWrite?: (request: string) => void;
}

/** A run's own way to the emulator. */
export interface Passage {
  /** What the run takes for Twilio. */
  url: string;
  /** Resolves when the run is killed; from then on nothing of it gets through. */
  killed: Promise<void>;
  /** The same for Ctrl-C: requests still get through. */
  interrupted: Promise<void>;
  /** `METHOD /HOST/PATH` of all that got through. */
  requests: string[];
  /** Closes the way for good. Resolves when nothing of the run can change anything any more. */
  close(): Promise<void>;
}

interface Run extends Plan {
  passage: Passage;
  count: number;
  /** Of those that the kill counts. */
  counted: number;
  closed: boolean;
  sockets: Set<Socket>;
  die: () => void;
  stop: () => void;
}

/**
 * Stands between the emulator and its clients, and gives each run of the engine a way of its own. So a run can be cut off
 * at a request as if its process had been killed, while the code that ran in this process comes to its end unheard.
 */
export class Gate {
  readonly #runs = new Map<string, Run>();
  #opened = 0;

  constructor(private readonly emulator: Emulator) {
    const { server } = emulator;
    const serve = server.listeners("request") as ((request: IncomingMessage, response: ServerResponse) => void)[];
    server.removeAllListeners("request");
    server.on("request", (request: IncomingMessage, response: ServerResponse) => {
      const pass = () => serve.forEach((listener) => listener(request, response));
      const [, name, path] = /^\/(run-\d+)(\/.*)$/.exec(request.url ?? "") ?? [];
      if (name === undefined || path === undefined) return pass();
      request.url = path;
      this.#admit(name, request, response, pass);
    });
  }

  open(plan: Plan = {}): Passage {
    const name = `run-${++this.#opened}`;
    let die: () => void = () => undefined;
    let stop: () => void = () => undefined;
    const passage: Passage = {
      url: `${this.emulator.url}/${name}`,
      killed: new Promise((resolve) => (die = resolve)),
      interrupted: new Promise((resolve) => (stop = resolve)),
      requests: [],
      close: () => this.#close(name),
    };
    this.#runs.set(name, { ...plan, passage, count: 0, counted: 0, closed: false, sockets: new Set(), die, stop });
    return passage;
  }

  #admit(runName: string, request: IncomingMessage, response: ServerResponse, pass: () => void): void {
    const run = this.#runs.get(runName);
    if (!run || run.closed) return void request.socket.destroy();
    run.sockets.add(request.socket);
    run.count += 1;
    const name = `${request.method} ${request.url}`;
    if (run.kill?.at?.test(name) ?? true) run.counted += 1;
    const kills = run.kill?.request === run.counted && (run.kill.at?.test(name) ?? true);
    if (run.interrupt === run.count) run.stop();
    if (kills && run.kill?.carriedOut === false) return this.#cut(run);
    run.passage.requests.push(name);
    if (run.afterWrite && request.method !== "GET") response.once("close", () => run.afterWrite?.(name));
    if (kills) {
      // The answer is ready when the request has been carried out: that is the moment.
      response.writeHead = () => response;
      response.end = (() => {
        this.#cut(run);
        return response;
      }) as typeof response.end;
    }
    pass();
  }

  #cut(run: Run): void {
    run.closed = true;
    run.sockets.forEach((socket) => socket.destroy());
    run.die();
  }

  async #close(name: string): Promise<void> {
    const run = this.#runs.get(name);
    if (!run) return;
    run.closed = true;
    run.sockets.forEach((socket) => socket.destroy());
    this.#runs.delete(name);
    // A request whose body has been read is carried out in the same turn.
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
}
