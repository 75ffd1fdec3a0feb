import { type Twilio } from "../twilio/client";
import { type Session } from "./session";

/** Words for the person at the terminal, shown by the engine beside the resource. */
export interface Log {
  /** Kept and shown under Diagnostics. */
  info(message: string): void;
  warning(message: string): void;
  /** Progress: shown in the resource's line while it runs, and gone afterwards. */
  status(message: string): void;
}

/** What work on numbers is given, whichever resource asks for it. */
export interface NumberOperation {
  log: Log;
  twilio: Twilio;
  /** What the operations of this run know of each other's resources. */
  session: Session;
}
