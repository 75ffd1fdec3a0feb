import { type Server } from "node:http";
import { type CallOutcome, type InboundCall } from "./call/inbound";
import { type Console } from "./console/console";
import { type InjectedFault } from "./faultRules";
import { type Kill } from "./kills";
import { type ReadLag } from "./lag";
import { type LoggedRequest } from "./requests";
import { type NewFlow } from "./state/flow";
import { type EmulatorState, type PhoneNumber } from "./state/model";
import { type NewNumber } from "./state/number";

/** A running emulator. */
export interface Emulator {
  /** `http://127.0.0.1:PORT`; a request for `https://HOST/PATH` goes to `URL/HOST/PATH`. */
  readonly url: string;
  /** What listens there: a test may stand between it and its clients. */
  readonly server: Server;
  /** The live state: a test may read it, and break it. */
  readonly state: EmulatorState;
  /** Requests to Twilio's hosts in the order they came. */
  readonly requests: LoggedRequest[];
  /** Violations of the contract, requests that nothing here answers, and tries to buy or release a number. */
  readonly violations: string[];
  /** Adds a number, as if bought in the console. */
  addNumber(number: NewNumber): PhoneNumber;
  /** The number with that E.164 spelling. */
  number(phoneNumber: string): PhoneNumber | undefined;
  /** Adds a flow, as if made in the console. */
  addFlow(flow: NewFlow): { sid: string; webhookUrl: string };
  /** Says what a URL outside Twilio answers; without that a call reaches the URL and ends there. */
  addHandler(url: string, twiml: string): void;
  /** The owner's hand: edits of numbers, flows and services as the console makes them. */
  readonly console: Console;
  /** Injects a fault. */
  fault(fault: InjectedFault): void;
  /** Drops the faults that have not happened yet. */
  clearFaults(): void;
  /** Lets reads of numbers and flows lag behind every write from now on; without an argument they show what is there. */
  lagReads(lag?: ReadLag): void;
  /**
   * The address for one client of several: `URL/_client/NAME`. What it asks for can be distinguished from what others ask for, in
   * the log and by {@link kill}.
   * @param name letters, digits, dots and dashes.
   */
  clientUrl(name: string): string;
  /**
   * Cuts a client off at its n-th request from now on, as SIGKILL would: that request is carried out or not, as asked, and
   * never answered. What the client sent before is carried out and not answered either; what it sends later is not
   * carried out, nor logged, and its connection is closed. So it stays until {@link revive}.
   *
   * Without a name it befalls whoever asks. A client that is only abandoned, in the same process, may send something after
   * the revival: give it an address of its own ({@link clientUrl}), and never revive that.
   * @returns whether it happened; false when the client was revived, or another kill was set, before it came so far.
   */
  kill(kill: Kill): Promise<boolean>;
  /** Ends a kill, whether it happened or not: of one client, or of all. */
  revive(client?: string): void;
  /**
   * An inbound call, and what the caller meets. A look-up gets the answer that the call has, or none.
   * @throws when a Function on the way does not call back at once: {@link callAsking} waits for it.
   */
  call(call: InboundCall): CallOutcome;
  /** The same, but Functions are waited for, and a look-up is sent to the server that is registered for its host. */
  callAsking(call: InboundCall): Promise<CallOutcome>;
  /** Names the server on this machine that answers for a host: look-ups, and `fetch` in a Function. */
  addServer(host: string, url: string): void;
  /** Closes every connection and writes the state. */
  stop(): Promise<void>;
}
