import { resolveAccount } from "../../twilio/credentials";
import { ACCOUNT, KEY } from "../harness/provider/bench";

const TOKEN = "5f0c0ffee5f0c0ffee5f0c0ffee5f0c0";

describe("credentials", () => {
  const environment = {
    TWILIO_ACCOUNT_SID: `AC${"5".repeat(32)}`,
    TWILIO_API_KEY: `SK${"5".repeat(32)}`,
    TWILIO_API_SECRET: "environment-secret",
    TWILIO_AUTH_TOKEN: "environment-token",
    TWILIO_REGION: "ie1",
    TWILIO_EDGE: "dublin",
    TWILIO_API_BASE_URL: "http://127.0.0.1:4010/",
  };

  test("come from the environment if the config has none, a key pair before a token", () => {
    expect(resolveAccount({}, environment)).toEqual({
      errors: [],
      account: {
        accountSid: `AC${"5".repeat(32)}`,
        username: `SK${"5".repeat(32)}`,
        password: "environment-secret",
        sources: { account: "TWILIO_ACCOUNT_SID", credentials: "TWILIO_API_KEY and TWILIO_API_SECRET" },
        region: "ie1",
        edge: "dublin",
        apiBaseUrl: "http://127.0.0.1:4010",
      },
    });
  });

  test("of the config take precedence over the environment, even a token over a key pair", () => {
    const config = { accountSid: ACCOUNT, authToken: TOKEN, region: "au1" };
    expect(resolveAccount(config, environment).account).toMatchObject({
      accountSid: ACCOUNT,
      username: ACCOUNT,
      password: TOKEN,
      region: "au1",
      edge: "sydney",
    });
    const pair = { ...config, apiKey: KEY, apiSecret: "config-secret" };
    expect(resolveAccount(pair, environment).account).toMatchObject({ username: KEY, password: "config-secret" });
  });

  test("know where each came from, by name", () => {
    const { account } = resolveAccount({ accountSid: ACCOUNT }, { TWILIO_AUTH_TOKEN: TOKEN });
    expect(account?.sources).toEqual({ account: "twilio:accountSid", credentials: "TWILIO_AUTH_TOKEN" });
  });

  test("are missing if they are only spaces", () => {
    const { account } = resolveAccount({ accountSid: " ", apiKey: "", authToken: " " }, environment);
    expect(account).toMatchObject({ accountSid: `AC${"5".repeat(32)}`, password: "environment-secret" });
  });

  test.each([
    ["config", { accountSid: ACCOUNT, apiKey: KEY }, {}, "apiSecret", /set twilio:apiSecret too/],
    ["config", { accountSid: ACCOUNT, apiSecret: "s3cret" }, {}, "apiKey", /set twilio:apiKey too/],
    ["config, the rest in the environment", { apiKey: KEY }, environment, "apiSecret", /not mixed/],
    ["environment", { accountSid: ACCOUNT }, { TWILIO_API_KEY: KEY }, "apiSecret", /set TWILIO_API_SECRET too/],
  ])(
    "with half a key pair in the %s are an error at the missing half",
    (_where, config, variables, property, reason) => {
      const { account, errors } = resolveAccount(config, variables);
      expect(account).toBeUndefined();
      expect(errors).toEqual([{ property, reason: expect.stringMatching(reason) as string }]);
    },
  );

  test("may have half a key pair beside a token", () => {
    const { account } = resolveAccount({ accountSid: ACCOUNT, apiKey: KEY, authToken: TOKEN }, {});
    expect(account).toMatchObject({ username: ACCOUNT, password: TOKEN });
  });

  test("in each other's place are distinguished, with all errors at once and no secret", () => {
    const config = { accountSid: KEY, apiKey: TOKEN, apiSecret: "s3cret", apiBaseUrl: "ftp://me:hidden@host" };
    const { errors } = resolveAccount(config, {});
    expect(errors.map(({ property }) => property)).toEqual(["accountSid", "apiKey", "apiBaseUrl"]);
    expect(errors[0]?.reason).toMatch(/"SK2+" is not an account SID.*belongs in twilio:apiKey/);
    expect(JSON.stringify(errors)).not.toMatch(/s3cret|hidden|c0ffee/);
    expect(JSON.stringify(resolveAccount({ accountSid: TOKEN, authToken: TOKEN }, {}).errors)).not.toContain(TOKEN);
  });
});
