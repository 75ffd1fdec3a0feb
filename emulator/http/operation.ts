import { type Hosting } from "../functions/hosting";
import { type Account, type EmulatorState } from "../state/model";

/** The API hosts, by the first label of their name. */
export type Product = "api" | "studio" | "serverless" | "serverless-upload" | "routes" | "insights";

/** A request as an operation sees it: authenticated, matched and parsed. */
export interface Exchange {
  /** What the operation sees. Numbers and flows of a read may be older than {@link current}. */
  state: EmulatorState;
  /** The state as it is now. */
  current: EmulatorState;
  settings: OperationSettings;
  /** What Serverless domains serve now. */
  hosting: Hosting;
  /** Whose credentials the request carries. */
  account: Account;
  /** The path, without host and query. */
  path: string;
  /** Values of the `{Name}` parts of the operation's path, decoded. */
  params: Record<string, string>;
  query: URLSearchParams;
  form: URLSearchParams;
  /** The file of a multipart upload. */
  upload?: Upload;
  /** A fault was injected that lets the build this request makes fail; a text is what the build says then. */
  buildFails: boolean | string;
  /** Runs `change` when the answer is made: for what Twilio does a moment later, by itself. */
  afterwards(change: () => void): void;
}

/** The options an operation may depend on. */
export interface OperationSettings {
  /** How long a build stays `building`, in milliseconds. */
  buildMs: number;
  /** The first read of a new flow answers 404. */
  consistencyDelay: boolean;
  /** A TwiML application set on a number empties its voice URL, and the other way round. */
  applicationClearsUrl: boolean;
}

/** A file part of a multipart body. */
export interface Upload {
  /** Name of the form field. */
  field: string;
  contentType: string;
  content: Buffer;
}

/** A successful answer. A 204 has no body. */
export interface Reply {
  status: 200 | 201 | 204;
  body?: object;
}

/** One operation of Twilio's API. */
export interface Operation {
  product: Product;
  method: "GET" | "POST" | "DELETE";
  /** As Twilio's OpenAPI documents spell it, such as `/v2/Flows/{Sid}`: this is how its contract is found. */
  path: string;
  run(exchange: Exchange): Reply;
}
