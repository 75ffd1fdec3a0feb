import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { ResourceProviderService as Protocol } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { knownAccount } from "../../provider/changedAccount";
import { ACCOUNT, KEY, failure } from "../harness/provider/bench";
import { type Connection, connect } from "../harness/provider/connection";
import { UNKNOWN, secret, struct } from "../harness/provider/engine";

const TOKEN = "5f0c0ffee5f0c0ffee5f0c0ffee5f0c0";

test("accepts credentials that are not known yet, without an account", () => {
  expect(knownAccount({ accountSid: UNKNOWN })).toEqual({ errors: [] });
});

describe("the provider's configuration over the protocol", () => {
  let connection: Connection;
  beforeAll(async () => (connection = await connect()));
  afterAll(() => connection.close());

  const checkConfig = async (config: Record<string, unknown>) => {
    const request = new messages.CheckRequest().setNews(struct(config));
    return (await connection.ask(Protocol.checkConfig, request)).getFailuresList();
  };

  test("reports every error in CheckConfig at its property, without the secrets", async () => {
    const failures = await checkConfig({
      accountSid: secret("not-an-account"),
      apiKey: secret("not-a-key"),
      apiSecret: "s",
    });
    expect(failures.map((failure) => failure.getProperty())).toEqual(["accountSid", "apiKey"]);
    expect(failures.map((failure) => failure.getReason()).join()).not.toMatch(/not-an-account|not-a-key/);
  });

  test("accepts unknown values in CheckConfig", async () => {
    expect(await checkConfig({ accountSid: UNKNOWN, apiKey: UNKNOWN, apiSecret: UNKNOWN })).toEqual([]);
  });

  test("refuses in Configure what CheckConfig would refuse", async () => {
    const request = new messages.ConfigureRequest().setArgs(struct({ accountSid: "AC1", authToken: secret(TOKEN) }));
    const { message } = await failure(connection.ask(Protocol.configure, request));
    expect(message).toMatch(/twilio:accountSid: "AC1" is not an account SID/);
    expect(message).not.toContain(TOKEN);
  });

  test("replaces nothing for a change of keys, region or address", async () => {
    const request = new messages.DiffRequest()
      .setOldInputs(struct({ accountSid: ACCOUNT, apiKey: KEY, region: "us1" }))
      .setNews(struct({ accountSid: ACCOUNT, authToken: secret(TOKEN), region: "ie1" }));
    const response = await connection.ask(Protocol.diffConfig, request);
    expect(response.getDiffsList().sort()).toEqual(["apiKey", "authToken", "region"]);
    expect(response.getReplacesList()).toEqual([]);
    expect(response.getDetaileddiffMap().get("region")?.getKind()).toBe(messages.PropertyDiff.Kind.UPDATE);
  });

  test("reports an operation before Configure", async () => {
    const request = new messages.InvokeRequest().setTok("twilio:voice:getPhoneNumbers").setArgs(struct({}));
    const { message } = await failure(connection.ask(Protocol.invoke, request));
    expect(message).toMatch(/not configured/);
  });
});
