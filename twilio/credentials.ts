import { shownUrl } from "../flows/secrecy";
import { type Place, placeErrorText, resolvePlace } from "./region";

/** Who the provider acts for, and where it sends its requests. */
export interface Account extends Place {
  /** `AC` and 32 hexadecimal digits. */
  accountSid: string;
  /** API key SID, or the account SID beside an auth token. */
  username: string;
  password: string;
  /** Where account and credentials were found, by the names of the settings: for errors. */
  sources: { account: string; credentials: string };
  /** Where requests for `https://HOST/PATH` go instead: `BASE/HOST/PATH`. */
  apiBaseUrl?: string;
}

/** What is wrong with a setting, by its name in the schema. */
export interface SettingError {
  property: string;
  reason: string;
}

/** Provider configuration, by its names in the schema. Each falls back to an environment variable. */
const ENVIRONMENT: Record<string, string> = {
  accountSid: "TWILIO_ACCOUNT_SID",
  apiKey: "TWILIO_API_KEY",
  apiSecret: "TWILIO_API_SECRET",
  authToken: "TWILIO_AUTH_TOKEN",
  region: "TWILIO_REGION",
  edge: "TWILIO_EDGE",
  apiBaseUrl: "TWILIO_API_BASE_URL",
};

const SID = (prefix: string) => new RegExp(`^${prefix}[0-9a-fA-F]{32}$`);

/** The provider configuration, or all that is wrong with it. Explicit settings go before the environment, a key pair before a token. */
export function resolveAccount(
  config: Readonly<Record<string, unknown>>,
  environment: NodeJS.ProcessEnv = process.env,
): { account?: Account; errors: SettingError[] } {
  const errors: SettingError[] = [];
  const error = (property: string, reason: string) => errors.push({ property, reason });
  const explicit = (name: string) => text(config[name]);
  const setting = (name: string) => explicit(name) ?? text(environment[ENVIRONMENT[name] ?? ""]);

  const accountSid = setting("accountSid");
  if (!accountSid) {
    error(
      "accountSid",
      "no account: set twilio:accountSid in the stack config, or TWILIO_ACCOUNT_SID in the environment",
    );
  } else if (!SID("AC").test(accountSid)) {
    error(
      "accountSid",
      `${shownSid(accountSid)} is not an account SID: it is AC and 32 hexadecimal digits${hint(accountSid)}`,
    );
  }

  const credentials = pickCredentials(explicit, setting);
  if (!credentials) {
    error(
      "apiKey",
      "no credentials: set twilio:apiKey and twilio:apiSecret (or twilio:authToken) with `pulumi config set --secret`, " +
        "or TWILIO_API_KEY and TWILIO_API_SECRET (or TWILIO_AUTH_TOKEN) in the environment",
    );
  } else if ("missing" in credentials) {
    const { missing, explicit: inConfig } = credentials;
    // Halves of two key pairs would only be refused by Twilio.
    const remedy = inConfig
      ? `twilio:${missing} too (one from the environment is not mixed with it)`
      : `${ENVIRONMENT[missing]} too`;
    error(missing, `the other half of the key pair is set, but not this: set ${remedy}`);
  } else if (credentials.apiKey && !SID("SK").test(credentials.apiKey)) {
    error(
      "apiKey",
      "is not an API key SID: it is SK and 32 hexadecimal digits (the secret belongs in twilio:apiSecret)",
    );
  }

  const apiBaseUrl = setting("apiBaseUrl")?.replace(/\/+$/, "");
  if (apiBaseUrl && !/^https?:\/\/[^/]/.test(apiBaseUrl)) {
    error("apiBaseUrl", `"${shownUrl(apiBaseUrl)}" is not an http(s) URL, such as http://127.0.0.1:4010`);
  }
  const { place, errors: misplaced } = resolvePlace(explicit, setting);
  for (const misplacement of misplaced) error(misplacement.property, placeErrorText(misplacement));
  if (errors.length > 0 || !accountSid || !credentials || "missing" in credentials) return { errors };
  const { apiKey, password, explicit: fromConfig } = credentials;
  const sourceOf = (name: string, inConfig: boolean) => (inConfig ? `twilio:${name}` : (ENVIRONMENT[name] ?? name));
  const account: Account = {
    accountSid,
    username: apiKey ?? accountSid,
    password,
    sources: {
      account: sourceOf("accountSid", explicit("accountSid") !== undefined),
      credentials: (apiKey ? ["apiKey", "apiSecret"] : ["authToken"])
        .map((name) => sourceOf(name, fromConfig))
        .join(" and "),
    },
    ...place,
  };
  if (apiBaseUrl) account.apiBaseUrl = apiBaseUrl;
  return { account, errors };
}

type Lookup = (name: string) => string | undefined;
type Credentials =
  { apiKey?: string; password: string; explicit: boolean } | { missing: "apiKey" | "apiSecret"; explicit: boolean };

function pickCredentials(explicit: Lookup, setting: Lookup): Credentials | undefined {
  const anyExplicit = ["apiKey", "apiSecret", "authToken"].some(explicit);
  const look = anyExplicit ? (name: string) => explicit(name) : setting;
  const [apiKey, apiSecret, authToken] = ["apiKey", "apiSecret", "authToken"].map(look);
  if (apiKey && apiSecret) return { apiKey, password: apiSecret, explicit: anyExplicit };
  if (authToken) return { password: authToken, explicit: anyExplicit };
  if (apiKey) return { missing: "apiSecret", explicit: anyExplicit };
  return apiSecret ? { missing: "apiKey", explicit: anyExplicit } : undefined;
}

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;

/** A value in the wrong place may be a secret: only what looks like a SID is shown. */
const shownSid = (text: string) => (/^(AC|SK)[0-9a-fA-FxX]*$/.test(text) ? `"${text}"` : "the value");

const hint = (sid: string) => (sid.startsWith("SK") ? " (this is an API key: it belongs in twilio:apiKey)" : "");
