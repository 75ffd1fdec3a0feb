import { type FlowDefinition } from "../../flows/definition";
import { type StoredCall, type StoredExecution } from "./calls";
import {
  type Asset,
  type AssetVersion,
  type Build,
  type Deployment,
  type Environment,
  type FunctionVersion,
  type LogEntry,
  type Service,
  type Variable,
  type Version,
} from "./serverless";

export { type Asset, type AssetVersion, type Build, type Deployment, type Environment, type Service };
export { type FunctionVersion, type LogEntry, type Variable, type Version };

/** Everything the emulator knows. Plain JSON, so that it can be kept in a file between two runs. */
export interface EmulatorState {
  /** Version of this layout; a file with another number is refused. */
  format: 1;
  /** Where the random sequence stands, so that a second run does not hand out a SID again. */
  random: number;
  /** Accounts by SID. */
  accounts: Record<string, Account>;
  /** Phone numbers by SID, in the order they were added. */
  numbers: Record<string, PhoneNumber>;
  /** Studio flows by SID. */
  flows: Record<string, Flow>;
  services: Record<string, Service>;
  environments: Record<string, Environment>;
  assets: Record<string, Asset>;
  assetVersions: Record<string, AssetVersion>;
  /** Functions by SID; a Function is kept as an asset is. */
  functions: Record<string, Asset>;
  functionVersions: Record<string, FunctionVersion>;
  variables: Record<string, Variable>;
  /** What Functions wrote, the oldest first. */
  functionLogs: LogEntry[];
  builds: Record<string, Build>;
  deployments: Record<string, Deployment>;
  /** Domains of removed environments: a call sent there meets a 404, not somebody else's server. */
  formerDomains: string[];
  /** Numbers that were taken away: back in Twilio's pool, and not to be had again. Missing in files of older emulators. */
  formerNumbers?: string[];
  /** TwiML that the outside world answers with, by absolute URL. A URL that is not here is reached, not fetched. */
  handlers: Record<string, string>;
  /** Servers on this machine that answer look-ups, by the host that a flow asks. */
  servers?: Record<string, string>;
  /** Region that a number's incoming calls are processed in, by E.164; `us1` for one that is not here. */
  voiceRegions?: Record<string, string>;
  /** Calls by SID, in the order in which they were placed. Missing in files of older emulators. */
  calls?: Record<string, StoredCall>;
  /** Runs of flows by SID. */
  executions?: Record<string, StoredExecution>;
  /** How many SIDs calls and runs have taken. */
  callCounter?: number;
  /** Accounts that have switched Voice Insights on. */
  insights?: string[];
}

/** An account with the credentials that open it. */
export interface Account {
  sid: string;
  friendlyName: string;
  /** Secret of the account itself; with the SID as user name it may do everything. */
  authToken: string;
  /** The parent of a subaccount; its own SID for a main account. */
  ownerAccountSid: string;
  /** API keys by SID. */
  keys: Record<string, ApiKey>;
  /** The account SID of test credentials: its token is answered 403 with code 20008. */
  test?: boolean;
  /** RFC 2822. */
  dateCreated: string;
}

/** An API key. */
interface ApiKey {
  secret: string;
  /** A standard key may not read `/Accounts`; a main key may. */
  kind: "standard" | "main";
  /** The one region it is valid in, such as `ie1`; in all of them when left out. */
  region?: string;
}

/** GET or POST: the method Twilio fetches a URL with. */
export type HttpMethod = "GET" | "POST";

/** A phone number, as the REST answer has it (OpenAPI `api.v2010.account.incoming_phone_number`). */
export interface PhoneNumber {
  account_sid: string;
  address_requirements: "none" | "any" | "local" | "foreign";
  address_sid: string | null;
  api_version: string;
  beta: boolean;
  bundle_sid: string | null;
  capabilities: { voice: boolean; sms: boolean; mms: boolean; fax: boolean };
  date_created: string;
  date_updated: string;
  emergency_address_sid: string | null;
  emergency_address_status: string;
  emergency_status: "Active" | "Inactive";
  friendly_name: string;
  identity_sid: string | null;
  origin: string;
  phone_number: string;
  sid: string;
  sms_application_sid: string | null;
  sms_fallback_method: HttpMethod;
  sms_fallback_url: string | null;
  sms_method: HttpMethod;
  sms_url: string | null;
  status: string;
  status_callback: string | null;
  status_callback_method: HttpMethod;
  subresource_uris: Record<string, string>;
  trunk_sid: string | null;
  uri: string;
  voice_application_sid: string | null;
  voice_caller_id_lookup: boolean;
  voice_fallback_method: HttpMethod;
  voice_fallback_url: string | null;
  voice_method: HttpMethod;
  voice_receive_mode: "voice" | "fax";
  voice_url: string | null;
}

/** A flow: nothing but its revisions, the newest last. */
export interface Flow {
  sid: string;
  accountSid: string;
  /** ISO 8601. */
  dateCreated: string;
  /** True until the first read after a create, which answers 404 where reads lag behind writes. */
  unseen: boolean;
  revisions: Revision[];
}

/** A revision of a flow. Never changed once made. */
export interface Revision {
  number: number;
  friendlyName: string;
  status: "draft" | "published";
  definition: FlowDefinition;
  commitMessage: string | null;
  /** ISO 8601; null on the first revision. */
  dateUpdated: string | null;
}
