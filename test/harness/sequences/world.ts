import { type Emulator } from "../../../emulator";
import { type Account, CREDENTIALS, type Identity, NUMBERS } from "./account";
import { type OwnSettings, settingsOf } from "./parties";
import { type Checkout, type CommandLine, type KeysIn, type Ran } from "./checkout";
import { Place } from "./place";
import { type Handler, type Wanted, settingsFor } from "./wanted";

/** What a sequence starts from. */
export interface Start {
  wanted: Wanted;
  keysIn: KeysIn;
  random: number;
  /** What is between the engine and the provider. */
  over?: "memory" | "grpc";
}

/** What is known of the account and the stack, from what was done to them, never from what the provider says. */
export class World {
  readonly emulator: Emulator;
  /** Checkouts of the project; the first is where the stack lives. */
  readonly places: [Checkout, Checkout?];
  /** The config as it stands in the stack file. */
  wanted: Wanted;
  /** Every config that there was, the oldest first. */
  readonly written: Wanted[];
  /** What each number's owner last chose for it. */
  readonly own: Record<string, OwnSettings>;
  /** Handlers that a config named for a number: so did its owner. */
  readonly named: Record<string, Handler[]> = {};
  /** Handlers that a number had before its owner gave it another: an older copy of a state may remember them. */
  readonly earlier: Record<string, Handler[]> = {};
  /** Configs that may be in force: the last one that succeeded, and all that were tried since. None: nothing is fenced. */
  inForce: Wanted[] = [];
  /** Numbers may be off the fence by right: nothing has succeeded yet, or a destroy was begun. */
  unfenced = true;
  /** Something of ours was changed by another hand, and no run has mended it yet. */
  vandalised = false;
  /** Something happened that a run without a refresh cannot know. */
  unseen = false;
  /** The state knows of all that the stack made. */
  intact = true;
  /** A second checkout may have made things of its own. */
  strays = false;
  /** A killed run made something under a name that the stack has no more, so no run will look for it. */
  orphans = false;
  readonly history: string[] = [];
  #secret: string = CREDENTIALS.ours.apiSecret;
  /** The last run. */
  ran: Ran | undefined;
  /** Looks at the account after every write of a run, and throws at what must not be. */
  watch: ((request: string) => void) | undefined;

  constructor(
    private readonly account: Account,
    start: Start,
    checkout: (account: Account) => Checkout = ({ emulator, gate }) =>
      new Place(emulator, gate, start.keysIn, start.over),
  ) {
    account.reset(start.random);
    this.emulator = account.emulator;
    this.places = [checkout(account)];
    this.wanted = start.wanted;
    this.written = [start.wanted];
    this.own = Object.fromEntries(this.numbers().map((number) => [number.phone_number, settingsOf(number)]));
  }

  numbers() {
    return Object.values(this.emulator.state.numbers);
  }

  /** Numbers that were not released. */
  there(): string[] {
    return NUMBERS.filter((number) => this.emulator.number(number));
  }

  /** Runs a command line in one of the places. */
  async run(
    line: CommandLine,
    identity: Identity = "ours",
    place: Checkout = this.places[0],
    wanted = this.wanted,
  ): Promise<Ran> {
    let broken: unknown;
    const afterWrite = (request: string) => {
      try {
        this.watch?.(request);
      } catch (error) {
        broken ??= error;
      }
    };
    const credentials = { ...CREDENTIALS[identity], ...(identity === "ours" && { apiSecret: this.#secret }) };
    const ran = await place.run({ ...line, afterWrite }, settingsFor(wanted), credentials);
    this.ran = ran;
    if (broken) throw broken as Error;
    return ran;
  }

  /** Takes another config, as if the stack file had been edited. */
  write(wanted: Wanted): void {
    this.wanted = wanted;
    this.written.push(wanted);
    for (const [number, handler] of Object.entries(wanted.former)) (this.named[number] ??= []).push(handler);
  }

  /** The key gets another secret, in the account and wherever this stack has it. */
  rotateKey(): void {
    const { accountSid, apiKey } = CREDENTIALS.ours;
    this.#secret = `${this.#secret}-rotated`;
    this.emulator.state.accounts[accountSid]!.keys[apiKey]!.secret = this.#secret;
  }

  note(text: string): void {
    this.history.push(text);
  }
}
