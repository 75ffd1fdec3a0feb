/** A Serverless service. */
export interface Service {
  sid: string;
  accountSid: string;
  uniqueName: string;
  friendlyName: string;
  includeCredentials: boolean;
  uiEditable: boolean;
  /** Unique name and four digits; the stem of every domain of the service. */
  domainBase: string;
  dateCreated: string;
  dateUpdated: string;
}

/** An environment: a domain and the build it serves. */
export interface Environment {
  sid: string;
  accountSid: string;
  serviceSid: string;
  uniqueName: string;
  domainSuffix: string | null;
  domainName: string;
  buildSid: string | null;
  dateCreated: string;
  dateUpdated: string;
}

/** An asset or a Function: a name for a series of uploaded versions. */
export interface Asset {
  sid: string;
  accountSid: string;
  serviceSid: string;
  friendlyName: string;
  dateCreated: string;
  dateUpdated: string;
}

/** An uploaded file. */
export interface Version {
  sid: string;
  accountSid: string;
  serviceSid: string;
  path: string;
  visibility: "public" | "protected" | "private";
  contentType: string;
  /** The bytes, base64. */
  content: string;
  dateCreated: string;
}

/** An uploaded file of an asset. */
export interface AssetVersion extends Version {
  assetSid: string;
}

/** Uploaded code of a Function. */
export interface FunctionVersion extends Version {
  functionSid: string;
}

/** An environment variable, which the Functions of that environment see. */
export interface Variable {
  sid: string;
  accountSid: string;
  serviceSid: string;
  environmentSid: string;
  key: string;
  value: string;
  dateCreated: string;
  dateUpdated: string;
}

/** A line that a Function wrote, or that Twilio wrote of it. */
export interface LogEntry {
  sid: string;
  accountSid: string;
  serviceSid: string;
  environmentSid: string;
  buildSid: string;
  deploymentSid: string | null;
  /** Null for what befell a build. */
  functionSid: string | null;
  requestSid: string | null;
  level: "info" | "warn" | "error";
  message: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** A build: a fixed set of versions. */
export interface Build {
  sid: string;
  accountSid: string;
  serviceSid: string;
  assetVersions: string[];
  /** Missing in files of older emulators, which had no Functions. */
  functionVersions?: string[];
  dependencies: { name: string; version: string }[];
  runtime: string;
  /** Milliseconds since 1970: when it stops `building`. */
  readyAt: number;
  /** Ends `failed` instead of `completed` (an injected fault). */
  fails: boolean;
  dateCreated: string;
  dateUpdated: string;
}

/** A deployment: from here on the environment serves that build. */
export interface Deployment {
  sid: string;
  accountSid: string;
  serviceSid: string;
  environmentSid: string;
  buildSid: string;
  dateCreated: string;
  dateUpdated: string;
}
