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

/** An asset: a name for a series of uploaded versions. */
export interface Asset {
  sid: string;
  accountSid: string;
  serviceSid: string;
  friendlyName: string;
  dateCreated: string;
  dateUpdated: string;
}

/** An uploaded file. */
export interface AssetVersion {
  sid: string;
  accountSid: string;
  serviceSid: string;
  assetSid: string;
  path: string;
  visibility: "public" | "protected" | "private";
  contentType: string;
  /** The bytes, base64. */
  content: string;
  dateCreated: string;
}

/** A build: a fixed set of versions. */
export interface Build {
  sid: string;
  accountSid: string;
  serviceSid: string;
  assetVersions: string[];
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
