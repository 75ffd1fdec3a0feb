import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { ResourceProviderService as Protocol } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { ACCOUNT, Bench, failure } from "../../harness/provider/bench";
import { properties, struct } from "../../harness/provider/engine";

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

  test("finds the listed numbers, sorted, with the settings that a fence needs", async () => {
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

  test("finds numbers by a pattern for friendly names, in any letter case, where only * is special", async () => {
    expect(await found({ friendlyName: "s* LINE" })).toEqual(["+15550100001", "+15550100002"]);
    expect(await found({ friendlyName: "S.* line" })).toEqual([]);
    expect(await found({ friendlyName: "line" })).toEqual([]);
  });

  test("finds all numbers without a filter", async () => {
    expect(await found({})).toHaveLength(5);
  });

  test("returns the same as a map by number, packed as one text", async () => {
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

  test("names every number that is not in the account", async () => {
    const { message } = await failure(found({ phoneNumbers: ["+15550100001", "+15550100071", "+15550100072"] }));
    expect(message).toBe(`not in account ${ACCOUNT}: +15550100071, +15550100072`);
  });

  test("refuses two filters at once", async () => {
    await failure(found({ phoneNumbers: ["+15550100001"], friendlyName: "*" }));
  });
});
