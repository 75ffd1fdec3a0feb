import { openTarget } from "./target";

const TWILIO_ACCOUNT_SID = `AC${"5".repeat(32)}`;
const credentials = { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN: "not-a-token" };

test("does not run live with credentials alone", async () => {
  const target = await openTarget(credentials);
  expect(target.live).toBe(false);
  expect(target.origin("studio.twilio.com")).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/studio\.twilio\.com$/);
  await target.close();
});

test.each([{}, { TWILIO_ACCOUNT_SID }, { TWILIO_ACCOUNT_SID, TWILIO_API_KEY: "SK", TWILIO_AUTH_TOKEN: "t" }])(
  "reports the missing credentials of a live run: %j",
  async (environment) => {
    await expect(openTarget({ RINGFENCE_LIVE: "1", ...environment })).rejects.toThrow("TWILIO_API_SECRET");
  },
);

test("runs live against Twilio, and touches no number unless one is named", async () => {
  const target = await openTarget({ RINGFENCE_LIVE: "1", ...credentials });
  expect(target).toMatchObject({ live: true, number: undefined });
  expect(target.origin("studio.twilio.com")).toBe("https://studio.twilio.com");
  expect(target.client.accountSid).toBe(TWILIO_ACCOUNT_SID);
});
