import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { ResourceProviderService as Protocol } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { resolveAccount } from "../../provider/config";
import { ACCOUNT, Bench, KEY, failure } from "../harness/provider/bench";
import { type Connection, UNKNOWN, connect, secret, struct, properties } from "../harness/provider/engine";

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

  test("come from the environment where the config says nothing, a key pair before a token", () => {
    expect(resolveAccount({}, environment)).toEqual({
      faults: [],
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

  test("of the config go before the environment, a token there also before a key pair here", () => {
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

  test("say where each came from, by name", () => {
    const { account } = resolveAccount({ accountSid: ACCOUNT }, { TWILIO_AUTH_TOKEN: TOKEN });
    expect(account?.sources).toEqual({ account: "twilio:accountSid", credentials: "TWILIO_AUTH_TOKEN" });
  });

  test("of spaces only are none", () => {
    const { account } = resolveAccount({ accountSid: " ", apiKey: "", authToken: " " }, environment);
    expect(account).toMatchObject({ accountSid: `AC${"5".repeat(32)}`, password: "environment-secret" });
  });

  test.each([
    ["config", { accountSid: ACCOUNT, apiKey: KEY }, {}, "apiSecret", /set twilio:apiSecret too/],
    ["config", { accountSid: ACCOUNT, apiSecret: "s3cret" }, {}, "apiKey", /set twilio:apiKey too/],
    ["config, the rest in the environment", { apiKey: KEY }, environment, "apiSecret", /not mixed/],
    ["environment", { accountSid: ACCOUNT }, { TWILIO_API_KEY: KEY }, "apiSecret", /set TWILIO_API_SECRET too/],
  ])("half a key pair in the %s is a fault at the missing half", (_where, config, variables, property, reason) => {
    const { account, faults } = resolveAccount(config, variables);
    expect(account).toBeUndefined();
    expect(faults).toEqual([{ property, reason: expect.stringMatching(reason) as string }]);
  });

  test("a token makes up for half a key pair", () => {
    const { account } = resolveAccount({ accountSid: ACCOUNT, apiKey: KEY, authToken: TOKEN }, {});
    expect(account).toMatchObject({ username: ACCOUNT, password: TOKEN });
  });

  test("in each other's place are told apart, all faults at once, and no secret is shown", () => {
    const config = { accountSid: KEY, apiKey: TOKEN, apiSecret: "s3cret", apiBaseUrl: "ftp://me:hidden@host" };
    const { faults } = resolveAccount(config, {});
    expect(faults.map(({ property }) => property)).toEqual(["accountSid", "apiKey", "apiBaseUrl"]);
    expect(faults[0]?.reason).toMatch(/"SK2+" is not an account SID.*belongs in twilio:apiKey/);
    expect(JSON.stringify(faults)).not.toMatch(/s3cret|hidden|c0ffee/);
    expect(JSON.stringify(resolveAccount({ accountSid: TOKEN, authToken: TOKEN }, {}).faults)).not.toContain(TOKEN);
  });

  test("that are not known yet are no fault, and no account", () => {
    expect(resolveAccount({ accountSid: UNKNOWN }, {})).toEqual({ faults: [] });
  });
});

describe("the provider's configuration over the protocol", () => {
  let connection: Connection;
  beforeAll(async () => (connection = await connect()));
  afterAll(() => connection.close());

  const checkConfig = async (config: Record<string, unknown>) => {
    const request = new messages.CheckRequest().setNews(struct(config));
    return (await connection.ask(Protocol.checkConfig, request)).getFailuresList();
  };

  test("CheckConfig tells every fault at its property, without the secrets", async () => {
    const failures = await checkConfig({
      accountSid: secret("not-an-account"),
      apiKey: secret("not-a-key"),
      apiSecret: "s",
    });
    expect(failures.map((failure) => failure.getProperty())).toEqual(["accountSid", "apiKey"]);
    expect(failures.map((failure) => failure.getReason()).join()).not.toMatch(/not-an-account|not-a-key/);
  });

  test("CheckConfig lets unknown values pass", async () => {
    expect(await checkConfig({ accountSid: UNKNOWN, apiKey: UNKNOWN, apiSecret: UNKNOWN })).toEqual([]);
  });

  test("Configure refuses what CheckConfig would", async () => {
    const request = new messages.ConfigureRequest().setArgs(struct({ accountSid: "AC1", authToken: secret(TOKEN) }));
    const { message } = await failure(connection.ask(Protocol.configure, request));
    expect(message).toMatch(/twilio:accountSid: "AC1" is not an account SID/);
    expect(message).not.toContain(TOKEN);
  });

  test("a change of keys, region or address replaces nothing", async () => {
    const request = new messages.DiffRequest()
      .setOldInputs(struct({ accountSid: ACCOUNT, apiKey: KEY, region: "us1" }))
      .setNews(struct({ accountSid: ACCOUNT, authToken: secret(TOKEN), region: "ie1" }));
    const response = await connection.ask(Protocol.diffConfig, request);
    expect(response.getDiffsList().sort()).toEqual(["apiKey", "authToken", "region"]);
    expect(response.getReplacesList()).toEqual([]);
    expect(response.getDetaileddiffMap().get("region")?.getKind()).toBe(messages.PropertyDiff.Kind.UPDATE);
  });

  test("an operation before Configure says so", async () => {
    const request = new messages.InvokeRequest().setTok("twilio:voice:getPhoneNumbers").setArgs(struct({}));
    const { message } = await failure(connection.ask(Protocol.invoke, request));
    expect(message).toMatch(/not configured/);
  });
});

describe("getPhoneNumbers", () => {
  let bench: Bench;
  beforeAll(async () => (bench = await Bench.open()));
  afterAll(() => bench.close());

  const found = async (args: Record<string, unknown>) => {
    const { numbers } = await bench.invoke<{ numbers: { phoneNumber: string }[] }>(
      "twilio:voice:getPhoneNumbers",
      args,
    );
    return numbers.map(({ phoneNumber }) => phoneNumber);
  };

  test("finds those listed, sorted, with what a fence needs to know of them", async () => {
    expect(await found({ phoneNumbers: ["+15550100008", "+15550100001"] })).toEqual(["+15550100001", "+15550100008"]);
    const { numbers } = await bench.invoke<{ numbers: object[] }>("twilio:voice:getPhoneNumbers", {
      phoneNumbers: ["+15550100008"],
    });
    expect(numbers).toEqual([
      {
        phoneNumber: "+15550100008",
        phoneNumberSid: `PN${"8".repeat(32)}`,
        friendlyName: "Trunk line",
        voiceUrl: "",
        voiceCapable: true,
        voiceReceiveMode: "voice",
        trunkSid: `TK${"8".repeat(32)}`,
        voiceApplicationSid: "",
        fencedBy: "",
      },
    ]);
  });

  test("finds by a pattern over friendly names, in either case; other signs stand for themselves", async () => {
    expect(await found({ friendlyName: "s* LINE" })).toEqual(["+15550100001", "+15550100002"]);
    expect(await found({ friendlyName: "S.* line" })).toEqual([]);
    expect(await found({ friendlyName: "line" })).toEqual([]);
  });

  test("finds all without a filter", async () => {
    expect(await found({})).toHaveLength(5);
  });

  test("gives the same by number, as one text, where a map is asked for", async () => {
    const { numbers } = await bench.invoke<{ numbers: { phoneNumber: string }[] }>("twilio:voice:getPhoneNumbers", {});
    const map = await bench.invoke<object>("twilio:voice:getPhoneNumbers", { asMap: true });
    const byNumber = Object.fromEntries(numbers.map((number) => [number.phoneNumber, number]));
    expect(map).toEqual({ numbers: [], byNumber });
    const request = new messages.InvokeRequest()
      .setTok("twilio:voice:getPhoneNumbers")
      .setArgs(struct({ asMap: true }));
    const sent = properties((await bench.connection.ask(Protocol.invoke, request)).getReturn());
    expect(sent.byNumber).toEqual({ plain: expect.any(String) as string });
  });

  test("names every number that the account lacks", async () => {
    const { message } = await failure(found({ phoneNumbers: ["+15550100001", "+15550100071", "+15550100072"] }));
    expect(message).toBe(`not in account ${ACCOUNT}: +15550100071, +15550100072`);
  });

  test("refuses two filters at once", async () => {
    await failure(found({ phoneNumbers: ["+15550100001"], friendlyName: "*" }));
  });
});
