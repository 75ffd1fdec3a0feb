import { type Contract } from "./contract/contract";
import { type FaultList } from "./faults";
import { type Hosting } from "./functions/hosting";
import { type Kills } from "./kills";
import { type LaggingReads } from "./lag";
import { type Settings } from "./options";
import { type LoggedRequest } from "./requests";
import { type EmulatorState } from "./state/model";
import { type Store } from "./state/store";

/** A running emulator, seen from inside. */
export interface Emulation {
  options: Settings;
  /** Tells this run from every other, also from a later one on the same port. */
  instance: string;
  state: EmulatorState;
  store: Store;
  /** What Serverless domains serve. */
  hosting: Hosting;
  faults: FaultList;
  /** Clients that are cut off. */
  kills: Kills;
  /** What reads of numbers and flows show after a write. */
  lag: LaggingReads;
  requests: LoggedRequest[];
  /** Texts of requests and answers against the contract, and of requests that a client must never make. */
  violations: string[];
  /** Undefined when nothing is checked. */
  contract?: Contract;
  /** Requests under way to Twilio's hosts. */
  inFlight: number;
  /** Aborted when the emulator stops: requests that wait are dropped. */
  stopping: AbortSignal;
}
