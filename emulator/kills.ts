import { type Socket } from "node:net";
import { type InjectedFault } from "./faultRules";
import { type FaultTarget, matches } from "./faults";

/** Where a client is cut off, as SIGKILL would do it. */
export interface Kill {
  /** The client falls at its n-th request from now on; 1 is the next one. */
  afterRequests: number;
  /** Counts only requests of this kind, as in a fault. Every request when left out. */
  match?: Pick<NonNullable<InjectedFault["match"]>, "method" | "path">;
  /** Whether that last request is still carried out. It is never answered. */
  carriedOut: boolean;
  /** The name of {@link Emulator.clientUrl}; every client when left out. */
  client?: string;
}

/** The time from one revival of a client to its next kill. A request belongs to the life in which it came. */
export interface Life {
  dead: boolean;
}

/** The request at which a client falls. */
export interface LastRequest {
  carriedOut: boolean;
  /** To be called when the request was carried out, or was not. */
  fall(): void;
}

/** What becomes of a request. */
export interface Fate {
  life: Life;
  last?: LastRequest;
}

/** A kill that waits for its request, or has happened. */
interface Planned extends Pick<Kill, "match" | "carriedOut"> {
  left: number;
  happened: (fell: boolean) => void;
}

/** Stands for every client. Names of clients are never empty. */
const EVERYONE = "";

/** Clients that are cut off in the middle of what they do, and stay so until they are revived. */
export class Kills {
  readonly #planned = new Map<string, Planned>();
  readonly #lives = new Map<string, Life>();
  /** Connections that are open and carry no request, by the client that used them last. */
  readonly #idle = new Map<Socket, string>();

  /**
   * @returns whether the client fell: false when it was revived, or another kill was set, before it came so far.
   * @throws when the kill cannot be understood.
   */
  add({ afterRequests, carriedOut, match, client = EVERYONE }: Kill): Promise<boolean> {
    if (!Number.isSafeInteger(afterRequests) || afterRequests < 1) {
      throw new Error(`afterRequests: ${String(afterRequests)} is not a whole number from 1`);
    }
    if (typeof carriedOut !== "boolean") throw new Error("carriedOut: give true or false");
    if (client !== EVERYONE) checkClient(client);
    this.#planned.get(client)?.happened(false);
    const what = { left: afterRequests, carriedOut, ...(match && { match }) };
    return new Promise((happened) => this.#planned.set(client, { ...what, happened }));
  }

  /** Lets requests through again: of one client, or of every client when none is named. */
  revive(client: string = EVERYONE): void {
    for (const name of client === EVERYONE ? [...this.#planned.keys()] : [client]) {
      this.#planned.get(name)?.happened(false);
      this.#planned.delete(name);
      // What the dead client has sent stays without an answer: only what comes from now on belongs to a new life.
      this.#lives.delete(name);
    }
    if (client === EVERYONE) this.#lives.clear();
  }

  /** Takes a request in, which counts. */
  arrived(request: FaultTarget, client: string = EVERYONE): Fate {
    const life = this.#lifeOf(client);
    if (life.dead) return { life };
    const names = client === EVERYONE ? [EVERYONE] : [client, EVERYONE];
    for (const name of names) {
      const planned = this.#planned.get(name);
      if (!planned || planned.left === 0 || !matches(planned.match, request)) continue;
      planned.left -= 1;
      if (planned.left === 0) return { life, last: this.#fallOf(name, planned, client) };
    }
    return { life };
  }

  /** The socket carries a request, so it is not to be closed; or it is closed already. */
  busy(socket: Socket): void {
    this.#idle.delete(socket);
  }

  /** The socket carries no request any more. */
  idle(socket: Socket, client: string = EVERYONE): void {
    if (!socket.destroyed) this.#idle.set(socket, client);
  }

  #lifeOf(client: string): Life {
    const all = this.#lives.get(EVERYONE);
    if (all?.dead) return all;
    let life = this.#lives.get(client);
    if (!life) this.#lives.set(client, (life = { dead: false }));
    return life;
  }

  /** From here on the client is dead; what it sent before is carried out and not answered. */
  #fallOf(name: string, { carriedOut, happened }: Planned, client: string): LastRequest {
    if (!this.#lives.has(name)) this.#lives.set(name, { dead: true });
    for (const [each, life] of this.#lives) if (name === EVERYONE || each === name) life.dead = true;
    for (const [socket, user] of this.#idle) {
      if (name === EVERYONE || user === client) socket.destroy();
    }
    return { carriedOut, fall: () => happened(true) };
  }
}

/** @throws when a text cannot be the name of a client. */
export function checkClient(name: string): void {
  if (!/^[\w.-]+$/.test(name)) throw new Error(`client "${name}": give letters, digits, dots and dashes`);
}
