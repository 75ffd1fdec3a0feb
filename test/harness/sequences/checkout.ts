import { type Outcome } from "../engine/engine";
import { type StackFile } from "../engine/state";
import { type Plan } from "./gate";

/** Who a run acts as. */
export interface Credentials {
  accountSid: string;
  apiKey?: string;
  apiSecret?: string;
  authToken?: string;
}

/** Where the keys are: in the stack's config, or in the environment of whoever runs the command. */
export type KeysIn = "config" | "environment";

/** Ringfence's keys, without their namespace. */
export interface StackSettings {
  values: Record<string, unknown>;
  secretKeys: string[];
}

/** A command line, and what happens to it. */
export interface CommandLine extends Plan {
  verb: "up" | "preview" | "refresh" | "destroy";
  /** `--refresh=false` switches off what `options: { refresh: always }` asks for. */
  refresh?: boolean;
  /** Names of resources, as in the program. */
  target?: string;
  targetDependents?: boolean;
  replace?: string;
}

/** What a run left behind, besides its outcome. */
export interface Ran extends Outcome {
  /** `METHOD /HOST/PATH` of all that reached Twilio. */
  requests: string[];
}

/** One checkout of the project with a state of its own: where commands are run. */
export interface Checkout {
  readonly stack: string;
  /** The state as the last command left it. */
  readonly file: StackFile;
  run(line: CommandLine, settings: StackSettings, credentials: Credentials): Promise<Ran>;
  /** A second checkout that goes on with a copy of this one's state. */
  copy(): Promise<Checkout>;
  /** `pulumi stack import` of the state that there was so many commands ago. @returns false if there was none */
  importOld(back: number): Promise<boolean>;
  /** `pulumi state delete`. @returns whether it was done: it is refused while another resource depends on this one */
  deleteFromState(name: string): Promise<boolean>;
  /** `pulumi state rename`. @returns false if there is no such resource */
  renameInState(name: string): Promise<boolean>;
  /** `pulumi stack rename`. */
  renameStack(): Promise<void>;
  close(): Promise<void>;
}
